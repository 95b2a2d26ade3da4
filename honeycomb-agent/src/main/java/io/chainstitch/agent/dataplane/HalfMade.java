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
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.Step;
import io.chainstitch.vpp.model.SubInterface;
import io.chainstitch.vpp.model.VppObject;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/**
 * Interfaces that we had this run of VPP make, and that had not got their tags when the connection or the agent ended.
 * They are removed, to be made anew. An interface that an earlier run of VPP was asked for is none: whatever is in its
 * place belongs to somebody else.
 */
final class HalfMade {
    private final VppSession vpp;
    private final Holdings holdings;
    /** What we had VPP make and is not there with its tag. */
    private final List<InterfaceObject> intended;
    private final Set<ObjectKey> left = new TreeSet<>();

    HalfMade(VppSession vpp, Ledger ledger, Holdings holdings) {
        this.vpp = vpp;
        this.holdings = holdings;
        this.intended = ledger.entries().values().stream().filter(Ledger.Entry::mayBeHalfMade)
            .map(Ledger.Entry::object).filter(InterfaceObject.class::isInstance).map(InterfaceObject.class::cast)
            .filter(object -> !holdings.names().owns(object.id())).toList();
    }

    /** {@return the removal of all but sub-interfaces} */
    List<Step> removals() {
        Set<String> resources = new HashSet<>();
        Set<ObjectKey> keys = new HashSet<>();
        intended.forEach(object -> {
            resources.addAll(object.resources());
            keys.add(object.key());
        });
        return holdings.all().objects().values().stream()
            .filter(object -> object instanceof InterfaceObject && !(object instanceof SubInterface))
            .filter(object -> !holdings.owns(object.key()))
            .filter(object -> holdings.names().port(object.id()).map(port -> port.tag().isEmpty()).orElse(false))
            .filter(object -> keys.contains(object.key()) || !Collections.disjoint(object.resources(), resources))
            .<Step>map(Step.Delete::new).toList();
    }

    /**
     * Removes sub-interfaces, for which a step would not do: it goes by our name of them, and VPP knows only its own.
     *
     * @return the keys of those that were removed
     * @throws DataplaneException when VPP went away
     */
    Set<ObjectKey> removeSubInterfaces() throws DataplaneException {
        Set<ObjectKey> removed = new HashSet<>();
        for (InterfaceObject object : intended) {
            Optional<Port> port = object instanceof SubInterface sub ? untagged(sub) : Optional.empty();
            if (port.isPresent()) {
                boolean gone = Answers.of(remove(port.get()));
                (gone ? removed : left).add(object.key());
            }
        }
        return removed;
    }

    /** The sub-interface that VPP makes when it is asked for this one: it is called by its parent and the VLAN. */
    private Optional<Port> untagged(SubInterface sub) {
        return holdings.names().port(sub.parent()).flatMap(parent ->
            holdings.names().port(parent.vppName() + "." + sub.vlan()).filter(port -> port.subInterface()
                && port.parent() == parent.index() && port.tag().isEmpty() && port.tags() == 1
                && port.vlan() == sub.vlan() && !port.dot1ad()));
    }

    /** The index may have passed to another one since it was read. */
    private CompletableFuture<Boolean> remove(Port port) {
        return vpp.port(port.index()).thenCompose(now -> now.filter(port::isStill).isEmpty()
            ? CompletableFuture.completedFuture(false)
            : SubInterfaceWriter.remove(vpp, port.index()).handle((done, refused) -> refused == null));
    }

    /** Takes notice of what became of {@link #removals}. */
    void removed(List<StepResult> results) {
        results.stream().filter(result -> !result.applied() && result.step() instanceof Step.Delete)
            .map(result -> ((Step.Delete) result.step()).object())
            .forEach(object -> intended.stream().filter(wanted -> isInItsPlace(object, wanted))
                .forEach(wanted -> left.add(wanted.key())));
    }

    private static boolean isInItsPlace(VppObject object, InterfaceObject wanted) {
        return object.key().equals(wanted.key()) || !Collections.disjoint(object.resources(), wanted.resources());
    }

    /** {@return the keys of what VPP was asked to make and may still be there without its tag} */
    Set<ObjectKey> left() {
        return left;
    }

    /** Whether what VPP was asked to make under a key may still be there without its tag. */
    boolean isLeft(ObjectKey key) {
        return left.contains(key);
    }
}
