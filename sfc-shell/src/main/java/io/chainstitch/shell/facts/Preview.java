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
package io.chainstitch.shell.facts;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a chain would change.
 *
 * @param chain name of the chain
 * @param state that it would come into
 * @param reason why it would not become ready
 * @param message the reason as a sentence
 * @param paths that would be installed
 * @param nodes that would be written to
 */
public record Preview(String chain, String state, Optional<String> reason, Optional<String> message,
    List<Path> paths, List<Change> nodes) {

    /** Keeps unchangeable copies of the lists. */
    public Preview {
        paths = List.copyOf(paths);
        nodes = List.copyOf(nodes);
    }

    /**
     * What would change on a node.
     *
     * @param name of the node
     * @param objects that would change
     */
    public record Change(String name, List<Item> objects) {

        /** Keeps an unchangeable copy of the list. */
        public Change {
            objects = List.copyOf(objects);
        }
    }

    /**
     * An object on a node.
     *
     * @param operation {@code add}, {@code change} or {@code remove}
     * @param kind its kind
     * @param key what makes it unique among its kind
     * @param attributes its fields, by name; of a change as they would be
     * @param before what those fields hold now that a change touches, by name, an empty text for none; only of a change
     */
    public record Item(String operation, String kind, String key, Map<String, String> attributes,
        Optional<Map<String, String>> before) {

        /** Keeps unchangeable copies, by name. */
        public Item {
            attributes = Sorted.copyOf(attributes);
            before = before.map(Sorted::copyOf);
        }
    }
}
