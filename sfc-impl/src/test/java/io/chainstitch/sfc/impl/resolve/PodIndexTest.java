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
import static org.junit.Assert.assertNotSame;
import static org.junit.Assert.assertSame;

import io.chainstitch.sfc.api.Inventory;
import io.chainstitch.sfc.api.Selection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.Test;

public class PodIndexTest {
    private final Inventory inventory = new World().nodes("n1").pod("p1", "n1", "a").pod("p2", "n1", "a", "b")
        .pod("p3", "n1", "c").inventory();

    @Test
    public void secondChainOfASnapshotLooksOnlyAtPodsWithItsRarestLabel() {
        PodIndex index = PodIndex.of(PodIndex.of(null, inventory, 2), inventory, 2);
        Selection.Pods both = new Selection.Pods(Optional.empty(), World.apps("a", "b"));
        assertEquals(List.of("p2"), index.mayMatch(both).stream().map(pod -> pod.id().name()).toList());
        assertEquals(0, index.mayMatch(new Selection.Pods(Optional.empty(), Map.of("app-a", "no"))).size());
        assertSame(index, PodIndex.of(index, inventory, 2));
    }

    @Test
    public void chainOfManyFunctionsDoesNotLookAtAllPodsForEachOfThem() {
        PodIndex index = PodIndex.of(null, inventory, 64);
        Selection.Pods one = new Selection.Pods(Optional.empty(), World.apps("c"));
        assertEquals(List.of("p3"), index.mayMatch(one).stream().map(pod -> pod.id().name()).toList());
        assertSame(index, PodIndex.of(index, inventory, 2));
    }

    @Test
    public void newSnapshotIsNeverServedFromTheOldOne() {
        Inventory later = new World().nodes("n1").pod("p9", "n1", "a").inventory();
        PodIndex old = PodIndex.of(PodIndex.of(null, inventory, 2), inventory, 2);
        PodIndex index = PodIndex.of(old, later, 2);
        assertNotSame(old, index);
        Selection.Pods selection = new Selection.Pods(Optional.empty(), World.apps("a"));
        assertEquals(List.of("p9"), index.mayMatch(selection).stream().map(pod -> pod.id().name()).toList());
    }

    @Test
    public void resolutionsAreEqualWithAndWithoutTheIndex() {
        Predicate<String> reachable = node -> true;
        ChainResolver resolver = new ChainResolver();
        ResolveInput in = new ResolveInput(Chains.apps("a", "b", "c"), inventory, FakeRenderer.EXCLUSIVE, List.of(),
            reachable, World.SETTINGS);
        Resolution scanned = resolver.resolve(in);
        assertEquals(scanned, resolver.resolve(in));
        assertEquals(scanned, resolver.resolve(in));
    }
}
