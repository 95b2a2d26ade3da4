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
import io.chainstitch.vpp.model.Names;
import io.chainstitch.vpp.model.SubInterface;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/**
 * The interfaces and their indexes as far as they are known. Word from VPP of an interface that others made or deleted
 * makes its index doubtful until it was looked at; all other interfaces stay known, so that one event never costs a
 * reading of all. A name that is not found is looked up afresh once.
 */
final class InterfaceIndexes {
    private final Supplier<CompletableFuture<NameView>> load;
    private final LongFunction<CompletableFuture<Optional<Port>>> look;
    /** Indexes that are being looked at, each with a mark by which a newer doubt is told from an older one. */
    private final Map<Long, Object> doubtful = new HashMap<>();
    private NameView known;
    private CompletableFuture<NameView> loading;

    /**
     * Knows nothing yet.
     *
     * @param load reads all interfaces
     * @param look reads the interface of an index
     */
    InterfaceIndexes(Supplier<CompletableFuture<NameView>> load,
            LongFunction<CompletableFuture<Optional<Port>>> look) {
        this.load = load;
        this.look = look;
    }

    /**
     * The index of an interface, or empty when VPP has no such interface. Word of a deletion may be on its way, so an
     * interface of others is looked at before its index is used.
     */
    CompletableFuture<Optional<Long>> find(String name) {
        Optional<Port> port = cached(name);
        if (port.isEmpty()) {
            return fresh(name);
        }
        Long index = port.get().index();
        return isSure(name, index) ? CompletableFuture.completedFuture(Optional.of(index)) : look.apply(index)
            .thenCompose(now -> now.filter(seen -> isSame(name, port.get(), seen)).isPresent()
                ? CompletableFuture.completedFuture(Optional.of(index)) : fresh(name));
    }

    private synchronized boolean isSure(String name, long index) {
        return known != null && known.owns(name) && !doubtful.containsKey(index);
    }

    /** Our interfaces are recognised by their tags, others by VPP's names. */
    private static boolean isSame(String name, Port before, Port now) {
        return before.tag().startsWith(Names.OWNED) ? now.tag().equals(before.tag()) : now.vppName().equals(name);
    }

    private CompletableFuture<Optional<Long>> fresh(String name) {
        return reload().thenApply(view -> view.port(name).map(Port::index));
    }

    /** One reading serves all who ask before it has come. */
    private CompletableFuture<NameView> reload() {
        CompletableFuture<NameView> mine = new CompletableFuture<>();
        synchronized (this) {
            if (loading != null && !loading.isDone()) {
                return loading;
            }
            loading = mine;
        }
        load.get().whenComplete((view, failure) -> {
            if (failure == null) {
                mine.complete(view);
            } else {
                mine.completeExceptionally(failure);
            }
        });
        return mine;
    }

    CompletableFuture<Long> get(String name) {
        return find(name).thenApply(index -> index.orElseThrow(
            () -> new CallRefused("VPP has no interface " + name)));
    }

    /** What is known, or else a fresh look. It changes while interfaces come and go. */
    CompletableFuture<NameView> view() {
        NameView now = current();
        return now == null ? reload() : CompletableFuture.completedFuture(now);
    }

    /** What is known, when it has certain interfaces: VPP may not have told of one that others just made. */
    CompletableFuture<NameView> view(Set<String> names) {
        return view().thenCompose(known -> names.stream().allMatch(known::exists)
            ? CompletableFuture.completedFuture(known) : reload());
    }

    private synchronized NameView current() {
        return known;
    }

    synchronized void learn(NameView view) {
        known = new NameView(view);
        doubtful.clear();
    }

    synchronized void made(InterfaceObject object, long index) {
        doubtful.remove(index);
        if (known != null) {
            known.made(object, index);
        }
    }

    synchronized void gone(String name) {
        if (known != null) {
            known.port(name).ifPresent(port -> doubtful.remove(port.index()));
            known.gone(name);
        }
    }

    /** The tag rewrite of an interface of ours, empty when it is none. */
    synchronized Optional<TagRewrite> tagRewrite(long index) {
        return known == null ? Optional.empty() : known.owned(index).map(object ->
            object instanceof SubInterface sub && sub.popTags() == 1 ? SubInterfaceWriter.POPPED : TagRewrite.NONE);
    }

    /** The name by which an interface is known, empty when it is not. */
    synchronized Optional<String> name(long index) {
        return known == null || known.port(index).isEmpty() ? Optional.empty() : Optional.of(known.name(index));
    }

    /**
     * An interface changed. One that is known and was deleted gives its index to another one soon; one that is not
     * known was made by others, or was just deleted by us.
     */
    void changed(long index, boolean deleted) {
        Object mark = new Object();
        synchronized (this) {
            if (known == null || known.port(index).isPresent() != deleted) {
                return;
            }
            doubtful.put(index, mark);
        }
        look.apply(index).whenComplete((port, failure) -> {
            if (failure == null) {
                settle(index, mark, port);
            }
        });
    }

    private synchronized void settle(long index, Object mark, Optional<Port> port) {
        if (!doubtful.remove(index, mark) || known == null) {
            return;
        }
        Optional<InterfaceObject> ours = known.owned(index).filter(object ->
            port.map(Port::tag).equals(Optional.of(Names.tag(object))));
        if (port.isEmpty()) {
            known.remove(index);
        } else if (ours.isEmpty() && port.get().tag().startsWith(Names.OWNED)) {
            // One of ours, or of an earlier life, at a place where it was not expected: only a reading can tell.
            known = null;
        } else {
            known.add(port.get(), ours.orElse(null));
        }
    }

    private synchronized Optional<Port> cached(String name) {
        return known == null ? Optional.empty() : known.port(name);
    }
}
