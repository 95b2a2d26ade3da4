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
package io.chainstitch.sfc.impl.report;

import io.chainstitch.sfc.api.InstanceId;
import io.chainstitch.sfc.impl.engine.ChainRecord;
import io.chainstitch.sfc.impl.engine.Way;
import io.chainstitch.vpp.model.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.PathBody;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.path.body.Hop;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.path.body.HopBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.chain.PathBuilder;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Ipv6AddressNoZone;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.Counter64;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.Uint64;

/** Turns the paths of a record into their YANG form, once for each direction that traffic takes. */
public final class Paths {
    private Paths() {
    }

    /**
     * The paths of a chain in both directions, or in one.
     *
     * @param record the chain
     * @param mtus largest packet by path and direction, where known
     * @return the paths, without counters
     */
    public static List<PathBody> of(ChainRecord record, Map<Way, Integer> mtus) {
        return of(record, mtus, HopCounters.NONE);
    }

    /**
     * The paths of a chain in both directions, or in one.
     *
     * @param record the chain
     * @param mtus largest packet by path and direction, where known
     * @param counters what the hops have carried, where known
     * @return the paths
     */
    static List<PathBody> of(ChainRecord record, Map<Way, Integer> mtus, HopCounters counters) {
        List<PathBody> paths = new ArrayList<>();
        for (ChainRecord.PathRecord path : record.rendered().paths()) {
            paths.add(path(path, mtus, counters, false));
            if (!record.rendered().unidirectional()) {
                paths.add(path(path, mtus, counters, true));
            }
        }
        return paths;
    }

    private static PathBody path(ChainRecord.PathRecord path, Map<Way, Integer> mtus, HopCounters counters,
        boolean reverse) {
        ChainRecord.WayRecord way = path.way(reverse);
        int last = path.hops().size() - 1;
        List<Hop> hops = new ArrayList<>();
        for (int index = 0; index <= last; index++) {
            int position = reverse ? last - index : index;
            HopBuilder hop = hop(path.hops().get(position), index, last, reverse);
            IpAddress sid = way.sids().get(position);
            if (sid != null) {
                hop.setSid(new Ipv6AddressNoZone(sid.toString()));
            }
            Meter.of(path, reverse, position)
                .flatMap(meter -> counters.of(new Meter.OnNode(path.hops().get(position).node(), meter)))
                .ifPresent(carried ->
                    hop.setPackets(counter(carried.packets())).setBytes(counter(carried.bytes())));
            hops.add(hop.build());
        }
        PathBuilder builder = new PathBuilder().setDirection(StateCodec.direction(reverse))
            .setId(Uint32.valueOf(path.id())).setWeight(Uint32.valueOf(way.weight()))
            .setHop(hops.stream().collect(Collectors.toMap(Hop::key, hop -> hop)));
        Integer mtu = mtus.get(new Way(path.id(), reverse));
        return mtu == null ? builder.build() : builder.setMtu(Uint32.valueOf(mtu)).build();
    }

    private static Counter64 counter(long value) {
        return new Counter64(Uint64.valueOf(value));
    }

    private static HopBuilder hop(ChainRecord.HopRecord hop, int index, int last, boolean reverse) {
        HopBuilder builder = new HopBuilder().setIndex(Uint16.valueOf(index)).setFunction(hop.function())
            .setNode(hop.node());
        InstanceId instance = InstanceId.parse(hop.instance());
        if (instance instanceof InstanceId.OfPod pod) {
            builder.setPod(pod.id().toString());
        } else if (instance instanceof InstanceId.OfExternal external) {
            builder.setExternalInterface(external.name());
        }
        if (index > 0) {
            builder.setInputInterface(reverse ? hop.outputLabel() : hop.inputLabel());
        }
        if (index < last) {
            builder.setOutputInterface(reverse ? hop.inputLabel() : hop.outputLabel());
        }
        return builder;
    }
}
