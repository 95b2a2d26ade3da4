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
import static org.junit.Assert.assertTrue;

import com.pholser.junit.quickcheck.Property;
import com.pholser.junit.quickcheck.runner.JUnitQuickcheck;
import io.chainstitch.sfc.api.ChainDefinition;
import io.chainstitch.sfc.api.ChainDefinition.Srv6Proxy;
import io.chainstitch.sfc.api.ChainInterface;
import io.chainstitch.sfc.api.ChainPath;
import io.chainstitch.sfc.api.Hop;
import io.chainstitch.sfc.api.InstanceId;
import io.chainstitch.sfc.api.Layer;
import io.chainstitch.sfc.api.Pod;
import io.chainstitch.sfc.api.ResolvedChain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.junit.runner.RunWith;

/** What chains are told of each other, compared with a model that looks at everybody each time. */
@RunWith(JUnitQuickcheck.class)
public class SharingPropertyTest {
    private static final int CHAINS = 5;
    private static final int PLACES = 4;

    private final Sharing sharing = new Sharing();
    private final Map<String, Model> models = new HashMap<>();
    private Random random;

    private static final class Model {
        private ChainDefinition definition;
        private Set<Place> used = Set.of();
        private Set<Place> drafted = Set.of();
        private boolean wants;
        private boolean resolved;

        private boolean yields(Model other) {
            return wants && other.resolved && definition.srv6Proxy() != Srv6Proxy.DYNAMIC
                && other.definition.srv6Proxy() != Srv6Proxy.DYNAMIC
                && definition.renderer().equals(other.definition.renderer());
        }
    }

    @Property(trials = 300)
    public void whoeverSeesSomethingElseIsToldAndNobodyElse(long seed) {
        random = new Random(seed);
        for (int index = 0; index < CHAINS; index++) {
            Model model = new Model();
            model.definition = definition("c" + index);
            models.put("c" + index, model);
        }
        for (int step = 0; step < 60; step++) {
            String chain = "c" + random.nextInt(CHAINS);
            Map<String, Set<Place>> before = views();
            Set<String> told = act(chain, models.get(chain));
            Map<String, Set<Place>> after = views();
            Set<String> expected = new HashSet<>();
            after.forEach((name, view) -> {
                if (!name.equals(chain) && !view.equals(before.get(name))) {
                    expected.add(name);
                }
            });
            assertEquals("seed " + seed, expected, told);
            models.forEach((name, model) -> assertTrue("seed " + seed, !model.resolved || sharedBy(name).equals(
                sharing.view(model.definition).shared(through(model)))));
        }
        models.forEach((name, model) -> {
            sharing.dropDraft(name);
            sharing.use(name, Set.of());
        });
        assertTrue(sharing.isEmpty());
    }

    private Set<String> act(String name, Model model) {
        switch (random.nextInt(4)) {
            case 0 -> {
                model.used = places();
                return sharing.use(name, model.used);
            }
            case 1 -> {
                model.drafted = Set.of();
                model.wants = false;
                model.resolved = false;
                return sharing.dropDraft(name);
            }
            default -> {
                model.definition = definition(name);
                model.drafted = places();
                model.wants = random.nextBoolean();
                model.resolved = true;
                return sharing.draft(model.definition, model.drafted, model.wants);
            }
        }
    }

    private ChainDefinition definition(String name) {
        return new ChainDefinition(name, true, random.nextInt(3) == 0 ? "other" : "srv6", false, Optional.empty(), 8,
            Srv6Proxy.values()[random.nextInt(3)], List.of());
    }

    private Set<Place> places() {
        Set<Place> places = new HashSet<>();
        for (int count = random.nextInt(PLACES); count > 0; count--) {
            places.add(new Place("n", "p" + random.nextInt(PLACES)));
        }
        return places;
    }

    /** What every chain sees as shared, of the interfaces it has to do with. */
    private Map<String, Set<Place>> views() {
        Map<String, Set<Place>> views = new HashMap<>();
        models.forEach((name, model) -> {
            Set<Place> view = new HashSet<>(model.used);
            view.addAll(model.drafted);
            view.removeIf(place -> !sees(name, place));
            views.put(name, view);
        });
        return views;
    }

    private boolean sees(String name, Place place) {
        Model own = models.get(name);
        return models.entrySet().stream().filter(entry -> !entry.getKey().equals(name)).map(Map.Entry::getValue)
            .anyMatch(other -> other.used.contains(place) || other.drafted.contains(place) && other.yields(own));
    }

    private Set<InstanceId> sharedBy(String name) {
        Model own = models.get(name);
        Set<InstanceId> shared = new HashSet<>();
        own.drafted.stream().filter(place -> sees(name, place))
            .forEach(place -> shared.add(instance(place.interfaceName())));
        return shared;
    }

    private static InstanceId instance(String face) {
        return new InstanceId.OfPod(new Pod.Id("ns", face));
    }

    /** A chain whose only path passes an instance behind each interface that it drafted. */
    private static ResolvedChain through(Model model) {
        List<Hop> hops = new ArrayList<>();
        model.drafted.forEach(place -> {
            ChainInterface face = new ChainInterface(place.interfaceName(), place.interfaceName(), Optional.empty(),
                "stub", List.of(), List.of(), Optional.empty(), Optional.empty());
            hops.add(new Hop("f", instance(place.interfaceName()), place.node(), face, face));
        });
        return new ResolvedChain(model.definition, Layer.L2, Set.of(), "stub",
            List.of(new ChainPath(1, hops, OptionalInt.empty())), List.of(), Set.of(), Map.of(), Lab.SETTINGS);
    }
}
