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
package io.chainstitch.vpp.model;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Sends packets that an interface receives into a table of its own, by source and destination, whatever table the
 * interface is bound to. In VPP it is an ACL, an ABF policy whose id is that of the table, and its attachment.
 *
 * @param interfaceName the interface
 * @param table id of the table in which matching packets are looked up, never 0
 * @param matches what is sent there, one or more, all of one family; the order means nothing
 */
public record Classifier(String interfaceName, long table, List<Match> matches) implements VppObject {

    public Classifier {
        Objects.requireNonNull(interfaceName);
        matches = matches.stream().distinct().sorted().toList();
        if (matches.isEmpty()) {
            throw new IllegalArgumentException("the classifier for table " + table + " matches nothing");
        }
        IpFamily family = matches.get(0).source().family();
        if (matches.stream().anyMatch(match -> match.source().family() != family)) {
            throw new IllegalArgumentException("the classifier for table " + table + " mixes families");
        }
    }

    /**
     * Packets from somewhere to somewhere.
     *
     * @param source sources
     * @param destination destinations, of the same family
     */
    public record Match(IpPrefix source, IpPrefix destination) implements Comparable<Match> {
        public Match {
            if (source.family() != destination.family()) {
                throw new IllegalArgumentException(source + " and " + destination + " are of two families");
            }
        }

        /**
         * Reads source and destination, separated by blanks.
         *
         * @param text as {@link #toString} gives it
         * @return the match
         * @throws IllegalArgumentException when it is malformed
         */
        public static Match of(String text) {
            String[] words = text.trim().split(" +");
            if (words.length != 2) {
                throw new IllegalArgumentException("'" + text + "' is no source and destination");
            }
            return new Match(IpPrefix.of(words[0]), IpPrefix.of(words[1]));
        }

        @Override
        public int compareTo(Match other) {
            int bySource = source.compareTo(other.source);
            return bySource != 0 ? bySource : destination.compareTo(other.destination);
        }

        @Override
        public String toString() {
            return source + " " + destination;
        }
    }

    /** {@return the family of what it matches} */
    public IpFamily family() {
        return matches.get(0).source().family();
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.CLASSIFIER;
    }

    @Override
    public String id() {
        return interfaceName + " " + table;
    }

    @Override
    public Set<String> interfaces() {
        return Set.of(interfaceName);
    }

    @Override
    public Set<TableRef> tables() {
        return TableRef.unlessDefault(new TableRef(family(), table));
    }

    /** An ABF policy, and each pair of source and destination once on an interface. */
    @Override
    public Set<String> resources() {
        Set<String> resources = new HashSet<>(Set.of("abf " + table));
        matches.forEach(match -> resources.add("classified " + interfaceName + " " + match));
        return Set.copyOf(resources);
    }

    @Override
    public boolean attractsTraffic() {
        return true;
    }
}
