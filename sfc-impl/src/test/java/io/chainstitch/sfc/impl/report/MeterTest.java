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

import static org.junit.Assert.assertEquals;

import io.chainstitch.sfc.api.NodeGateway.Counted;
import io.chainstitch.sfc.impl.engine.ChainRecord;
import io.chainstitch.vpp.model.InterfaceCounters;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.NodeCounters;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.SidCounters;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.Test;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.Direction;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.PathBody;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.path.body.Hop;

/** Which of a node's counters are those of a hop. */
public class MeterTest {
    private static final ChainRecord.WayRecord PLAIN = ChainRecord.WayRecord.PLAIN;
    private static final IpAddress SID = IpAddress.of("fcbb:bb00:2::9");
    /** Each interface received and sent another number. */
    private static final NodeCounters N1 = new NodeCounters(Map.of(), Map.of("start", carried(1, 2)));
    private static final NodeCounters N2 = new NodeCounters(Map.of(SID, new SidCounters(70, 71, 72, 73)),
        Map.of("fw/in", carried(3, 4), "fw/out", carried(5, 6)));
    private static final NodeCounters N3 = new NodeCounters(Map.of(), Map.of("end", carried(7, 8)));
    private static final HopCounters COUNTERS = new HopCounters(Map.of("n1", N1, "n2", N2, "n3", N3));

    private static InterfaceCounters carried(int received, int sent) {
        return new InterfaceCounters(received, 100 * received, sent, 100 * sent, 9);
    }

    private static ChainRecord chain(boolean unidirectional, ChainRecord.WayRecord forward,
        ChainRecord.WayRecord reverse) {
        ChainRecord.PathRecord path = new ChainRecord.PathRecord(1, OptionalInt.empty(), List.of(
            new ChainRecord.HopRecord("a", "pod/ns/a", "n1", "start", "start", "eth1", "eth1"),
            new ChainRecord.HopRecord("f", "pod/ns/f", "n2", "fw/in", "fw/out", "in", "out"),
            new ChainRecord.HopRecord("b", "pod/ns/b", "n3", "end", "end", "eth1", "eth1")), forward, reverse);
        return new ChainRecord("c", 1, "", new ChainRecord.Rendered("l2xconn", "l2", Set.of(), "stub", unidirectional,
            List.of(path)), Map.of(), Map.of(), Map.of("n1", NodePlan.EMPTY), Set.of(), Optional.empty());
    }

    private static List<String> shown(ChainRecord chain, HopCounters counters, Direction direction) {
        PathBody path = Paths.of(chain, Map.of(), counters).stream().filter(one -> one.getDirection() == direction)
            .findFirst().orElseThrow();
        return path.nonnullHop().values().stream().sorted(Comparator.comparing(Hop::getIndex))
            .map(hop -> hop.getPackets() == null ? "" : hop.getPackets().getValue() + "/" + hop.getBytes().getValue())
            .toList();
    }

    @Test
    public void withoutSidsEveryHopButTheStartShowsWhatWasSentIntoIt() {
        assertEquals(List.of("", "4/400", "8/800"), shown(chain(false, PLAIN, PLAIN), COUNTERS,
            Direction.Forward));
    }

    @Test
    public void onTheWayBackTheEndIsTheStartAndTheFunctionIsEnteredByItsOutput() {
        assertEquals(List.of("", "6/600", "2/200"), shown(chain(false, PLAIN, PLAIN), COUNTERS,
            Direction.Reverse));
    }

    @Test
    public void whatANodeDoesNotTellIsNotShown() {
        assertEquals(List.of("", "", "2/200"), shown(chain(false, PLAIN, PLAIN), COUNTERS.without("n2")
            .with("n3", new NodeCounters(Map.of(), Map.of("other", carried(1, 1)))), Direction.Reverse));
    }

    @Test
    public void pathWithSidsShowsWhatTheyCarriedAndNothingOfItsInterfaces() {
        ChainRecord chain = chain(false, new ChainRecord.WayRecord(1, Map.of(1, SID)), PLAIN);
        assertEquals(List.of("", "70/71", ""), shown(chain, COUNTERS, Direction.Forward));
        assertEquals(List.of("", "", ""), shown(chain, COUNTERS, Direction.Reverse));
    }

    @Test
    public void everyHopIsCountedOnItsOwnNodeInEachDirectionThatTheChainHas() {
        assertEquals(List.of("n2 Into[name=fw/in]", "n3 Into[name=end]"), meters(chain(true, PLAIN, PLAIN)));
        assertEquals(List.of("n2 Into[name=fw/in]", "n3 Into[name=end]", "n1 Into[name=start]",
            "n2 Into[name=fw/out]"), meters(chain(false, PLAIN, PLAIN)));
    }

    private static List<String> meters(ChainRecord chain) {
        return Meter.of(chain).map(one -> one.node() + " " + one.meter()).toList();
    }

    @Test
    public void chainWithoutSidsAsksForInterfacesOnlyAndOneWithSidsForThoseOnly() {
        assertEquals(Set.of(Counted.INTERFACES), asked(chain(false, PLAIN, PLAIN)));
        assertEquals(Set.of(Counted.LOCAL_SIDS),
            asked(chain(false, new ChainRecord.WayRecord(1, Map.of(1, SID)), PLAIN)));
    }

    private static Set<Counted> asked(ChainRecord chain) {
        return Meter.of(chain).map(one -> one.meter().counted()).collect(Collectors.toSet());
    }
}
