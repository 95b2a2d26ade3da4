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
package io.chainstitch.shell.facts;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A pod of the inventory.
 *
 * @param namespace its namespace
 * @param name its name
 * @param node where it runs; empty = not scheduled
 * @param ready whether it does its work; otherwise it is standby
 * @param hostNetwork whether it is on the host's network
 * @param labels its labels
 * @param interfaces its additional interfaces
 * @param chains names of the chains with a path through it
 */
public record Pod(String namespace, String name, Optional<String> node, boolean ready, boolean hostNetwork,
    Map<String, String> labels, List<Interface> interfaces, List<String> chains) {

    /** Keeps unchangeable copies, the labels by key. */
    public Pod {
        labels = Sorted.copyOf(labels);
        interfaces = List.copyOf(interfaces);
        chains = List.copyOf(chains);
    }

    /**
     * An interface of a pod.
     *
     * @param name within the pod
     * @param network its network; empty = {@code default}
     * @param addresses with prefix length
     * @param mac on the pod's side
     * @param vppInterface its name on VPP, when something else attached it
     */
    public record Interface(String name, Optional<String> network, List<String> addresses, Optional<String> mac,
        Optional<String> vppInterface) {

        /** Keeps an unchangeable copy of the list. */
        public Interface {
            addresses = List.copyOf(addresses);
        }
    }

    /** {@return namespace and name, as paths name it} */
    public String id() {
        return namespace + "/" + name;
    }
}
