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

import io.chainstitch.sfc.api.ChainDefinition;
import io.chainstitch.sfc.api.Reason;
import io.chainstitch.sfc.api.Refusal;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.ObjectKind;
import io.chainstitch.vpp.model.VppObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Finds out which of several changes can be made together, and enters these into a batch. Chains that keep what they
 * hold, because they are refused or kept out, are not asked: where they hold an object together with a chain that
 * changes it, they go along, because such an object follows the inventory. Belongs to the engine's thread.
 */
final class Admission {
    private final EngineState state;
    private final Batch batch;
    private Circles circles = Circles.NONE;

    /**
     * What keeps a chain out.
     *
     * @param why the reason, empty when there is nothing to be said against it once the holder has changed
     * @param holder the chain that is in the way
     */
    record Obstacle(Optional<Refusal> why, String holder) {
        /** What users are told of a chain that was rejected and is kept from going back to what it had. */
        Refusal forGoingBack(Refusal rejection) {
            return new Refusal(rejection.reason(), rejection.message() + " The chain cannot go back to what it had: "
                + why.map(Refusal::message).orElse("chain " + holder + " has to make room first."));
        }
    }

    Admission(EngineState state, Batch batch) {
        this.state = state;
        this.batch = batch;
    }

    /**
     * Enters what can be entered.
     *
     * @param wanted the changes, the preferred ones first
     * @param keeping records of chains that are looked at, too, and are to keep what they hold
     * @return for each chain that was not entered what keeps it out
     */
    Map<String, Obstacle> admit(List<Batch.Changed> wanted, Map<String, ChainRecord> keeping) {
        Map<String, Obstacle> out = admitInTurn(wanted, keeping);
        Set<String> exchanging = out.isEmpty() || out.size() > Work.BATCH ? Set.of() : Circles.of(Map.of(),
            inTheWay(wanted.stream().filter(change -> out.containsKey(change.name())).toList())).all();
        if (exchanging.isEmpty()) {
            return out;
        }
        // Somebody preferred wanted what one of them gives up, and could not have it: then that one would have kept it.
        batch.restart();
        List<Batch.Changed> othersLast = wanted.stream().sorted(Comparator.comparing((Batch.Changed change) ->
            out.containsKey(change.name()) && !exchanging.contains(change.name()))
            .thenComparing(change -> out.containsKey(change.name()))).toList();
        Map<String, Obstacle> better = admitInTurn(othersLast, keeping);
        if (better.size() < out.size() && out.keySet().containsAll(better.keySet())) {
            return better;
        }
        batch.restart();
        return admitInTurn(wanted, keeping);
    }

    private Map<String, Obstacle> admitInTurn(List<Batch.Changed> wanted, Map<String, ChainRecord> keeping) {
        Map<String, Obstacle> out = new LinkedHashMap<>();
        List<Batch.Changed> candidates = new ArrayList<>(wanted);
        Map<String, ChainRecord> company = new TreeMap<>(keeping);
        while (!enter(candidates, company, out)) {
            batch.restart();
        }
        wanted.stream().filter(change -> out.containsKey(change.name())).forEach(change -> enterLate(change, out));
        return out;
    }

    /** Who kept a chain out may have been kept out itself; whose turn comes next waits for it. */
    private void enterLate(Batch.Changed change, Map<String, Obstacle> out) {
        Obstacle known = out.get(change.name());
        if (known.why().isEmpty() && batch.chains().containsKey(known.holder()) && !out.containsKey(known.holder())) {
            return;
        }
        Optional<Batch.Changed> along = Optional.ofNullable(batch.chains().get(change.name()));
        batch.release(change);
        Optional<Obstacle> obstacle = obstacle(change);
        if (obstacle.isPresent()) {
            out.put(change.name(), obstacle.get());
            batch.giveBack(change.name());
            along.ifPresent(going -> {
                batch.release(going);
                batch.hold(going);
            });
        } else {
            out.remove(change.name());
            batch.hold(change);
        }
    }

    /** Tries to enter all candidates; false when somebody has to keep what the others counted on to be given up. */
    private boolean enter(List<Batch.Changed> candidates, Map<String, ChainRecord> company,
        Map<String, Obstacle> out) {
        List<Batch.Changed> along = goingAlong(candidates, company);
        List<Batch.Changed> all = new ArrayList<>(along);
        all.addAll(candidates);
        all.forEach(batch::release);
        Map<String, Set<String>> before = holders(candidates, batch::mustGoBefore);
        circles = Circles.NONE;
        if (!before.isEmpty()) {
            batch.restart();
            circles = Circles.of(before, inTheWay(candidates));
            // Who needs others must not lose what they give up to somebody who needs nobody.
            all.sort(Comparator.comparing((Batch.Changed change) -> !change.along())
                .thenComparing(change -> !circles.members().contains(change.name())));
            batch.breakOff(all.stream().filter(change -> circles.members().contains(change.name())).toList());
            all.forEach(batch::release);
        }
        boolean complete = true;
        for (Batch.Changed change : all) {
            Optional<Obstacle> obstacle = obstacle(change);
            if (obstacle.isEmpty()) {
                batch.hold(change);
                continue;
            }
            complete &= !change.before().isInstalled();
            if (candidates.remove(change)) {
                out.put(change.name(), obstacle.get());
                company.put(change.name(), change.before());
            } else {
                company.remove(change.name());
            }
        }
        return complete;
    }

    private static Map<String, Set<String>> holders(List<Batch.Changed> changes,
        Function<Batch.Changed, Set<String>> holders) {
        Map<String, Set<String>> found = new TreeMap<>();
        changes.forEach(change -> found.put(change.name(), holders.apply(change)));
        found.values().removeIf(Set::isEmpty);
        return found;
    }

    /** For each chain those that hold now what it is to have: it can come with them or after them, not before. */
    private Map<String, Set<String>> inTheWay(List<Batch.Changed> candidates) {
        Map<String, Batch.Changed> changing = new HashMap<>();
        candidates.forEach(change -> changing.put(change.name(), change));
        return holders(candidates, change -> {
            Set<String> chains = new TreeSet<>(state.reception.inTheWay(change.name(), change.becomes()));
            change.after().nodes().forEach((node, plan) -> state.nodes.find(node).ifPresent(found ->
                found.composition.forEachInTheWay(change.name(), plan, (wanted, holder) -> {
                    Batch.Changed other = changing.get(holder);
                    if (other != null && !wanted.equals(other.becomes(node, wanted.key()))) {
                        chains.add(holder);
                    }
                })));
            chains.retainAll(changing.keySet());
            return chains;
        });
    }

    /** What changes for chains that keep their renderings while others change what is held together. */
    private List<Batch.Changed> goingAlong(List<Batch.Changed> candidates, Map<String, ChainRecord> keeping) {
        if (keeping.isEmpty()) {
            return List.of();
        }
        Map<String, Map<String, Map<ObjectKey, Optional<VppObject>>>> changes = new TreeMap<>();
        Set<Commons.Common> seen = new HashSet<>();
        candidates.forEach(change -> common(change).stream().filter(seen::add).forEach(common -> {
            VppObject wanted = change.becomes(common.node(), common.key());
            composition(common).holders(common.key()).stream().filter(keeping::containsKey)
                .forEach(holder -> changes.computeIfAbsent(holder, key -> new HashMap<>())
                    .computeIfAbsent(common.node(), key -> new HashMap<>()).put(common.key(), Optional.of(wanted)));
        }));
        return changes.entrySet().stream().map(entry -> goingAlong(keeping.get(entry.getKey()), entry.getValue()))
            .toList();
    }

    private static Batch.Changed goingAlong(ChainRecord record,
        Map<String, Map<ObjectKey, Optional<VppObject>>> changes) {
        Map<String, NodePlan> nodes = new HashMap<>(record.nodes());
        changes.forEach((node, objects) -> nodes.computeIfPresent(node, (key, plan) -> plan.with(objects)));
        return Batch.Changed.along(record, record.withNodes(nodes));
    }

    /** The objects that a chain changes and others hold as well. */
    Set<Commons.Common> common(Batch.Changed change) {
        Set<Commons.Common> found = new LinkedHashSet<>();
        change.before().nodes().forEach((node, plan) -> plan.objects().forEach((key, object) -> {
            VppObject wanted = change.becomes(node, key);
            if (wanted != null && !wanted.equals(object)
                && state.nodes.get(node).composition.isHeldByOthers(key, change.name())) {
                found.add(new Commons.Common(node, key));
            }
        }));
        return found;
    }

    /** The objects that a chain wants and others hold in another form. */
    Set<Commons.Common> claimed(Batch.Changed change) {
        Set<Commons.Common> found = new LinkedHashSet<>();
        change.after().nodes().forEach((node, plan) -> {
            NodePlan before = change.before().nodes().getOrDefault(node, NodePlan.EMPTY);
            state.nodes.find(node).ifPresent(runtime -> plan.objects().forEach((key, wanted) -> {
                Optional<VppObject> held = runtime.composition.get(key);
                if (held.isPresent() && !held.get().equals(wanted) && before.get(key).isEmpty()) {
                    found.add(new Commons.Common(node, key));
                }
            }));
        });
        return found;
    }

    private Composition composition(Commons.Common common) {
        return state.nodes.get(common.node()).composition;
    }

    private Optional<Obstacle> obstacle(Batch.Changed change) {
        return state.reception.clash(change.name(), change.becomes())
            .map(clash -> new Obstacle(isAboutToMakeRoom(change.name(), clash) ? Optional.empty()
                : Optional.of(refusal(change.after(), clash)), clash.holder()))
            .or(() -> conflict(change.after())).or(() -> later(change));
    }

    /** One that a node rejected is asked to make room, or goes, when it is tried again. */
    private boolean isAboutToMakeRoom(String name, Reception.Clash clash) {
        Optional<ChainRuntime> resting = state.chain(clash.holder()).filter(holder -> holder.backsOff);
        return resting.filter(holder -> holder.definition.isEmpty()).isPresent()
            || resting.isPresent() && clash.holderTakes() && state.chain(name).flatMap(chain -> chain.definition)
                .filter(definition -> state.sharing.makesRoom(clash.holder(), definition)).isPresent();
    }

    /** Why a chain could not be entered, unless the one in the way makes room for it. */
    Optional<Refusal> refusal(ChainDefinition definition, ChainRecord wanted) {
        return state.reception.clash(wanted.name(), Roles.of(wanted))
            .filter(clash -> !clash.holderTakes() || !state.sharing.makesRoom(clash.holder(), definition))
            .map(clash -> refusal(wanted, clash))
            .or(() -> conflict(wanted).flatMap(Obstacle::why));
    }

    private Optional<Obstacle> conflict(ChainRecord wanted) {
        return wanted.nodes().entrySet().stream()
            .flatMap(entry -> state.nodes.find(entry.getKey()).stream()
                .flatMap(node -> node.composition.conflict(wanted.name(), entry.getValue()).stream())
                .map(found -> new Obstacle(Optional.of(refusal(entry.getKey(), found)), found.holder())))
            .findFirst();
    }

    /** Who has to go first is through before the chain comes, unless they wait for each other. */
    private Optional<Obstacle> later(Batch.Changed change) {
        return batch.mustGoBefore(change).stream().filter(holder -> !circles.contain(change.name(), holder)).sorted()
            .findFirst().map(holder -> new Obstacle(Optional.empty(), holder));
    }

    private Refusal refusal(ChainRecord wanted, Reception.Clash clash) {
        Batch.Changed entered = batch.chains().get(clash.holder());
        ChainRecord holder = entered == null ? state.chains.get(clash.holder()).record : entered.after();
        ChainRecord taker = clash.holderTakes() ? holder : wanted;
        String function = taker.rendered().paths().stream().flatMap(path -> path.hops().stream())
            .filter(hop -> hop.node().equals(clash.place().node())
                && (hop.input().equals(clash.place().interfaceName())
                    || hop.output().equals(clash.place().interfaceName())))
            .map(hop -> "function " + hop.function() + " (" + hop.instance() + ")").findFirst().orElse("a function");
        String where = "On node " + clash.place().node() + " what " + function + " gives back on interface "
            + clash.place().interfaceName();
        return new Refusal(Reason.INTERFACE_CONFLICT, clash.holderTakes()
            ? where + " is all taken by a dynamic proxy of chain " + clash.holder()
                + ": use another instance or interface, or set srv6-proxy of that chain to auto or stitched."
            : where + " belongs to chain " + clash.holder() + " as well, so no dynamic proxy can take it:"
                + " use another instance or interface, or set srv6-proxy to auto or stitched.");
    }

    private static Refusal refusal(String node, Composition.Conflict conflict) {
        if (steers(conflict.wanted()) && steers(conflict.object())) {
            return new Refusal(Reason.STEERING_CONFLICT, "On node " + node + " chain " + conflict.holder()
                + " steers the same traffic, by the " + conflict.object().key()
                + ": use another start or end, or change that chain.");
        }
        return new Refusal(Reason.INTERFACE_CONFLICT, "On node " + node + " the " + conflict.object().key()
            + " belongs to chain " + conflict.holder()
            + ": use another interface or instance, or change that chain.");
    }

    private static boolean steers(VppObject object) {
        return object.kind() == ObjectKind.STEERING || object.kind() == ObjectKind.CLASSIFIER;
    }
}
