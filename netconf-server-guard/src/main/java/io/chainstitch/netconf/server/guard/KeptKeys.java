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
package io.chainstitch.netconf.server.guard;

import java.util.Map;
import org.opendaylight.netconf.shaded.sshd.common.SyspropsMapWrapper;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Has SSH keep the keys of a NETCONF session as long as the session. SSH peers agree on new ones after an hour or a
 * gigabyte (RFC 4253 section 9). The event loop of release 7.0.7 waits for the end of such an exchange when it is to
 * send something, although it would have to read the exchange: it stands still for ever, with all sessions that share
 * it.
 *
 * <p>Sessions look the limits up when they begin. There is no other way to the server's SSH than the system's
 * properties, which its copy of the SSH library alone reads.
 */
@Component(service = KeptKeys.class, immediate = true)
public final class KeptKeys {
    /** The limits of the SSH library that begin a key exchange, and what keeps them from it. */
    static final Map<String, String> LIMITS = Map.of("rekey-time-limit", "0", "rekey-bytes-limit", "0",
        "rekey-packets-limit", "0", "rekey-blocks-limit", Long.toString(Long.MAX_VALUE));

    /** Sets the limits for all NETCONF sessions that begin from now on. */
    @Activate
    public void keep() {
        LIMITS.forEach((limit, value) -> System.setProperty(property(limit), value));
    }

    static String property(String limit) {
        return SyspropsMapWrapper.SYSPROPS_MAPPED_PREFIX + "." + limit;
    }
}
