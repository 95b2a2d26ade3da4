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
package io.chainstitch.vpp.model;

import java.util.Locale;
import java.util.Objects;

/** How VPP reaches what is behind a managed interface. */
public sealed interface Attachment {

    /** {@return what only one interface may be attached to} */
    String resource();

    /**
     * A Linux interface, read and written through an AF_PACKET socket.
     *
     * @param hostInterface name of the Linux interface in VPP's network namespace, at most 15 bytes
     */
    record AfPacket(String hostInterface) implements Attachment {
        public AfPacket {
            Objects.requireNonNull(hostInterface);
        }

        @Override
        public String resource() {
            return "host-interface " + hostInterface;
        }
    }

    /**
     * A shared-memory interface.
     *
     * @param socket file of the control socket on the node; empty means VPP's default socket 0
     * @param id interface id on that socket
     * @param role which end VPP plays
     */
    record Memif(String socket, long id, Role role) implements Attachment {
        public Memif {
            Objects.requireNonNull(socket);
            Objects.requireNonNull(role);
        }

        @Override
        public String resource() {
            return "memif " + socket + " " + id;
        }

        /** Which end of a memif VPP plays. */
        public enum Role {
            /** VPP listens. */
            MASTER,
            /** VPP connects. */
            SLAVE;

            /** {@return the lower-case name} */
            public String label() {
                return name().toLowerCase(Locale.ROOT);
            }

            /**
             * The role with the given label.
             *
             * @param label {@code master} or {@code slave}
             * @return the role
             * @throws IllegalArgumentException when the label names no role
             */
            public static Role of(String label) {
                for (Role role : values()) {
                    if (role.label().equals(label)) {
                        return role;
                    }
                }
                throw new IllegalArgumentException("'" + label + "' is no memif role, use master or slave");
            }
        }
    }

    /**
     * A TAP interface (virtio backend).
     *
     * @param hostInterface name on the Linux side
     * @param hostNamespace network namespace of the Linux side, empty for VPP's own
     */
    record Tap(String hostInterface, String hostNamespace) implements Attachment {
        public Tap {
            Objects.requireNonNull(hostInterface);
            Objects.requireNonNull(hostNamespace);
        }

        @Override
        public String resource() {
            return "tap " + hostNamespace + " " + hostInterface;
        }
    }

    /**
     * A loopback interface.
     *
     * @param instance VPP's instance number, {@code loopN}
     */
    record Loopback(long instance) implements Attachment {
        @Override
        public String resource() {
            return "loopback " + instance;
        }
    }
}
