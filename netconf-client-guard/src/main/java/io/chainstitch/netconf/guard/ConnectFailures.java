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

/**
 * Tells why connection attempts fail. The NETCONF topology of OpenDaylight keeps a node {@code connecting} while it
 * tries again and again, and says nowhere what is wrong.
 */
public interface ConnectFailures {
    /**
     * Subscribes to failed attempts. An attempt that is given up by the caller is not reported.
     *
     * @param listener the listener
     * @return ends the subscription
     */
    Subscription listen(Listener listener);

    /** Hears of failed attempts. */
    @FunctionalInterface
    interface Listener {
        /**
         * An attempt failed; the topology tries again after its back-off time.
         *
         * @param node identifier of the node in the topology
         * @param reason one clause that says what happened, without secrets
         */
        void connectFailed(String node, String reason);
    }

    /** A subscription. */
    @FunctionalInterface
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
