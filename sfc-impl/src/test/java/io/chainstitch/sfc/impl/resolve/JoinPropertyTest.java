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
package io.chainstitch.sfc.impl.resolve;

import static org.junit.Assert.assertEquals;

import com.pholser.junit.quickcheck.Property;
import com.pholser.junit.quickcheck.runner.JUnitQuickcheck;
import io.chainstitch.sfc.api.ChainPath;
import io.chainstitch.sfc.api.InstanceId;
import io.chainstitch.sfc.api.Node;
import io.chainstitch.sfc.api.PathScheme;
import io.chainstitch.sfc.api.Pod;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.runner.RunWith;

/** Starts that join lanes, in small random chains. */
@RunWith(JUnitQuickcheck.class)
public class JoinPropertyTest {
    private static final Comparator<Node> RANK = Node.ORDER;

    private final ChainResolver resolver = new ChainResolver();

    @Property(trials = 300)
    public void eachFurtherStartJoinsTheNearestLaneItIsLinkedTo(long seed) {
        ResolveInput exclusive = new RandomCase(new Random(seed)).input(List.of());
        ResolveInput joining = joining(exclusive, List.of());
        List<ChainPath> lanes = paths(exclusive);
        List<String> expected = new ArrayList<>(lanes.stream().map(JoinPropertyTest::text).toList());
        int id = lanes.size();
        for (Pod start : furtherStarts(exclusive, lanes)) {
            Optional<ChainPath> nearest = lanes.stream()
                .filter(lane -> linked(exclusive, start, second(exclusive, lane)))
                .min(Comparator.comparing((ChainPath lane) -> !second(exclusive, lane).node().equals(start.node()))
                    .thenComparing(lane -> node(exclusive, second(exclusive, lane)), RANK)
                    .thenComparing(lane -> second(exclusive, lane).id()));
            if (nearest.isPresent()) {
                id++;
                expected.add(id + " " + start.id() + " joins " + nearest.get().id());
            }
        }
        assertEquals(expected, paths(joining).stream().map(JoinPropertyTest::text).toList());
    }

    @Property(trials = 100)
    public void whatIsInstalledResolvesToItself(long seed) {
        ResolveInput in = joining(new RandomCase(new Random(seed)).input(List.of()), List.of());
        Resolution first = resolver.resolve(in);
        List<InstalledPath> installed = paths(in).stream().map(InstalledPath::of).toList();
        assertEquals(first, resolver.resolve(joining(in, installed)));
    }

    private static ResolveInput joining(ResolveInput in, List<InstalledPath> installed) {
        return RandomCase.scheme(PathScheme.EXCLUSIVE_JOINED_STARTS, new ResolveInput(in.chain(), in.inventory(),
            in.renderer(), installed, in.reachable(), in.settings()));
    }

    private List<ChainPath> paths(ResolveInput in) {
        return resolver.resolve(in) instanceof Resolution.Resolved resolved ? resolved.chain().paths() : List.of();
    }

    private static List<Pod> furtherStarts(ResolveInput in, List<ChainPath> lanes) {
        List<InstanceId> used = lanes.stream().map(lane -> lane.hops().get(0).instance()).toList();
        return in.inventory().pods().values().stream()
            .filter(pod -> pod.labels().containsKey("app-f0") && in.reachable().test(pod.node().orElseThrow())
                && !used.contains(new InstanceId.OfPod(pod.id())))
            .sorted(Comparator.comparing((Pod pod) -> node(in, pod), RANK).thenComparing(Pod::id))
            .toList();
    }

    private static Pod second(ResolveInput in, ChainPath lane) {
        return in.inventory().pods().get(((InstanceId.OfPod) lane.hops().get(1).instance()).id());
    }

    private static Node node(ResolveInput in, Pod pod) {
        return in.inventory().nodes().get(pod.node().orElseThrow());
    }

    private static boolean linked(ResolveInput in, Pod from, Pod to) {
        return from.node().equals(to.node()) || in.renderer().unlinked(node(in, from), node(in, to)).isEmpty()
            && (in.chain().unidirectional() || in.renderer().unlinked(node(in, to), node(in, from)).isEmpty());
    }

    private static String text(ChainPath path) {
        return path.joins().isEmpty() ? path.id() + " " + path.hops()
            : path.id() + " " + ((InstanceId.OfPod) path.hops().get(0).instance()).id() + " joins "
                + path.joins().getAsInt();
    }
}
