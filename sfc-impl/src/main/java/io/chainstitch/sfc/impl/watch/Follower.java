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
package io.chainstitch.sfc.impl.watch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.opendaylight.mdsal.binding.api.DataObjectModification;
import org.opendaylight.mdsal.binding.api.DataTreeChangeListener;
import org.opendaylight.mdsal.binding.api.DataTreeModification;
import org.opendaylight.yangtools.yang.binding.ChildOf;
import org.opendaylight.yangtools.yang.binding.DataObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows a root of the datastore that was read before. The first notification tells all of it once more; only what is
 * not as it was read is passed on, since looking at every chain again for each of its pods would make a start longer by
 * half. Between the reading and the registration of a listener entries may be deleted, of which the datastore never
 * tells: they are missing in the first notification. In a cluster that may be older than what was read, so what is
 * missing is looked for once more.
 *
 * @param <R> the root
 */
final class Follower<R extends DataObject> implements DataTreeChangeListener<R> {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

    private final List<Entries<R, ?>> lists;
    private final Callable<Optional<R>> read;
    private Optional<R> told = Optional.empty();
    private boolean following;

    /**
     * What the root holds of one kind.
     *
     * @param <R> the root
     * @param <T> the kind
     * @param type its class
     * @param all all entries, by key
     * @param action told each entry that was written, or, with null after it, deleted; what was before is null when
     *     that is not known
     */
    record Entries<R extends DataObject, T extends ChildOf<? super R>>(Class<T> type, Function<R, Map<?, T>> all,
        BiConsumer<T, T> action) {
        private void tell(R root) {
            tellUnlike(Optional.empty(), root);
        }

        private void tellUnlike(Optional<R> told, R now) {
            Map<?, T> before = told.<Map<?, T>>map(all).orElse(Map.of());
            all.apply(now).forEach((key, entry) -> attempt(() -> {
                if (!entry.equals(before.get(key))) {
                    action.accept(null, entry);
                }
            }));
        }

        private Map<?, T> missing(R before, Optional<R> after) {
            Map<Object, T> missing = new LinkedHashMap<>(all.apply(before));
            after.ifPresent(root -> missing.keySet().removeAll(all.apply(root).keySet()));
            return missing;
        }

        private void tellDeleted(R before, Optional<R> now, Optional<R> later) {
            Map<?, T> missing = missing(before, now);
            missing.keySet().retainAll(missing(before, later).keySet());
            missing.values().forEach(entry -> take(() -> entry, () -> null));
        }

        private void tell(DataObjectModification<R> root) {
            root.getModifiedChildren(type).forEach(entry -> take(entry::dataBefore, entry::dataAfter));
        }

        private void take(Supplier<T> before, Supplier<T> after) {
            attempt(() -> action.accept(before.get(), after.get()));
        }

        /** One that cannot be read keeps no other out, and the controller from starting even less. */
        private void attempt(Runnable telling) {
            try {
                telling.run();
            } catch (RuntimeException e) {
                LOG.error("An entry of {} could not be taken over", type, e);
            }
        }
    }

    /**
     * One that was not told anything yet.
     *
     * @param lists what there is, in the order in which it is told
     * @param read reads the root, as new as it is anywhere
     */
    Follower(List<Entries<R, ?>> lists, Callable<Optional<R>> read) {
        this.lists = lists;
        this.read = read;
    }

    /** Tells what was read, before any notification comes. */
    void begin(Optional<R> root) {
        told = root;
        root.ifPresent(found -> lists.forEach(list -> list.tell(found)));
    }

    @Override
    public void onInitialData() {
        follow(Optional.empty());
    }

    @Override
    public void onDataTreeChanged(List<DataTreeModification<R>> changes) {
        changes.stream().map(DataTreeModification::getRootNode).forEach(root -> {
            if (following) {
                lists.forEach(list -> list.tell(root));
            } else {
                follow(Optional.ofNullable(root.dataAfter()));
            }
        });
    }

    private void follow(Optional<R> now) {
        following = true;
        Optional<R> then = told;
        told = Optional.empty();
        then.filter(before -> lists.stream().anyMatch(list -> !list.missing(before, now).isEmpty()))
            .ifPresent(before -> tellDeleted(before, now));
        now.ifPresent(found -> lists.forEach(list -> list.tellUnlike(then, found)));
    }

    /** What comes back after the reading is told after this. */
    private void tellDeleted(R before, Optional<R> now) {
        try {
            Optional<R> later = read.call();
            lists.forEach(list -> list.tellDeleted(before, now, later));
        } catch (Exception e) {
            LOG.error("It could not be found out what was deleted in the first moments: it stays until the next start",
                e);
        }
    }
}
