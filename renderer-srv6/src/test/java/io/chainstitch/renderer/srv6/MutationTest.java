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

import io.chainstitch.sfc.api.Rendering;
import io.chainstitch.sfc.api.ResolvedChain;
import io.chainstitch.vpp.model.Address;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.LocalSid;
import io.chainstitch.vpp.model.Neighbor;
import io.chainstitch.vpp.model.ObjectKind;
import io.chainstitch.vpp.model.SidBehavior;
import io.chainstitch.vpp.model.VppObject;
import io.chainstitch.vpp.model.walk.HeldObject;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;

/** No golden rendering holds an object that could be missing or different without the walk noticing. */
@RunWith(Parameterized.class)
public class MutationTest {
    /**
     * Every interface that we make has its address and its neighbor, though VPP itself can do without the one where it
     * only sends, and without the other where it only receives.
     */
    private static final Set<ObjectKind> FOR_THE_POD = EnumSet.of(ObjectKind.ADDRESS, ObjectKind.NEIGHBOR);

    @Parameter(0)
    public String name;
    @Parameter(1)
    public GoldenCase golden;

    @Parameters(name = "{0}")
    public static List<Object[]> cases() {
        return GoldenCase.all();
    }

    @Test
    public void goldenRenderingWalksAndUsesAllItHolds() {
        ResolvedChain chain = golden.chain();
        Rendering rendering = World.rendering(chain);
        Faults.Found found = Faults.of(chain, rendering, rendering.nodes());
        assertEquals(Optional.empty(), found.fault());
        Set<HeldObject> unused = new TreeSet<>(Faults.unused(rendering.nodes(), found.used()));
        unused.removeIf(object -> FOR_THE_POD.contains(object.key().kind()));
        assertEquals(Set.of(), unused);
    }

    @Test
    public void everyMissingOrAlteredObjectIsNoticed() {
        ResolvedChain chain = golden.chain();
        Rendering rendering = World.rendering(chain);
        Set<HeldObject> known =
            Faults.unused(rendering.nodes(), Faults.of(chain, rendering, rendering.nodes()).used());
        List<Mutants.Mutant> mutants = Mutants.of(rendering.nodes(), known);
        assertFalse(mutants.isEmpty());
        assertEquals(List.of(), mutants.stream()
            .filter(mutant -> !dispensable(mutant, rendering) && !noticed(chain, rendering, mutant, known))
            .map(Mutants.Mutant::label).toList());
    }

    /**
     * Without a static neighbor VPP asks who has the address where a network tells that it is on the link; the first
     * packet is lost then. For the next hop of a SID it does not ask again. Where VPP sends to nobody on an interface,
     * a wrong MAC address does no harm. On an interface that is not ours its owner, or the neighbor when it speaks, may
     * have told VPP, and no reading shows what VPP has learned.
     */
    private static boolean dispensable(Mutants.Mutant mutant, Rendering rendering) {
        if (!(mutant.before() instanceof Neighbor neighbor)) {
            return false;
        }
        if (mutant.after().isEmpty()
            && rendering.nodes().get(mutant.node()).interfaceNamed(neighbor.interfaceName()).isEmpty()) {
            return true;
        }
        Collection<VppObject> objects = rendering.nodes().get(mutant.node()).objects().values();
        return objects.stream().noneMatch(object -> object instanceof LocalSid sid
                && nextHop(sid.behavior()).equals(Optional.of(neighbor.address())))
            && (mutant.after().isPresent() || objects.stream().anyMatch(object -> object instanceof Address own
                && own.interfaceName().equals(neighbor.interfaceName())
                && own.address().prefix().contains(neighbor.address())));
    }

    private static Optional<IpAddress> nextHop(SidBehavior behavior) {
        return behavior instanceof SidBehavior.EndDx connect ? Optional.of(connect.nextHop())
            : behavior instanceof SidBehavior.EndAd proxy ? proxy.nextHop() : Optional.empty();
    }

    private static boolean noticed(ResolvedChain chain, Rendering rendering, Mutants.Mutant mutant,
        Set<HeldObject> known) {
        Faults.Found found = Faults.of(chain, rendering, mutant.plans());
        return found.fault().isPresent() || !known.containsAll(Faults.unused(mutant.plans(), found.used()));
    }
}
