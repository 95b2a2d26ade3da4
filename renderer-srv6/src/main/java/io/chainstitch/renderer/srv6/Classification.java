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
package io.chainstitch.renderer.srv6;

import io.chainstitch.sfc.api.IdentifierKey;
import io.chainstitch.vpp.model.Classifier;
import io.chainstitch.vpp.model.IpFamily;
import io.chainstitch.vpp.model.IpPrefix;
import io.chainstitch.vpp.model.Table;
import io.chainstitch.vpp.model.TableRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells packets apart on interfaces whose table is not for one chain alone: those of a stitched function, and those
 * that somebody else made. Each start has a table of its own on each such interface and in each direction; its packets
 * to the ends of the chain are looked up there.
 */
final class Classification {
    private final IpFamily family;
    private final String chain;
    private final Numbers numbers;
    private final NodeObjects objects;
    private final Map<Origin, Entry> entries = new LinkedHashMap<>();

    private record Origin(Port from, Direction direction, Face start) {
    }

    private record Entry(long table, List<Classifier.Match> matches) {
    }

    Classification(IpFamily family, String chain, Numbers numbers, NodeObjects objects) {
        this.family = family;
        this.chain = chain;
        this.numbers = numbers;
        this.objects = objects;
    }

    /** {@return the id of the table in which the packets are looked up with which a stretch begins} */
    long table(Stretch stretch) {
        Way way = stretch.way();
        Origin origin = new Origin(stretch.head().leaving().port(), way.direction(), way.start());
        Entry entry = entries.computeIfAbsent(origin, key -> new Entry(number(key), new ArrayList<>()));
        for (IpPrefix source : way.start().prefixes(family)) {
            for (IpPrefix destination : way.end().prefixes(family)) {
                entry.matches.add(new Classifier.Match(source, destination));
            }
        }
        return entry.table;
    }

    /** One number for each family: the classifiers of one interface are told apart by it. */
    private long number(Origin origin) {
        return numbers.of(new IdentifierKey(IdentifierKey.Pool.TABLE, String.join(" ", "classifier", family.label(),
            origin.direction.label(), origin.from.node(), origin.from.name(), origin.start.instance().text())));
    }

    void finish() {
        entries.forEach((origin, entry) -> {
            String name = String.join("/", chain, origin.direction.label(), origin.from.name());
            objects.add(origin.from.node(), new Table(new TableRef(family, entry.table), TableNames.of(name)));
            objects.add(origin.from.node(), new Classifier(origin.from.name(), entry.table, entry.matches));
        });
    }
}
