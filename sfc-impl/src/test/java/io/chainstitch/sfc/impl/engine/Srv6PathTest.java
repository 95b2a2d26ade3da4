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

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.chainstitch.sfc.api.ChainDefinition.Srv6Proxy;
import io.chainstitch.sfc.api.ChainState;
import io.chainstitch.sfc.api.ExternalInterface;
import io.chainstitch.vpp.model.InterfaceAddress;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpFamily;
import io.chainstitch.vpp.model.LocalSid;
import io.chainstitch.vpp.model.MacAddress;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.ObjectKind;
import io.chainstitch.vpp.model.ObjectText;
import io.chainstitch.vpp.model.SidBehavior;
import io.chainstitch.vpp.model.VppObject;
import io.chainstitch.vpp.model.walk.PathTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import org.junit.Test;

/** What users are told of the paths of SRv6 chains. */
public class Srv6PathTest {
    private final Srv6Scene scene = new Srv6Scene().nodes("n1", "n2", "n3");
    private final Lab lab = scene.lab;

    private <T> T answer(CompletionStage<T> stage) throws Exception {
        lab.executor.settle();
        return stage.toCompletableFuture().get();
    }

    private PathTrace trace(String chain, boolean reverse, int path) throws Exception {
        return answer(lab.engine.queries().trace(chain, reverse, OptionalInt.of(path)));
    }

    private void assertTraced(String chain, int paths) throws Exception {
        assertEquals(lab.sink.chains.get(chain).toString(), ChainState.READY, lab.state(chain));
        assertEquals(paths, lab.store.records.get(chain).rendered().paths().size());
        for (int path = 1; path <= paths; path++) {
            PathTrace forward = trace(chain, false, path);
            assertTrue(forward.message(), forward.ok());
            PathTrace back = trace(chain, true, path);
            assertTrue(back.message(), back.ok());
        }
    }

    @Test
    public void packetsAreTracedBothWaysOnEveryPath() throws Exception {
        scene.pod("a", "n1", "a", 1).pod("f1", "n2", "f", 2).pod("f2", "n3", "f", 3).pod("z", "n3", "z", 4)
            .chain("c", "a", "f", "z");
        assertTraced("c", 2);
        PathTrace first = trace("c", false, 1);
        assertTrue(first.message(), first.message().endsWith("% of the flows take this path"));
        assertTrue(first.steps().stream().anyMatch(step -> step.action().equals("function")
            && step.detail().contains("f (pod/ns/f1)")));
    }

    @Test
    public void framesAreTraced() throws Exception {
        scene.bridge("a", "n1", "a", 1).bridge("f", "n2", "f", 2).bridge("z", "n3", "z", 3).chain("c", "a", "f", "z");
        assertTraced("c", 1);
        assertEquals(Set.of(), lab.store.records.get("c").rendered().families());
    }

    @Test
    public void bothFamiliesAreTracedOneAfterTheOther() throws Exception {
        scene.dual("a", "n1", "a", 1).dual("f", "n2", "f", 2).dual("z", "n3", "z", 3).chain("c", "a", "f", "z");
        assertTraced("c", 1);
        assertEquals(Set.of(IpFamily.IPV4, IpFamily.IPV6), lab.store.records.get("c").rendered().families());
        PathTrace trace = trace("c", false, 1);
        assertTrue(trace.message(), trace.message().matches("ipv4: packets pass .*; ipv6: packets pass .*"));
        for (int index = 0; index < trace.steps().size(); index++) {
            assertEquals(index + 1, trace.steps().get(index).index());
        }
    }

    @Test
    public void brokenFamilyIsNamed() throws Exception {
        scene.dual("a", "n1", "a", 1).dual("f", "n2", "f", 2).dual("z", "n3", "z", 3).chain("c", "a", "f", "z");
        ObjectKey steering = lab.nodes.held("n1").objects().keySet().stream()
            .filter(key -> key.kind() == ObjectKind.STEERING && key.id().contains("fd01")).findFirst().orElseThrow();
        lab.nodes.tamper("n1", steering, Optional.empty());
        PathTrace trace = trace("c", false, 1);
        assertFalse(trace.ok());
        assertTrue(trace.message(), trace.message().startsWith("ipv6: "));
    }

    /** VPP finds neighbors by itself where it may ask, and a table is there as long as an interface is bound to it. */
    @Test
    public void everyObjectThatPacketsRelyOnMattersToItsTrace() throws Exception {
        scene.dual("a", "n1", "a", 1).dual("f", "n2", "f", 2).dual("z", "n3", "z", 3).chain("c", "a", "f", "z");
        List<String> unnoticed = new ArrayList<>();
        for (String node : List.of("n1", "n2", "n3")) {
            for (Map.Entry<?, VppObject> entry : lab.nodes.held(node).objects().entrySet()) {
                VppObject object = entry.getValue();
                lab.nodes.tamper(node, object.key(), Optional.empty());
                if (object.kind() != ObjectKind.NEIGHBOR && object.kind() != ObjectKind.TABLE
                    && trace("c", false, 1).ok() && trace("c", true, 1).ok()) {
                    unnoticed.add(node + " " + ObjectText.print(object));
                }
                lab.nodes.tamper(node, object.key(), Optional.of(object));
            }
        }
        assertEquals(List.of(), unnoticed);
    }

    @Test
    public void externalEndWithoutPeerStandsForItsLink() throws Exception {
        scene.pod("a", "n1", "a", 1).pod("f", "n2", "f", 2);
        lab.set("uplink", new ExternalInterface("uplink", "default", List.of(new ExternalInterface.Attached("n3",
            "eth7", OptionalInt.of(100), Optional.of(InterfaceAddress.of("192.0.2.1/24")), Optional.empty(),
            Optional.empty()))));
        lab.define(Srv6Scene.toExternal(Srv6Scene.definition("c", Srv6Proxy.AUTO, true, 8, "a", "f", "z"), "uplink"));
        assertEquals(lab.sink.chains.get("c").toString(), ChainState.READY, lab.state("c"));
        PathTrace trace = trace("c", false, 1);
        assertTrue(trace.message(), trace.ok());
    }

    @Test
    public void externalEndWithPeerIsTraced() throws Exception {
        scene.pod("a", "n1", "a", 1).pod("f", "n2", "f", 2);
        lab.set("uplink", new ExternalInterface("uplink", "default", List.of(new ExternalInterface.Attached("n3",
            "eth7", OptionalInt.of(100), Optional.of(InterfaceAddress.of("192.0.2.1/24")),
            Optional.of(IpAddress.of("192.0.2.9")), Optional.of(new MacAddress("02:00:00:00:99:01"))))));
        lab.define(Srv6Scene.toExternal(Srv6Scene.definition("c", Srv6Proxy.AUTO, false, 8, "a", "f", "z"),
            "uplink"));
        assertTraced("c", 1);
    }

    @Test
    public void traceSaysWhenTheInventoryDoesNotKnowTheEndsAnyMore() throws Exception {
        scene.pod("a", "n1", "a", 1).pod("z", "n3", "z", 4).chain("c", "a", "z");
        lab.chain("c", "a");
        lab.removePod("z");
        PathTrace trace = trace("c", false, 1);
        assertEquals("The inventory gives no ipv4 address of start or end any more", trace.message());
    }

    @Test
    public void sidsAndWeightsOfBothDirectionsSurviveARestart() {
        scene.pod("a", "n1", "a", 1).pod("f1", "n1", "f", 2).pod("f2", "n3", "f", 3).pod("z", "n1", "z", 4)
            .chain("c", "a", "f", "z");
        ChainRecord record = lab.store.records.get("c");
        assertEquals(List.of(3, 1), record.rendered().paths().stream().map(path -> path.forward().weight()).toList());
        assertEquals(List.of(3, 1), record.rendered().paths().stream().map(path -> path.reverse().weight()).toList());
        ChainRecord.PathRecord second = record.rendered().paths().get(1);
        assertEquals(Set.of(1, 2), second.forward().sids().keySet());
        assertEquals(Set.of(0, 1), second.reverse().sids().keySet());
        assertTrue(record.nodes().get("n3").get(keyOf(second.forward().sids().get(1))).isPresent());
        lab.restart();
        lab.executor.advance(20_000);
        assertEquals(record, lab.sink.chains.get("c").record());
    }

    private static ObjectKey keyOf(IpAddress sid) {
        return new LocalSid(sid, 0, new SidBehavior.End()).key();
    }

    @Test
    public void mtuIsThatOfTheLinksLessWhatTheListsAdd() {
        scene.pod("a", "n1", "a", 1).pod("f1", "n2", "f", 2).pod("f2", "n1", "f", 3).pod("z", "n3", "z", 4)
            .chain("c", "a", "f", "z");
        assertEquals("two SIDs, 40 + 8 + 32 bytes", Map.of(new Way(1, false), 8920, new Way(1, true), 8920,
            new Way(2, false), 8920, new Way(2, true), 8920), lab.sink.chains.get("c").mtus());
    }

    @Test
    public void singleSidAddsTheOuterHeaderOnly() {
        scene.pod("a", "n1", "a", 1).pod("f1", "n2", "f", 2).pod("z", "n3", "z", 4)
            .chain("c", Srv6Proxy.STITCHED, false, "a", "f", "z");
        assertEquals(Map.of(new Way(1, false), 8960, new Way(1, true), 8960), lab.sink.chains.get("c").mtus());
    }

    @Test
    public void framesTakeTheirEthernetHeaderAlong() throws Exception {
        scene.bridge("a", "n1", "a", 1).bridge("f", "n2", "f", 2).bridge("z", "n3", "z", 3)
            .chain("c", Srv6Proxy.AUTO, true, "a", "f", "z");
        assertEquals(Map.of(new Way(1, false), 8906), lab.sink.chains.get("c").mtus());
        assertEquals(lab.sink.chains.get("c").mtus(), answer(lab.engine.queries().preview("c")).mtus());
    }

    @Test
    public void chainOnOneNodeHasNoMtu() {
        scene.pod("a", "n1", "a", 1).pod("z", "n1", "z", 4).chain("c", "a", "z");
        assertEquals(Map.of(), lab.sink.chains.get("c").mtus());
    }

    @Test
    public void previewShowsTheObjectsOfSegmentRouting() throws Exception {
        scene.pod("a", "n1", "a", 1).pod("f", "n2", "f", 2).pod("z", "n3", "z", 4);
        Queries.Preview preview = answer(lab.engine.queries().preview(Srv6Scene.definition("c", Srv6Proxy.AUTO, false,
            8, "a", "f", "z")));
        Set<String> attributes = new TreeSet<>();
        preview.differences().values().forEach(all -> all.forEach(one ->
            attributes.addAll(ObjectText.attributes(one.expected().orElseThrow()).keySet())));
        assertTrue(attributes.toString(), attributes.containsAll(Set.of("sid", "behavior", "out-interface",
            "in-interface", "next-hop", "bsid", "encap-source", "segment-list.1", "prefix", "table")));
        assertEquals(4, preview.mtus().values().iterator().next() / 2000);
    }
}
