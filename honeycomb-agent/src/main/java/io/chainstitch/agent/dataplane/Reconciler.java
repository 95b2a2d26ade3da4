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

import io.chainstitch.agent.persist.UnwritableFileException;
import io.chainstitch.vpp.model.InterfaceObject;
import io.chainstitch.vpp.model.LocalSid;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.Steering;
import io.chainstitch.vpp.model.Step;
import io.chainstitch.vpp.model.Steps;
import io.chainstitch.vpp.model.Table;
import io.chainstitch.vpp.model.VppObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

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
     * @throws NotStoredException when something is to be made and the ledger does not take it
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
        } catch (UnwritableFileException e) {
            throw new NotStoredException(e);
        }
        return failed;
    }

    private void write(Holdings holdings, boolean mayDelete) throws DataplaneException, UnwritableFileException {
        HalfMade halfMade = new HalfMade(vpp, ledger, holdings);
        List<Step> steps = new ArrayList<>(halfMade.removals());
        Set<ObjectKey> removing = new HashSet<>(halfMade.removeSubInterfaces());
        halfMade.left().forEach(key -> failed.put(key, key + ": one without a tag could not be removed"));
        steps.forEach(step -> removing.add(step.key()));
        bridgedProxies(holdings).forEach(found -> failed.put(found.key(), found.refusal()));
        NodePlan target = possible(holdings, removing);
        NodePlan owned = owned(holdings, mayDelete);
        steps.addAll(Steps.between(owned, target, holdings.spoiled().keySet()));
        // First, since VPP raises no sub-interface of one that is down.
        failed.putAll(Raising.run(vpp, holdings, key -> target.get(key).isPresent()
            && target.get(key).equals(holdings.get(key))));
        ledger.intend(Commit.made(steps).stream().filter(this::isToBeIntended).toList());
        List<StepResult> results = StepRunner.run(vpp, steps, false);
        if (results.stream().anyMatch(StepResult::isUnknown)) {
            vpp.abandon();
            throw new DataplaneException("VPP went away while it was reconciled");
        }
        results.stream().filter(result -> !result.applied())
            .forEach(result -> failed.putIfAbsent(result.step().key(), result.message()));
        halfMade.removed(results);
        settle(holdings, halfMade, owned, results);
        if (mayDelete) {
            Answers.of(vpp.memifSockets().sweep());
        }
    }

    /** An interface that was held before VPP restarted may be half made, too, when the connection ends again. */
    private boolean isToBeIntended(VppObject object) {
        return object instanceof InterfaceObject || !ledger.get(object.key()).equals(Optional.of(object));
    }

    /** Proxies to be made that would take the frames of an interface that others have in a bridge domain. */
    private List<Found> bridgedProxies(Holdings holdings) throws DataplaneException {
        List<VppObject> proxies = plan.objects().values().stream()
            .filter(object -> object instanceof LocalSid && !holdings.holds(object.key())).toList();
        return Answers.of(vpp.indexes().view().thenCompose(names ->
            BridgeReader.read(vpp, BridgeReader.takers(proxies, names))));
    }

    /** The plan without what this VPP cannot hold and without keys that belong to others. */
    private NodePlan possible(Holdings holdings, Set<ObjectKey> removing) {
        Map<ObjectKey, Optional<VppObject>> out = new HashMap<>();
        plan.objects().keySet().forEach(key -> {
            Optional<String> unavailable = plan.get(key).flatMap(vpp::unavailable);
            if (failed.containsKey(key)) {
                out.put(key, Optional.empty());
            } else if (unavailable.isPresent()) {
                failed.put(key, key + ": " + unavailable.get());
                out.put(key, Optional.empty());
            } else if (holdings.isForeign(key) && !removing.contains(key)) {
                failed.put(key, holdings.refusal(key));
                out.put(key, Optional.empty());
            } else {
                taken(key, holdings, removing).ifPresent(other -> {
                    failed.put(key, key + ": " + other + " has what it needs, and Chainstitch did not make that;"
                        + " remove it from VPP first");
                    out.put(key, Optional.empty());
                });
            }
        });
        return plan.with(out);
    }

    /** Who, not being ours, has what only one object may have; VPP is not even asked then. */
    private Optional<ObjectKey> taken(ObjectKey key, Holdings holdings, Set<ObjectKey> removing) {
        return holdings.holds(key) ? Optional.empty() : plan.get(key).stream().map(VppObject::resources)
            .flatMap(Set::stream).flatMap(resource -> holdings.foreignUser(resource).stream())
            .filter(other -> !other.equals(key) && !removing.contains(other)).findFirst();
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
            boolean kept = object instanceof Table && !ledger.owns(key) || isTheirs(object) || !mayDelete;
            if (kept && plan.get(key).isEmpty()) {
                out.put(key, Optional.empty());
            }
        });
        return owned.with(out);
    }

    /**
     * Steering of frames that is given up while others have the interface in a bridge domain stays in VPP's list, and
     * in the ledger. They may steer the frames elsewhere once the interface is out again.
     */
    private boolean isTheirs(VppObject object) {
        Ledger.Entry entry = ledger.entry(object.key());
        return object instanceof Steering steering && steering.traffic() instanceof Steering.Frames && entry != null
            && entry.held() && !entry.object().equals(object);
    }

    private void settle(Holdings holdings, HalfMade halfMade, NodePlan owned, List<StepResult> results) {
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
            if (object.isPresent() && !Ledger.Entry.held(object.get()).equals(entry)) {
                held.add(object.get());
            } else if (object.isEmpty() && entry != null && !halfMade.isLeft(key)
                && !(entry.held() && holdings.mayHide(key))) {
                gone.add(entry.object());
            }
        });
        Settlement.write(ledger, held, gone);
    }
}
