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
package io.chainstitch.netconf.guard;

import java.time.Duration;
import java.util.List;
import org.opendaylight.netconf.shaded.sshd.client.ClientFactoryManager;
import org.opendaylight.netconf.shaded.sshd.common.session.Session;
import org.opendaylight.netconf.shaded.sshd.common.session.SessionListener;
import org.opendaylight.netconf.shaded.sshd.core.CoreModuleProperties;
import org.opendaylight.netconf.transport.ssh.ClientFactoryManagerConfigurator;

/**
 * Follows the SSH layer of one attempt, to say whether the peer has answered and where the attempt ended: the transport
 * keeps both to itself. Keeps the keys that the attempt agreed on.
 */
final class SshProgress extends ClientFactoryManagerConfigurator implements SessionListener {
    private volatile String ending = "the peer closed the connection before the NETCONF session was up";
    private volatile boolean answered;

    /** {@return whether the peer has said which SSH it speaks} */
    boolean isAnswered() {
        return answered;
    }

    /** {@return what it means when the connection is closed now} */
    String ending() {
        return ending;
    }

    @Override
    protected void configureClientFactoryManager(ClientFactoryManager factoryManager) {
        factoryManager.addSessionListener(this);
        keepKeys(factoryManager);
        ending = "the peer closed the connection before it agreed on SSH keys";
    }

    /**
     * Never asks for new keys, which SSH peers do after an hour or a gigabyte (RFC 4253 section 9). Release 7.0.7 does
     * not survive it: it logs in once more, and its event loop waits for the end of the exchange that it would have to
     * read, for ever and with all nodes that share it.
     */
    private static void keepKeys(ClientFactoryManager factoryManager) {
        CoreModuleProperties.REKEY_TIME_LIMIT.set(factoryManager, Duration.ZERO);
        CoreModuleProperties.REKEY_BYTES_LIMIT.set(factoryManager, 0L);
        CoreModuleProperties.REKEY_PACKETS_LIMIT.set(factoryManager, 0L);
        // Zero means a number that depends on the cipher.
        CoreModuleProperties.REKEY_BLOCKS_LIMIT.set(factoryManager, Long.MAX_VALUE);
    }

    @Override
    public void sessionPeerIdentificationReceived(Session session, String version, List<String> extraLines) {
        answered = true;
    }

    @Override
    public void sessionEvent(Session session, Event event) {
        if (event == Event.KeyEstablished) {
            ending = "the SSH log-in was refused, check user name and password";
        } else if (event == Event.Authenticated) {
            ending = "the peer closed the connection after the log-in, before the NETCONF session was up";
        }
    }
}
