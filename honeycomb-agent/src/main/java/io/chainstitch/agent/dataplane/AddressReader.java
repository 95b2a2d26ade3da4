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
package io.chainstitch.agent.dataplane;

import io.chainstitch.vpp.api.ApiMessage;
import io.chainstitch.vpp.model.Address;
import io.chainstitch.vpp.model.Vxlan;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Addresses of every interface that can have one: not of VPP's own interface 0 and of our L2 tunnels. */
final class AddressReader implements KindReader {
    private static final String DUMP = "ip_address_dump";

    @Override
    public CompletableFuture<List<Found>> read(VppSession vpp, Scene scene) {
        List<Map<String, Object>> questions = scene.names().ports().stream()
            .filter(port -> canHaveAddress(port, scene.names()))
            .flatMap(port -> Stream.of(question(port, false), question(port, true))).toList();
        return found(vpp.dumpAll(DUMP, questions), scene);
    }

    /** Those of one interface in one family. */
    static CompletableFuture<List<Found>> read(VppSession vpp, Scene scene, Port port, boolean ipv6) {
        return found(vpp.dump(DUMP, question(port, ipv6)), scene);
    }

    private static Map<String, Object> question(Port port, boolean ipv6) {
        return Map.of("sw_if_index", port.index(), "is_ipv6", ipv6);
    }

    private static CompletableFuture<List<Found>> found(CompletableFuture<List<ApiMessage>> details, Scene scene) {
        return details.thenApply(all -> all.stream().map(address -> Found.of(new Address(
            scene.names().name(address.number("sw_if_index")), address.prefix("prefix")))).toList());
    }

    private static boolean canHaveAddress(Port port, NameView names) {
        return port.index() != 0 && !(names.owned(port.index()).orElse(null) instanceof Vxlan);
    }
}
