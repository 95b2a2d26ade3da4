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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Consumer;
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
 * Follows a root of the datastore that was read before. What one transaction wrote is passed on in one go. The first
 * notification tells all of it once more; only what is not as it was read is passed on, since looking at every chain
 * again for each of its pods would make a start longer by half. Between the reading and the registration of a listener
 * entries may be deleted, of which the datastore never tells: they are missing in the first notification. In a cluster
 * that may be older than what was read, so what is missing is looked for once more.
 *
 * @param <R> the root
 * @param <N> what is passed on of each entry
 */
final class Follower<R extends DataObject, N> implements DataTreeChangeListener<R> {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

    private final List<Entries<R, ?, N>> lists;
    private final Callable<Optional<R>> read;
    private final Consumer<List<N>> listener;
    private Optional<R> told = Optional.empty();
    private boolean following;

    /**
     * What the root holds of one kind.
     *
     * @param <R> the root
     * @param <T> the kind
     * @param <N> what is passed on of an entry
     * @param type its class
     * @param all all entries, by key
     * @param news what is passed on of an entry that was written, or, with null after it, deleted; what was before is
     *     null when that is not known
     */
    record Entries<R extends DataObject, T extends ChildOf<? super R>, N>(Class<T> type, Function<R, Map<?, T>> all,
        BiFunction<T, T, N> news) {
        private List<N> all(R root) {
            return unlike(Optional.empty(), root);
        }

        private List<N> unlike(Optional<R> told, R now) {
            Map<?, T> before = told.<Map<?, T>>map(all).orElse(Map.of());
            List<N> unlike = new ArrayList<>();
            all.apply(now).forEach((key, entry) -> {
                if (!same(entry, before.get(key))) {
                    take(() -> null, () -> entry).ifPresent(unlike::add);
                }
            });
            return unlike;
        }

        /** To compare an entry is to read it, and one may hold what cannot be read: that is told when it is taken. */
        private boolean same(T entry, T before) {
            try {
                return entry.equals(before);
            } catch (IllegalArgumentException e) {
                return false;
            }
        }

        private Map<?, T> missing(R before, Optional<R> after) {
            Map<Object, T> missing = new LinkedHashMap<>(all.apply(before));
            after.ifPresent(root -> missing.keySet().removeAll(all.apply(root).keySet()));
            return missing;
        }

        private List<N> deleted(R before, Optional<R> now, Optional<R> later) {
            Map<?, T> missing = missing(before, now);
            missing.keySet().retainAll(missing(before, later).keySet());
            return missing.values().stream().flatMap(entry -> take(() -> entry, () -> null).stream()).toList();
        }

        private List<N> modified(DataObjectModification<R> root) {
            return root.getModifiedChildren(type).stream()
                .flatMap(entry -> take(entry::dataBefore, entry::dataAfter).stream()).toList();
        }

        /** One that cannot be read keeps no other out, and the controller from starting even less. */
        private Optional<N> take(Supplier<T> before, Supplier<T> after) {
            try {
                return Optional.of(news.apply(before.get(), after.get()));
            } catch (RuntimeException e) {
                LOG.error("An entry of {} could not be taken over", type, e);
                return Optional.empty();
            }
        }
    }

    /**
     * One that was not told anything yet.
     *
     * @param lists what there is, in the order in which it is told
     * @param read reads the root, as new as it is anywhere
     * @param listener told what was written in one go
     */
    Follower(List<Entries<R, ?, N>> lists, Callable<Optional<R>> read, Consumer<List<N>> listener) {
        this.lists = lists;
        this.read = read;
        this.listener = listener;
    }

    /** Tells what was read, before any notification comes. */
    void begin(Optional<R> root) {
        told = root;
        tell(each(list -> root.map(list::all).orElse(List.of())));
    }

    private List<N> each(Function<Entries<R, ?, N>, List<N>> news) {
        return lists.stream().flatMap(list -> news.apply(list).stream()).toList();
    }

    private void tell(List<N> news) {
        if (!news.isEmpty()) {
            listener.accept(news);
        }
    }

    @Override
    public void onInitialData() {
        follow(Optional.empty());
    }

    /** Several changes are transactions that came while the one before was taken in: they are told together. */
    @Override
    public void onDataTreeChanged(List<DataTreeModification<R>> changes) {
        List<N> news = new ArrayList<>();
        for (DataTreeModification<R> change : changes) {
            DataObjectModification<R> root = change.getRootNode();
            if (following) {
                news.addAll(each(list -> list.modified(root)));
            } else {
                follow(Optional.ofNullable(root.dataAfter()));
            }
        }
        tell(news);
    }

    private void follow(Optional<R> now) {
        following = true;
        Optional<R> then = told;
        told = Optional.empty();
        List<N> news = new ArrayList<>();
        then.filter(before -> lists.stream().anyMatch(list -> !list.missing(before, now).isEmpty()))
            .ifPresent(before -> news.addAll(deleted(before, now)));
        now.ifPresent(found -> news.addAll(each(list -> list.unlike(then, found))));
        tell(news);
    }

    /** What comes back after the reading is told after this. */
    private List<N> deleted(R before, Optional<R> now) {
        try {
            Optional<R> later = read.call();
            return each(list -> list.deleted(before, now, later));
        } catch (Exception e) {
            LOG.error("It could not be found out what was deleted in the first moments: it stays until the next start",
                e);
            return List.of();
        }
    }
}
