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

import io.chainstitch.shell.facts.Chain;
import io.chainstitch.shell.facts.ChainStory;
import io.chainstitch.shell.facts.Path;
import io.chainstitch.shell.facts.Preview;
import io.chainstitch.shell.facts.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The one page that explains a chain. */
public final class ChainPage {
    private ChainPage() {
    }

    /**
     * Explains a chain.
     *
     * @param story all about it
     * @param screen where it is shown
     * @param now what ages are counted to
     * @return the lines
     */
    public static List<String> lines(ChainStory story, Screen screen, Instant now) {
        Page page = new Page(screen);
        page.field("Chain", Cell.of(story.name()));
        story.definition().ifPresent(definition -> page.field("Description", definition.description()));
        state(page, story.state(), now);
        story.definition().ifPresentOrElse(definition -> definition(page, definition, story.state()),
            () -> page.field("Definition", Cell.of("deleted; the chain leaves this list with its last object")));
        page.section("Paths").table(paths(story.state().map(Chain.State::paths).orElse(List.of())),
            "None is installed.");
        page.section("Nodes").table(parts(story.state().map(Chain.State::nodes).orElse(List.of())),
            "It touches none.");
        objects(page, story.objects());
        page.section("Last transactions").table(transactions(story.transactions(), now),
            "None among those that are kept; the repair of a node is none.");
        return page.lines();
    }

    private static void state(Page page, Optional<Chain.State> state, Instant now) {
        if (state.isEmpty()) {
            page.field("State", Cell.word("unknown")).field("", Cell.of("Nothing is published about it yet."));
            return;
        }
        Chain.State found = state.get();
        page.field("State", Cell.word(found.state()));
        page.field("Reason", found.reason());
        page.field("Message", found.message());
        page.field("Since", found.since().map(since -> since + ", " + Ages.since(since, now) + " ago"));
        if (found.lastProgramTime().isPresent()) {
            page.field("Programmed", Cell.of("in " + Ages.took(found.lastProgramTime().getAsLong())));
        }
    }

    private static void definition(Page page, Chain.Definition definition, Optional<Chain.State> state) {
        page.field("Renderer", Cell.of(state.flatMap(Chain.State::renderer).or(definition::renderer)
            .orElse("the default one")));
        page.field("Carries", state.flatMap(found -> found.layer().map(layer -> layer
            + found.network().map(network -> " in network " + network).orElse(""))));
        page.field("Direction", Cell.of(definition.unidirectional() ? "one way" : "both ways"));
        page.field("Options", Cell.of(options(definition)));
        state.filter(found -> found.generation().isPresent()).ifPresent(found ->
            page.field("Generation", Cell.of(generation(found))));
        page.section("Functions").table(functions(definition.functions()), "It has none: give it two or more.");
    }

    private static String options(Chain.Definition definition) {
        return (definition.enabled() ? "" : "disabled, ") + "max-paths " + definition.maxPaths() + ", srv6-proxy "
            + definition.srv6Proxy() + definition.network().map(network -> ", network " + network).orElse("");
    }

    private static String generation(Chain.State state) {
        long declared = state.generation().getAsLong();
        long observed = state.observedGeneration().orElse(declared);
        return declared == observed ? Long.toString(declared)
            : declared + "; the state speaks of " + observed + ", the new one is under way";
    }

    private static Table functions(List<Chain.Function> functions) {
        Table table = new Table("#", "FUNCTION", "INTERFACES", "INSTANCES");
        for (Chain.Function function : functions) {
            table.row(Cell.of(functions.indexOf(function) + 1), Cell.of(function.name()),
                Cell.of(Phrases.interfaces(function)), Cell.of(Phrases.selection(function)));
        }
        return table;
    }

    static Table paths(List<Path> paths) {
        Table table = new Table("DIRECTION", "ID", "WEIGHT", "MTU", "HOPS");
        for (Path path : paths) {
            table.row(Cell.of(path.direction()), Cell.of(path.id()),
                Cell.of(path.weight().isPresent() ? path.weight().getAsLong() : ""),
                Cell.of(path.mtu().isPresent() ? path.mtu().getAsInt() : ""), Cell.of(Phrases.arrows(path)));
        }
        return table;
    }

    private static Table parts(List<Chain.Part> parts) {
        Table table = new Table("NODE", "STATE", "MESSAGE");
        parts.forEach(part -> table.row(Cell.of(part.name()), Cell.word(part.state()), Cell.of(part.message())));
        return table;
    }

    private static void objects(Page page, Optional<List<Preview.Change>> objects) {
        page.section("Objects of this chain alone, as planned");
        if (objects.isEmpty()) {
            page.text("They cannot be told: the definition is deleted, or the controller did not answer.");
            return;
        }
        Table table = new Table("NODE", "KIND", "KEY", "ATTRIBUTES");
        objects.get().forEach(node -> node.objects().forEach(object -> table.row(Cell.of(node.name()),
            Cell.of(object.kind()), Cell.of(object.key()),
            Cell.of(Phrases.attributes(object.attributes(), object.key())))));
        page.table(table, "None.");
    }

    static Table transactions(List<Transaction> transactions, Instant now) {
        Table table = new Table("AGE", "ID", "RESULT", "TOOK", "CAUSE", "NODES");
        transactions.forEach(one -> table.row(Ages.cell(one.time(), now), Cell.of(one.id()), Cell.word(one.result()),
            Ages.took(one.duration()), Cell.of(one.cause()), Cell.of(String.join(", ", one.nodes().stream()
                .map(answer -> answer.name() + " " + answer.result()).toList()))));
        return table;
    }
}
