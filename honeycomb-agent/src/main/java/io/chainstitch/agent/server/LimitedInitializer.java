/*
 * Copyright (c) 2026 The Chainstitch Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.chainstitch.agent.server;

import org.opendaylight.netconf.transport.api.TransportChannel;
import org.opendaylight.netconf.transport.api.TransportChannelListener;

/** Puts an {@link InputLimit} between SSH, which is in the pipeline already, and each session. */
final class LimitedInitializer implements TransportChannelListener {
    private final TransportChannelListener sessions;
    private final long limit;

    LimitedInitializer(TransportChannelListener sessions, long limit) {
        this.sessions = sessions;
        this.limit = limit;
    }

    @Override
    public void onTransportChannelEstablished(TransportChannel channel) {
        channel.channel().pipeline().addLast(new InputLimit(limit));
        sessions.onTransportChannelEstablished(channel);
    }

    @Override
    public void onTransportChannelFailed(Throwable cause) {
        sessions.onTransportChannelFailed(cause);
    }
}
