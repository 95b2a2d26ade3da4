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
import io.chainstitch.vpp.model.IpFamily;
import io.chainstitch.vpp.model.LocalSid;
import io.chainstitch.vpp.model.SidBehavior;
import io.chainstitch.vpp.model.TableRef;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Local SIDs. What they do cannot be changed in place. */
final class LocalSidWriter implements ObjectWriter<LocalSid> {
    private static final int NO_SUCH_SID = -2;

    @Override
    public CompletableFuture<?> create(VppSession vpp, LocalSid object) {
        SidBehavior behavior = object.behavior();
        if (behavior instanceof SidBehavior.EndAd proxy) {
            return ProxyCommand.create(vpp, object, proxy);
        }
        if (behavior instanceof SidBehavior.EndDt decapsulate) {
            // VPP takes any number here, and ends when it is asked for its SIDs.
            return NeededTables.require(vpp, decapsulate.lookup(),
                () -> add(vpp, object, decapsulate.lookup().id()));
        }
        return behavior.interfaces().stream().findFirst().map(name -> vpp.indexes().get(name)
            .thenCompose(index -> add(vpp, object, index))).orElseGet(() -> add(vpp, object, VppSession.NONE));
    }

    private static CompletableFuture<ApiMessage> add(VppSession vpp, LocalSid object, long target) {
        Map<String, Object> fields = new HashMap<>(Map.of("is_del", false, "localsid", object.sid(), "behavior",
            SidBehaviors.number(object.behavior()), "sw_if_index", target, "fib_table", object.table()));
        if (object.behavior() instanceof SidBehavior.EndDx crossConnect) {
            fields.put("nh_addr", crossConnect.nextHop());
        }
        return vpp.write("sr_localsid_add_del", fields);
    }

    @Override
    public CompletableFuture<?> delete(VppSession vpp, LocalSid object) {
        return NeededTables.remove(vpp, new TableRef(IpFamily.IPV6, object.table()), () -> remove(vpp, object));
    }

    /** VPP finds the SID by its address, looks at no behavior, and must be told the right table. */
    static CompletableFuture<ApiMessage> remove(VppSession vpp, LocalSid object) {
        return vpp.write("sr_localsid_add_del", Map.of("is_del", true, "localsid", object.sid(), "behavior",
            SidBehaviors.END, "sw_if_index", VppSession.NONE, "fib_table", object.table()), NO_SUCH_SID);
    }
}
