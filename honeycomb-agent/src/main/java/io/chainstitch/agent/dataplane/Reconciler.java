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

import io.chainstitch.vpp.model.InterfaceObject;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.Step;
import io.chainstitch.vpp.model.Steps;
import io.chainstitch.vpp.model.Table;
import io.chainstitch.vpp.model.VppObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** Brings VPP to a plan, object by object: reads what is there and writes only the difference. */
final class Reconciler {
    private final VppSession vpp;
    private final Ledger ledger;
    private final NodePlan plan;
    private final Map<ObjectKey, String> failed = new TreeMap<>();

    Reconciler(VppSession vpp, Ledger ledger, NodePlan plan) {
        this.vpp = vpp;
        this.ledger = ledger;
        this.plan = plan;
    }

    /**
     * Reconciles.
     *
     * @return objects of the plan that VPP does not hold, with the reason
     * @throws DataplaneException when VPP went away meanwhile
     */
    Map<ObjectKey, String> run() throws DataplaneException {
        boolean whole = ledger.isWhole();
        try {
            if (!whole) {
                Adoption.adopt(vpp, ledger, plan);
            }
            write(Answers.of(HoldingsReader.readAll(vpp, ledger)), whole);
            ledger.markWhole();
        } catch (IOException e) {
            throw new DataplaneException("the ledger cannot be written (" + e.getMessage()
                + "); check the data directory", e);
        }
        return failed;
    }

    private void write(Holdings holdings, boolean mayDelete) throws DataplaneException, IOException {
        List<Step> steps = new ArrayList<>(halfMade(holdings));
        Set<ObjectKey> removing = new HashSet<>();
        steps.forEach(step -> removing.add(step.key()));
        NodePlan target = possible(holdings, removing);
        NodePlan owned = owned(holdings, mayDelete);
        steps.addAll(Steps.between(owned, target, holdings.spoiled().keySet()));
        ledger.intend(Commit.made(steps).stream()
            .filter(object -> !ledger.get(object.key()).equals(Optional.of(object))).toList());
        List<StepResult> results = StepRunner.run(vpp, steps, false);
        if (results.stream().anyMatch(StepResult::isUnknown)) {
            vpp.abandon();
            throw new DataplaneException("VPP went away while it was reconciled");
        }
        results.stream().filter(result -> !result.applied())
            .forEach(result -> failed.putIfAbsent(result.step().key(), result.message()));
        settle(holdings, owned, results);
        raise(holdings, target);
        if (mayDelete) {
            Answers.of(vpp.memifSockets().sweep());
        }
    }

    /** Interfaces that we had VPP make when it or we went away, before they got their tags. */
    private List<Step> halfMade(Holdings holdings) {
        Set<String> resources = new HashSet<>();
        Set<ObjectKey> keys = new HashSet<>();
        ledger.entries().values().stream().filter(entry -> !entry.held()).map(Ledger.Entry::object)
            .filter(object -> object instanceof InterfaceObject && !holdings.names().owns(object.id()))
            .forEach(object -> {
                resources.addAll(object.resources());
                keys.add(object.key());
            });
        return holdings.all().objects().values().stream()
            .filter(object -> object instanceof InterfaceObject && !holdings.owns(object.key()))
            .filter(object -> holdings.names().port(object.id()).map(port -> port.tag().isEmpty()).orElse(false))
            .filter(object -> keys.contains(object.key())
                || object.resources().stream().anyMatch(resources::contains))
            .<Step>map(Step.Delete::new).toList();
    }

    /** The plan without what this VPP cannot hold and without keys that belong to others. */
    private NodePlan possible(Holdings holdings, Set<ObjectKey> removing) {
        Map<ObjectKey, Optional<VppObject>> out = new HashMap<>();
        plan.objects().keySet().forEach(key -> {
            Optional<String> unavailable = plan.get(key).flatMap(vpp::unavailable);
            if (unavailable.isPresent()) {
                failed.put(key, key + ": " + unavailable.get());
                out.put(key, Optional.empty());
            } else if (holdings.isForeign(key) && !removing.contains(key)) {
                failed.put(key, ChangeCheck.foreign(key));
                out.put(key, Optional.empty());
            }
        });
        return plan.with(out);
    }

    /**
     * What is ours, what is spoiled as it was made. Without a whole ledger nothing is removed, so only what the plan
     * has too is looked at.
     */
    private NodePlan owned(Holdings holdings, boolean mayDelete) {
        Map<ObjectKey, Optional<VppObject>> spoiled = new HashMap<>();
        holdings.spoiled().forEach((key, object) -> spoiled.put(key, Optional.of(object)));
        NodePlan owned = holdings.owned().with(spoiled);
        Map<ObjectKey, Optional<VppObject>> out = new HashMap<>();
        owned.objects().forEach((key, object) -> {
            boolean kept = object instanceof Table && !ledger.owns(key) || !mayDelete;
            if (kept && plan.get(key).isEmpty()) {
                out.put(key, Optional.empty());
            }
        });
        return owned.with(out);
    }

    private void settle(Holdings holdings, NodePlan owned, List<StepResult> results) {
        Map<ObjectKey, Optional<VppObject>> truth = new HashMap<>();
        ledger.entries().keySet().forEach(key -> truth.put(key, owned.get(key)));
        owned.objects().forEach((key, object) -> truth.put(key, Optional.of(object)));
        for (StepResult result : results) {
            Step step = result.step();
            if (result.applied() || result.leavesRemains()) {
                truth.put(step.key(), step instanceof Step.Create create ? Optional.of(create.object())
                    : step instanceof Step.Change change ? Optional.of(change.after()) : Optional.empty());
            }
        }
        List<VppObject> held = new ArrayList<>();
        List<VppObject> gone = new ArrayList<>();
        truth.forEach((key, object) -> {
            Ledger.Entry entry = ledger.entry(key);
            if (object.isPresent() && !new Ledger.Entry(object.get(), true).equals(entry)) {
                held.add(object.get());
            } else if (object.isEmpty() && entry != null && !holdings.isForeign(key)) {
                gone.add(entry.object());
            }
        });
        Settlement.write(ledger, held, gone);
    }

    /** Our interfaces are up; one that somebody took down is raised. */
    private void raise(Holdings holdings, NodePlan target) throws DataplaneException {
        List<CompletableFuture<?>> calls = new ArrayList<>();
        for (Port port : holdings.names().ports()) {
            holdings.names().owned(port.index()).map(InterfaceObject::key)
                .filter(key -> !port.adminUp() && target.get(key).isPresent()
                    && target.get(key).equals(holdings.get(key)))
                .ifPresent(key -> calls.add(InterfaceSetup.up(vpp, port.index())));
        }
        Answers.of(CompletableFuture.allOf(calls.toArray(CompletableFuture<?>[]::new)));
    }
}
