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
package io.chainstitch.shell.view;

import io.chainstitch.shell.facts.Node;
import io.chainstitch.shell.facts.NodeLine;
import io.chainstitch.shell.facts.NodeStory;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Shows nodes, one on a line, and the page that explains one. */
public final class NodesView {
    private NodesView() {
    }

    /**
     * Shows nodes.
     *
     * @param nodes what to show
     * @param screen where
     * @param now what ages are counted to
     * @return the lines
     */
    public static List<String> lines(List<NodeLine> nodes, Screen screen, Instant now) {
        if (nodes.isEmpty()) {
            return List.of("No node is declared.");
        }
        Table table = new Table("NAME", "CONNECTION", "SYNC", "OBJECTS", "CHAINS", "IN SYNC", "MESSAGE");
        nodes.forEach(node -> table.row(Cell.of(node.name()), Cell.word(node.connection()), Cell.word(node.sync()),
            number(node.objects()), Cell.of(node.chains().size()), Ages.cell(node.lastSync(), now),
            Cell.of(node.message())));
        return table.lines(screen);
    }

    /**
     * Explains a node.
     *
     * @param story all about it
     * @param screen where it is shown
     * @param now what ages are counted to
     * @return the lines
     */
    public static List<String> page(NodeStory story, Screen screen, Instant now) {
        Page page = new Page(screen);
        page.field("Node", Cell.of(story.name()));
        story.state().ifPresentOrElse(state -> state(page, state, now),
            () -> page.field("State", Cell.of("Nothing is published about it yet.")));
        story.inventory().ifPresentOrElse(inventory -> inventory(page, inventory),
            () -> page.field("Inventory", Cell.of("deleted; sfc:resync " + story.name()
                + " --forget gives up what cannot be removed")));
        page.section("Chains").table(ChainsView.brief(story.chains(), now), "None touches it.");
        page.section("Pods").table(PodsView.table(story.pods()), "None runs on it.");
        page.section("Last transactions").table(ChainPage.transactions(story.transactions(), now),
            "None among those that are kept.");
        return page.lines();
    }

    private static void state(Page page, Node.State state, Instant now) {
        page.field("Connection", Cell.word(state.connection())).field("Sync", Cell.word(state.sync()));
        page.field("Message", state.message());
        page.field("Objects", number(state.objects()));
        if (state.drift().isPresent()) {
            page.field("Drift", Cell.of(state.drift().getAsLong() + " objects differed when it was last compared"));
        }
        page.field("In sync", state.lastSync().map(then -> "last at " + then + ", " + Ages.since(then, now) + " ago"));
    }

    private static void inventory(Page page, Node.Inventory inventory) {
        page.field("Agent", inventory.agent());
        page.field("Underlay", inventory.underlayAddress().map(address -> address
            + inventory.underlayInterface().map(name -> " on " + name).orElse("")));
        if (inventory.underlayMtu().isPresent()) {
            page.field("MTU", Cell.of(inventory.underlayMtu().getAsInt()));
        }
        page.field("Locator", Cell.of(inventory.locator().orElse("allocated from the block of the settings")));
        page.field("Id", number(inventory.id()));
    }

    private static Cell number(OptionalLong number) {
        return Cell.of(number.isPresent() ? number.getAsLong() : "");
    }

    private static Cell number(OptionalInt number) {
        return Cell.of(number.isPresent() ? number.getAsInt() : "");
    }
}
