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
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.ObjectKind;
import io.chainstitch.vpp.model.Step;
import io.chainstitch.vpp.model.Steps;
import io.chainstitch.vpp.model.VppObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One change that VPP takes as a whole or not at all. */
final class Commit {
    private static final Logger LOG = LoggerFactory.getLogger(Commit.class);

    private final VppSession vpp;
    private final Ledger ledger;
    private final Configuration configured;
    private final Set<ObjectKey> doubtful;
    private final Suspects suspects;

    /**
     * Prepares a commit.
     *
     * @param vpp the connection
     * @param ledger what is ours
     * @param configured the whole configuration before the change
     * @param doubtful keys of which VPP may not hold what is configured
     * @param suspects is told whether VPP ended while it made them
     */
    Commit(VppSession vpp, Ledger ledger, Configuration configured, Set<ObjectKey> doubtful, Suspects suspects) {
        this.vpp = vpp;
        this.ledger = ledger;
        this.configured = configured;
        this.doubtful = doubtful;
        this.suspects = suspects;
    }

    /**
     * Applies the change, or throws after having undone it. What cannot be undone is named by the exception.
     *
     */
    void apply(NodePlan before, NodePlan after, Set<ObjectKey> ensure) throws DataplaneException {
        Set<ObjectKey> check = new HashSet<>(ensure);
        check.removeIf(key -> !before.get(key).equals(after.get(key)));
        Set<ObjectKey> touched = new HashSet<>(before.objects().keySet());
        touched.addAll(after.objects().keySet());
        touched.stream().filter(key -> doubtful.contains(key) || before.get(key).isPresent() != ledger.owns(key))
            .forEach(check::add);
        change(before, after, check);
    }

    /**
     * What stands on an interface or table that is replaced is made again with it, though the client did not touch it.
     * What of that VPP does not hold is left to reconciliation, and what others put on its key is left to them.
     */
    private void change(NodePlan before, NodePlan after, Set<ObjectKey> check) throws DataplaneException {
        Set<ObjectKey> inChange = new HashSet<>(before.objects().keySet());
        inChange.addAll(after.objects().keySet());
        List<VppObject> replaced = before.objects().values().stream().filter(object ->
            check.contains(object.key()) || !after.get(object.key()).equals(Optional.of(object))).toList();
        Map<ObjectKey, Optional<VppObject>> others = new HashMap<>();
        configured.dependents(replaced, inChange).forEach((key, object) -> {
            if (ledger.owns(key)) {
                others.put(key, Optional.of(object));
                if (doubtful.contains(key)) {
                    check.add(key);
                }
            }
        });
        Set<ObjectKey> bridged = bridged(replaced, others);
        others.keySet().removeAll(bridged);
        // Read, they are found missing; removed unread, they would take their interfaces out of the bridge domains.
        replaced.stream().map(VppObject::key).filter(bridged::contains).forEach(check::add);
        NodePlan target = after.with(others);
        NodePlan base = before.with(others);
        if (check.isEmpty()) {
            run(Steps.between(base, target));
            return;
        }
        Holdings holdings = Answers.of(HoldingsReader.read(vpp, ledger,
            check.stream().map(ObjectKey::kind).collect(Collectors.toSet())));
        Correction.Corrected corrected = corrected(base, check, target, holdings);
        List<Step> steps = Steps.between(corrected.plan(), target, corrected.spoiled());
        Set<ObjectKey> remade = steps.stream().map(Step::key).collect(Collectors.toSet());
        raise(holdings, key -> check.contains(key) && target.get(key).isPresent() && !remade.contains(key));
        run(steps);
        // Or a cross-connect that others make there later would count as ours.
        Settlement.write(ledger, List.of(), replaced.stream().filter(object -> bridged.contains(object.key())
            && after.get(object.key()).isEmpty() && !holdings.mayHide(object.key())).toList());
    }

    /** What VPP held of ours until somebody put the interface, which is not ours, into a bridge domain. */
    private Set<ObjectKey> bridged(List<VppObject> replaced, Map<ObjectKey, Optional<VppObject>> others)
            throws DataplaneException {
        List<VppObject> objects = new ArrayList<>(replaced);
        others.values().forEach(object -> object.ifPresent(objects::add));
        return Answers.of(vpp.indexes().view().thenCompose(names ->
            BridgeReader.read(vpp, BridgeReader.takers(objects, names)))).stream().map(Found::key)
            .filter(key -> key.kind() != ObjectKind.LOCAL_SID).collect(Collectors.toSet());
    }

    /** It is first and not undone: VPP raises no sub-interface of one that is down, and ours are up anyway. */
    private void raise(Holdings holdings, Predicate<ObjectKey> wanted) throws DataplaneException {
        Optional<String> refused = Raising.run(vpp, holdings, wanted).values().stream().findFirst();
        if (refused.isPresent()) {
            throw new DataplaneException(refused.get());
        }
    }

    /** A plan with what VPP holds of ours on some keys. */
    private Correction.Corrected corrected(NodePlan base, Set<ObjectKey> keys, NodePlan target, Holdings holdings)
            throws DataplaneException {
        Map<ObjectKey, Optional<VppObject>> actual = new HashMap<>();
        for (ObjectKey key : keys) {
            if (holdings.isForeign(key) && target.get(key).isPresent()) {
                throw new DataplaneException(holdings.refusal(key));
            }
            actual.put(key, holdings.isSpoiled(key) ? ledger.get(key)
                : holdings.owns(key) ? holdings.get(key) : Optional.empty());
        }
        return Correction.apply(base, actual, keys.stream().filter(holdings::isSpoiled).collect(Collectors.toSet()));
    }

    private void run(List<Step> steps) throws DataplaneException {
        try {
            ledger.intend(made(steps));
        } catch (UnwritableFileException e) {
            throw new NotStoredException(e);
        }
        List<StepResult> results = StepRunner.run(vpp, steps, true);
        Optional<StepResult> failed = results.stream().filter(result -> !result.applied())
            .min((left, right) -> Boolean.compare(left.isConsequence(), right.isConsequence()));
        if (failed.isEmpty()) {
            suspects.cleared(made(steps));
            Set<ObjectKey> remade = made(steps).stream().map(VppObject::key).collect(Collectors.toSet());
            Settlement.write(ledger, made(steps), removed(steps).stream()
                .filter(object -> !remade.contains(object.key())).toList());
            return;
        }
        if (results.stream().anyMatch(StepResult::isUnknown)) {
            vpp.abandon();
            if (results.stream().anyMatch(StepResult::hasEnded)) {
                suspects.ended(made(steps));
            }
            throw new OutcomeUnknownException(failed.get().message()
                + "; what VPP did is read back and put right when it answers again");
        }
        undo(steps, results, failed.get());
    }

    private void undo(List<Step> steps, List<StepResult> results, StepResult cause) throws DataplaneException {
        List<Step> undo = new ArrayList<>();
        results.stream().filter(StepResult::applied).forEach(result -> undo.add(result.step().inverse()));
        Collections.reverse(undo);
        intendAgain(undo);
        List<StepResult> undone = StepRunner.run(vpp, undo, false);
        Set<ObjectKey> left = new HashSet<>();
        undone.stream().filter(result -> !result.applied()).forEach(result -> left.add(result.step().key()));
        results.stream().filter(StepResult::leavesRemains).forEach(result -> left.add(result.step().key()));
        settleUndone(steps, left, undone.stream().filter(Commit::mayBeHalfMade).map(result -> result.step().key())
            .collect(Collectors.toSet()));
        if (left.isEmpty()) {
            throw new DataplaneException(cause.message() + "; nothing was changed");
        }
        throw new UndoFailedException(cause.message() + "; undoing failed for " + left.stream().sorted()
            .map(ObjectKey::toString).collect(Collectors.joining(", ")) + ", which reconciliation will put right",
            left);
    }

    /** An interface that is made anew to undo its removal may be half made, too, when the connection ends. */
    private void intendAgain(List<Step> undo) {
        try {
            ledger.intend(made(undo).stream().filter(InterfaceObject.class::isInstance).toList());
        } catch (UnwritableFileException e) {
            LOG.warn("a change is undone without the ledger: {}", e.getMessage());
        }
    }

    private static boolean mayBeHalfMade(StepResult result) {
        return !(result.step() instanceof Step.Delete) && (result.isUnknown() || result.leavesRemains());
    }

    /** The ledger goes back too, but what could not be undone stays ours, and what may be half made is not held. */
    private void settleUndone(List<Step> steps, Set<ObjectKey> left, Set<ObjectKey> halfMade) {
        List<VppObject> held = new ArrayList<>();
        List<VppObject> gone = new ArrayList<>();
        Set<ObjectKey> stood = removed(steps).stream().map(VppObject::key).collect(Collectors.toSet());
        for (Step step : steps) {
            if (step instanceof Step.Change change) {
                held.add(change.before());
            } else if (step instanceof Step.Delete delete) {
                held.add(delete.object());
            } else if (step instanceof Step.Create create && !stood.contains(step.key())) {
                gone.add(create.object());
            }
        }
        held.removeIf(object -> object instanceof InterfaceObject && halfMade.contains(object.key()));
        gone.removeIf(object -> left.contains(object.key()));
        Settlement.write(ledger, held, gone);
    }

    static List<VppObject> made(List<Step> steps) {
        List<VppObject> made = new ArrayList<>();
        for (Step step : steps) {
            if (step instanceof Step.Create create) {
                made.add(create.object());
            } else if (step instanceof Step.Change change) {
                made.add(change.after());
            }
        }
        return made;
    }

    private static List<VppObject> removed(List<Step> steps) {
        return steps.stream().filter(Step.Delete.class::isInstance).map(step -> ((Step.Delete) step).object())
            .toList();
    }
}
