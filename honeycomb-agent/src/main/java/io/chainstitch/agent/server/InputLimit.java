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

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a session that sends too much without waiting for an answer. The platform's framing has no limit for a whole
 * message, so one client could fill the memory of all. Every request is answered, so the count starts again with each
 * byte that goes out.
 */
final class InputLimit extends ChannelDuplexHandler {
    /** Bytes; an edit of some 10 000 objects fits. */
    static final long DEFAULT = 16L << 20;

    private static final Logger LOG = LoggerFactory.getLogger(InputLimit.class);

    private final long limit;
    private long received;

    InputLimit(long limit) {
        this.limit = limit;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (message instanceof ByteBuf bytes) {
            received += bytes.readableBytes();
        }
        if (received <= limit) {
            super.channelRead(context, message);
            return;
        }
        ReferenceCountUtil.release(message);
        if (context.channel().isOpen()) {
            LOG.warn("A NETCONF client sent a message of more than {} bytes, its session is closed", limit);
            context.close();
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        received = 0;
        super.write(context, message, promise);
    }
}
