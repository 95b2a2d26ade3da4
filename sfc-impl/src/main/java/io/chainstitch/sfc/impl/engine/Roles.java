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
package io.chainstitch.sfc.impl.engine;

import io.chainstitch.vpp.model.LocalSid;
import io.chainstitch.vpp.model.SidBehavior;
import io.chainstitch.vpp.model.VppObject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a rendering does with interfaces.
 *
 * @param uses the interfaces of the instances on its paths
 * @param receives those of them on which its traffic comes from an instance, in a direction that the chain has
 * @param takes those on which a dynamic proxy takes everything that comes from the instance
 */
record Roles(Set<Place> uses, Set<Place> receives, Set<Place> takes) {
    Roles {
        uses = Set.copyOf(uses);
        receives = Set.copyOf(receives);
        takes = Set.copyOf(takes);
    }

    static Roles of(ChainRecord record) {
        Set<Place> uses = new HashSet<>();
        Set<Place> receives = new HashSet<>();
        for (ChainRecord.PathRecord path : record.rendered().paths()) {
            List<ChainRecord.HopRecord> hops = path.hops();
            for (int index = 0; index < hops.size(); index++) {
                ChainRecord.HopRecord hop = hops.get(index);
                Place input = new Place(hop.node(), hop.input());
                Place output = new Place(hop.node(), hop.output());
                uses.add(input);
                uses.add(output);
                if (index < hops.size() - 1) {
                    receives.add(output);
                }
                if (index > 0 && !record.rendered().unidirectional()) {
                    receives.add(input);
                }
            }
        }
        return new Roles(uses, receives, takes(record));
    }

    private static Set<Place> takes(ChainRecord record) {
        Set<Place> takes = new HashSet<>();
        record.nodes().forEach((node, plan) -> {
            for (VppObject object : plan.objects().values()) {
                if (object instanceof LocalSid sid && sid.behavior() instanceof SidBehavior.EndAd proxy) {
                    takes.add(new Place(node, proxy.inInterface()));
                }
            }
        });
        return takes;
    }
}
