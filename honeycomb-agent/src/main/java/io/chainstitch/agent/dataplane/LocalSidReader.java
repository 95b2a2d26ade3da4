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
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.LocalSid;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.ObjectKind;
import io.chainstitch.vpp.model.SidBehavior;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Local SIDs. Of a proxy VPP dumps no more than that it is there; what it does is told by the command line only. */
final class LocalSidReader implements KindReader {

    @Override
    public CompletableFuture<List<Found>> read(VppSession vpp, Scene scene) {
        return vpp.dump("sr_localsids_dump", Map.of()).thenCompose(sids -> found(vpp, scene.names(), sids));
    }

    /** The proxies of others, who seldom have some. */
    static CompletableFuture<List<Found>> proxiesOfOthers(VppSession vpp) {
        return vpp.dump("sr_localsids_dump", Map.of()).thenCompose(all -> {
            List<ApiMessage> sids = all.stream()
                .filter(sid -> SidBehaviors.isOfPlugin(sid) && !vpp.ledger().owns(key(sid))).toList();
            return sids.isEmpty() ? CompletableFuture.completedFuture(List.of())
                : vpp.names().thenCompose(names -> found(vpp, names, sids));
        });
    }

    private static CompletableFuture<List<Found>> found(VppSession vpp, NameView names, List<ApiMessage> sids) {
        CompletableFuture<Map<IpAddress, SidBehavior>> proxies = sids.stream().noneMatch(SidBehaviors::isOfPlugin)
            ? CompletableFuture.completedFuture(Map.of()) : vpp.query("cli_inband", Map.of("cmd", "show sr localsids"))
                .thenApply(answer -> ProxyText.parse(answer.text("reply"), names));
        return proxies.thenApply(known -> sids.stream().map(sid -> found(sid, names, known)).toList());
    }

    private static ObjectKey key(ApiMessage sid) {
        return new ObjectKey(ObjectKind.LOCAL_SID, sid.address("addr").toString());
    }

    private static Found found(ApiMessage sid, NameView names, Map<IpAddress, SidBehavior> proxies) {
        IpAddress address = sid.address("addr");
        return Found.of(key(sid), () -> new LocalSid(address, sid.number("fib_table"),
            (SidBehaviors.isOfPlugin(sid) ? Optional.ofNullable(proxies.get(address)) : SidBehaviors.of(sid, names))
                .orElseThrow(() -> new IllegalArgumentException("no behavior of the model"))));
    }
}
