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

import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Sets;
import io.chainstitch.sfc.api.IdentifierKey;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpFamily;
import io.chainstitch.vpp.model.NodePlan;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the controller remembers of a chain across restarts: the generation of its definition and the last rendering
 * that was accepted.
 *
 * @param name name of the chain
 * @param generation generation of the definition that was seen last
 * @param digest digest of that definition, empty after the definition was deleted
 * @param rendered what the last accepted rendering was made by and of, {@link Rendered#NOTHING} when none is accepted
 * @param identifiers identifiers of the accepted rendering
 * @param retired identifiers of earlier renderings whose objects may still be on a node, or come back; one that the
 *     accepted rendering has as well is here under the same key
 * @param nodes the objects of the accepted rendering by node
 * @param leaving nodes that may still hold objects of an earlier rendering
 * @param before the record to go back to, while it is not known that every node took the present rendering
 */
public record ChainRecord(String name, long generation, String digest, Rendered rendered,
    Map<IdentifierKey, Long> identifiers, Map<IdentifierKey, Retired> retired, Map<String, NodePlan> nodes,
    Set<String> leaving, Optional<ChainRecord> before) {

    public ChainRecord {
        Objects.requireNonNull(name);
        Objects.requireNonNull(digest);
        Objects.requireNonNull(rendered);
        identifiers = ImmutableSortedMap.copyOf(identifiers);
        retired = ImmutableSortedMap.copyOf(retired);
        nodes = ImmutableSortedMap.copyOf(nodes);
        leaving = ImmutableSortedSet.copyOf(leaving);
        if (before.flatMap(ChainRecord::before).isPresent()) {
            throw new IllegalArgumentException("only one step back is remembered");
        }
    }

    /** A definition that was seen and has nothing installed. */
    static ChainRecord empty(String name, long generation, String digest) {
        return new ChainRecord(name, generation, digest, Rendered.NOTHING, Map.of(), Map.of(), Map.of(), Set.of(),
            Optional.empty());
    }

    public boolean isInstalled() {
        return !nodes.isEmpty();
    }

    /** Whether nothing is left that anyone has to remember once the definition is gone. */
    boolean isForgettable() {
        return nodes.isEmpty() && leaving.isEmpty();
    }

    /** Every identifier that must not be given to anyone else. */
    Map<IdentifierKey, Long> held() {
        Map<IdentifierKey, Long> held = new TreeMap<>(identifiers);
        retired.forEach((key, one) -> held.put(key, one.value()));
        return held;
    }

    ChainRecord withGeneration(long newGeneration, String newDigest) {
        return new ChainRecord(name, newGeneration, newDigest, rendered, identifiers, retired, nodes, leaving,
            before);
    }

    /**
     * The record that follows this one when another rendering is accepted.
     *
     * @param newRendered what it is made by and of
     * @param newIdentifiers its identifiers
     * @param newNodes its objects by node
     * @return the record; nodes that lose objects are leaving, and identifiers of which objects become others or go are
     *     kept until the nodes that can hold these have acknowledged that
     */
    ChainRecord followedBy(Rendered newRendered, Map<IdentifierKey, Long> newIdentifiers,
        Map<String, NodePlan> newNodes) {
        Set<String> changed = new TreeSet<>();
        Set<String> newLeaving = new TreeSet<>(leaving);
        nodes.forEach((node, plan) -> {
            NodePlan kept = newNodes.getOrDefault(node, NodePlan.EMPTY);
            if (!kept.objects().entrySet().containsAll(plan.objects().entrySet())) {
                changed.add(node);
            }
            if (!kept.objects().keySet().containsAll(plan.objects().keySet())) {
                newLeaving.add(node);
            }
        });
        Map<IdentifierKey, Retired> newRetired = new TreeMap<>();
        retired.forEach((key, one) -> retire(key, one, newIdentifiers, newRetired));
        identifiers.forEach((key, value) -> {
            if (!changed.isEmpty() || !value.equals(newIdentifiers.get(key))) {
                retire(key, new Retired(value, changed), newIdentifiers, newRetired);
            }
        });
        return new ChainRecord(name, generation, digest, newRendered, newIdentifiers, newRetired, newNodes,
            newLeaving, before);
    }

    /** The record with other forms of some objects, which the chain holds together with others. */
    ChainRecord withNodes(Map<String, NodePlan> newNodes) {
        return new ChainRecord(name, generation, digest, rendered, identifiers, retired, newNodes, leaving,
            before);
    }

    /** The record of a chain whose objects are to be removed. */
    ChainRecord withdrawn() {
        return followedBy(Rendered.NOTHING, Map.of(), Map.of());
    }

    /**
     * The record after nodes acknowledged a change.
     *
     * @param acknowledged tells whether a node is known to hold its plan
     * @return the record; it gives up a retired identifier once no node can hold objects that use it, and the way
     *     back does not need it
     */
    ChainRecord acknowledged(Predicate<String> acknowledged) {
        Set<String> rest = new TreeSet<>(leaving);
        rest.removeIf(acknowledged);
        return new ChainRecord(name, generation, digest, rendered, identifiers,
            retired.isEmpty() ? retired : stillRetired(acknowledged), nodes, rest, before);
    }

    private Map<IdentifierKey, Retired> stillRetired(Predicate<String> acknowledged) {
        Set<Map.Entry<IdentifierKey.Pool, Long>> comeBack = before.stream()
            .flatMap(last -> last.identifiers.entrySet().stream())
            .map(one -> Map.entry(one.getKey().pool(), one.getValue())).collect(Collectors.toSet());
        Map<IdentifierKey, Retired> still = new TreeMap<>();
        retired.forEach((key, one) -> {
            Retired left = one.without(acknowledged);
            if (!left.nodes().isEmpty()
                || !identifiers.containsKey(key) && comeBack.contains(Map.entry(key.pool(), one.value()))) {
                still.put(key, left);
            }
        });
        return still;
    }

    /**
     * The record when nodes may hold objects that are not part of the rendering.
     *
     * @param names the nodes
     * @param used identifiers of these objects
     * @return the record; when there is such a node, it keeps the identifiers
     */
    ChainRecord mayRemainOn(Collection<String> names, Map<IdentifierKey, Long> used) {
        if (names.isEmpty()) {
            return this;
        }
        Set<String> more = new TreeSet<>(leaving);
        more.addAll(names);
        Map<IdentifierKey, Retired> kept = new TreeMap<>(retired);
        used.forEach((key, value) -> retire(key, new Retired(value, Set.copyOf(names)), identifiers, kept));
        return new ChainRecord(name, generation, digest, rendered, identifiers, kept, nodes, more,
            before);
    }

    /**
     * The record while the nodes are being told of it.
     *
     * @param last the record that they agreed on
     */
    ChainRecord unconfirmed(ChainRecord last) {
        return new ChainRecord(name, generation, digest, rendered, identifiers, retired, nodes, leaving,
            last.before.or(() -> Optional.of(last)));
    }

    /** {@return the record once every node that can be reached took it: there is no way back any more} */
    public ChainRecord confirmed() {
        return new ChainRecord(name, generation, digest, rendered, identifiers, retired, nodes, leaving,
            Optional.empty());
    }

    /** The record by which the chain goes back to what the nodes agreed on last. */
    Optional<ChainRecord> wayBack() {
        return before.map(last -> confirmed().followedBy(last.rendered, last.identifiers, last.nodes));
    }

    /** Nodes that hold objects of the chain, or may. */
    Set<String> concerned() {
        Set<String> concerned = new TreeSet<>(nodes.keySet());
        concerned.addAll(leaving);
        return concerned;
    }

    /** A value of a key that has another one by now stands under a key that nobody asks for. */
    private static void retire(IdentifierKey key, Retired one, Map<IdentifierKey, Long> used,
        Map<IdentifierKey, Retired> into) {
        IdentifierKey free = usedAgain(key, one.value(), used);
        while (used.getOrDefault(free, one.value()) != one.value()
            || into.containsKey(free) && into.get(free).value() != one.value()) {
            free = new IdentifierKey(key.pool(), free.owner() + once(one.value()));
        }
        into.merge(free, one, Retired::and);
    }

    /** The former key of a value that has come back to it: under two keys it would be given up with the first. */
    private static IdentifierKey usedAgain(IdentifierKey key, long value, Map<IdentifierKey, Long> used) {
        String owner = key.owner();
        while (owner.endsWith(once(value))) {
            owner = owner.substring(0, owner.length() - once(value).length());
        }
        String former = owner;
        return Stream.of(true, false).map(shared -> new IdentifierKey(key.pool(), shared, former))
            .filter(each -> used.getOrDefault(each, value + 1) == value).findFirst().orElse(key);
    }

    private static String once(long value) {
        return ", once " + value;
    }

    boolean hasSameRendering(ChainRecord other) {
        return nodes.equals(other.nodes) && rendered.equals(other.rendered)
            && identifiers.equals(other.identifiers);
    }

    /**
     * An identifier that objects of earlier renderings use.
     *
     * @param value the identifier
     * @param nodes nodes that may still hold such objects
     */
    public record Retired(long value, Set<String> nodes) {
        public Retired {
            nodes = ImmutableSortedSet.copyOf(nodes);
        }

        private Retired without(Predicate<String> gone) {
            return new Retired(value, nodes.stream().filter(gone.negate()).collect(Collectors.toSet()));
        }

        private Retired and(Retired other) {
            return new Retired(value, Sets.union(nodes, other.nodes));
        }
    }

    /**
     * What a rendering was made by and of.
     *
     * @param renderer name of the renderer, empty when nothing is rendered
     * @param layer what the chain carries
     * @param families address families of the packets that it carries, none when it carries frames
     * @param network the network of its interfaces
     * @param unidirectional whether it has no way back
     * @param paths its paths
     */
    public record Rendered(String renderer, String layer, Set<IpFamily> families, String network,
        boolean unidirectional, List<PathRecord> paths) {
        public static final Rendered NOTHING = new Rendered("", "", Set.of(), "", false, List.of());

        public Rendered {
            families = families.isEmpty() ? Set.of() : ImmutableSortedSet.copyOf(families);
            paths = List.copyOf(paths);
        }
    }

    /**
     * A path of the accepted rendering.
     *
     * @param id number of the path
     * @param joins the path that carries it on
     * @param hops its instances in forward order
     * @param forward what was rendered for traffic in forward direction
     * @param reverse what was rendered for the traffic that passes back
     */
    public record PathRecord(int id, OptionalInt joins, List<HopRecord> hops, WayRecord forward, WayRecord reverse) {
        public PathRecord {
            hops = List.copyOf(hops);
        }

        /** What was rendered for one direction. */
        public WayRecord way(boolean back) {
            return back ? reverse : forward;
        }
    }

    /**
     * One direction of a path.
     *
     * @param weight its share beside the other paths that carry the same traffic, 1 or more
     * @param sids the SID by which a hop is reached, by the position of the hop in forward order
     */
    public record WayRecord(int weight, Map<Integer, IpAddress> sids) {
        public static final WayRecord PLAIN = new WayRecord(1, Map.of());

        public WayRecord {
            sids = ImmutableSortedMap.copyOf(sids);
        }
    }

    /**
     * An instance on a path.
     *
     * @param function name of the function
     * @param instance text form of the instance
     * @param node name of the node
     * @param input input interface as objects refer to it
     * @param output output interface as objects refer to it
     * @param inputLabel input interface as users know it
     * @param outputLabel output interface as users know it
     */
    public record HopRecord(String function, String instance, String node, String input, String output,
        String inputLabel, String outputLabel) {
    }
}
