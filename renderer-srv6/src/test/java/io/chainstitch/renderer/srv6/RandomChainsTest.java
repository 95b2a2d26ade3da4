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
package io.chainstitch.renderer.srv6;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.pholser.junit.quickcheck.Property;
import com.pholser.junit.quickcheck.runner.JUnitQuickcheck;
import io.chainstitch.sfc.api.ChainPath;
import io.chainstitch.sfc.api.Hop;
import io.chainstitch.sfc.api.IdentifierKey;
import io.chainstitch.sfc.api.Reason;
import io.chainstitch.sfc.api.Refusal;
import io.chainstitch.sfc.api.Rendering;
import io.chainstitch.sfc.api.ResolvedChain;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.LocalSid;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.Policy;
import io.chainstitch.vpp.model.SegmentList;
import io.chainstitch.vpp.model.Step;
import io.chainstitch.vpp.model.Steps;
import io.chainstitch.vpp.model.VppObject;
import io.chainstitch.vpp.model.walk.HeldObject;
import io.chainstitch.vpp.model.ObjectKind;
import java.util.AbstractMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.Test;
import org.junit.runner.RunWith;

/** What holds for every chain, tried on random ones; a failure prints the chain. */
@RunWith(JUnitQuickcheck.class)
public class RandomChainsTest {
    private final Srv6Renderer renderer = new Srv6Renderer();

    @Property(trials = 500)
    public void everyRenderingWalksOnEveryPathWithItsShare(long seed) {
        String text = servable(seed);
        ResolvedChain chain = ChainText.parse(text);
        assertEquals(text, Optional.empty(), renderer.refuse(chain));
        Rendering rendering = World.rendering(chain);
        Faults.Found found = Faults.of(chain, rendering, rendering.nodes());
        assertEquals(text, Optional.empty(), found.fault());
        Set<HeldObject> unused = new TreeSet<>(Faults.unused(rendering.nodes(), found.used()));
        unused.removeIf(object -> EnumSet.of(ObjectKind.ADDRESS, ObjectKind.NEIGHBOR).contains(object.key().kind()));
        assertEquals(text, Set.of(), unused);
    }

    /** The next seed from this one whose chain can be served. */
    private static String servable(long seed) {
        long at = seed;
        while (!new RandomChain(at).servable()) {
            at++;
        }
        return new RandomChain(at).toString();
    }

    @Property(trials = 50)
    public void tooLongChainIsRefused(long seed) {
        long at = seed;
        while (new RandomChain(at).servable()) {
            at++;
        }
        ResolvedChain chain = ChainText.parse(new RandomChain(at).toString());
        assertEquals(Reason.TOO_MANY_SEGMENTS, renderer.refuse(chain).map(Refusal::reason).orElseThrow());
    }

    @Property(trials = 300)
    public void renderingIsAFunctionOfItsInput(long seed) {
        String text = servable(seed);
        assertEquals(World.rendering(ChainText.parse(text)), World.rendering(ChainText.parse(text)));
        assertFalse(World.rendered(ChainText.parse(text)).isEmpty());
    }

    @Property(trials = 300)
    public void renderUsesExactlyTheIdentifiersItAskedFor(long seed) {
        ResolvedChain chain = ChainText.parse(servable(seed));
        Set<IdentifierKey> asked = renderer.identifiers(chain);
        Set<IdentifierKey> read = new HashSet<>();
        renderer.render(chain, new Recorder(World.numbered(asked), read));
        assertEquals(new TreeSet<>(asked), new TreeSet<>(read));
    }

    private static final class Recorder extends AbstractMap<IdentifierKey, Long> {
        private final Map<IdentifierKey, Long> values;
        private final Set<IdentifierKey> read;

        Recorder(Map<IdentifierKey, Long> values, Set<IdentifierKey> read) {
            this.values = values;
            this.read = read;
        }

        @Override
        public Long get(Object key) {
            read.add((IdentifierKey) key);
            return values.get(key);
        }

        @Override
        public Set<Entry<IdentifierKey, Long>> entrySet() {
            return values.entrySet();
        }
    }

    @Property(trials = 300)
    public void everySegmentOfAPolicyIsALocalSid(long seed) {
        String text = servable(seed);
        Rendering rendering = World.rendering(ChainText.parse(text));
        List<LocalSid> sids = World.objects(rendering.nodes()).filter(LocalSid.class::isInstance)
            .map(LocalSid.class::cast).toList();
        Set<IpAddress> known = sids.stream().map(LocalSid::sid).collect(Collectors.toSet());
        assertEquals(text, sids.size(), known.size());
        Set<IpAddress> named = World.objects(rendering.nodes()).filter(Policy.class::isInstance)
            .flatMap(policy -> ((Policy) policy).segmentLists().stream()).map(SegmentList::sids)
            .flatMap(List::stream).collect(Collectors.toSet());
        assertEquals(text, known, named);
        rendering.paths().forEach(path -> assertTrue(text, known.containsAll(path.sids().values())));
    }

    @Property(trials = 300)
    public void headersFitInFrontOfThePacket(long seed) {
        String text = servable(seed);
        ResolvedChain chain = ChainText.parse(text);
        int ethernet = chain.families().isEmpty() ? 14 : 0;
        World.objects(World.rendered(chain)).filter(Policy.class::isInstance).map(Policy.class::cast)
            .forEach(policy -> assertTrue(text, policy.overhead() + ethernet <= 128));
    }

    @Property(trials = 300)
    public void policiesOfFramesHaveAPowerOfTwoLists(long seed) {
        ResolvedChain chain = ChainText.parse(servable(seed));
        World.objects(World.rendered(chain)).filter(Policy.class::isInstance).map(Policy.class::cast)
            .forEach(policy -> {
                List<SegmentList> lists = policy.segmentLists();
                if (chain.families().isEmpty()) {
                    assertEquals(1, Integer.bitCount(lists.size()));
                    assertTrue(lists.stream().allMatch(list -> list.weight() == 1));
                } else {
                    assertEquals(lists.size(), lists.stream().map(SegmentList::sids).distinct().count());
                }
            });
    }

    @Property(trials = 100)
    public void removedChainLeavesNothing(long seed) {
        assertNothingIsLeft(servable(seed));
    }

    /** A node's own routes lead to its external interface, whether a chain is there or not. */
    @Test
    public void removedChainWithoutFunctionsLeavesNothingAlthoughTheNodeRoutesItsTraffic() {
        assertNothingIsLeft("""
            chain joined bidirectional dynamic
            node n2 fd00::2 via=underlay0
            external s n2 GigabitEthernet-s address=2001:db8:1::1/64 peer=2001:db8:1::9 mac=02:00:00:00:00:01
            external e n2 GigabitEthernet-e address=2001:db8:2::1/64 peer=2001:db8:2::9 mac=02:00:00:00:00:02
            path 0 s e""");
    }

    private static void assertNothingIsLeft(String text) {
        ResolvedChain chain = ChainText.parse(text);
        Rendering rendering = World.rendering(chain);
        Map<String, NodePlan> left = new HashMap<>();
        rendering.nodes().forEach((node, plan) -> {
            NodePlan now = plan;
            for (Step step : Steps.between(plan, NodePlan.EMPTY)) {
                now = now.with(Map.of(step.key(), Optional.<VppObject>empty()));
            }
            left.put(node, now);
            assertTrue(text, now.isEmpty());
        });
        Optional<String> fault = Faults.of(chain, rendering, left).fault();
        assertTrue(text, fault.isPresent()
            || chain.paths().stream().allMatch(RandomChainsTest::passesOneNodeAndNoFunction));
    }

    private static boolean passesOneNodeAndNoFunction(ChainPath path) {
        return path.hops().size() == 2 && path.hops().stream().map(Hop::node).distinct().count() == 1;
    }
}
