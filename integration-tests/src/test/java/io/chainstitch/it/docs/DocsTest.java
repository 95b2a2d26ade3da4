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
package io.chainstitch.it.docs;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.chainstitch.it.harness.Places;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.junit.Test;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.ChainState;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.NodeSync;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.Reason;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.Node;
import org.opendaylight.yangtools.yang.binding.EnumTypeObject;

/** What users may meet stands in the documentation, and what the documentation names is there. */
public final class DocsTest {
    private static final Path ROOT = Places.project();
    private static final Pattern COMMAND = Pattern.compile("(?<![a-z-])sfc:([a-z-]+)");
    private static final Pattern METRIC = Pattern.compile("chainstitch_[a-z_]*[a-z]");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    private static String read(String file) throws IOException {
        return Files.readString(ROOT.resolve(file));
    }

    /** Rows of the table with this head: the cells behind the first one, by the words in its code spans. */
    private static Map<String, List<String>> table(String file, String head) throws IOException {
        Map<String, List<String>> rows = new TreeMap<>();
        String text = read(file);
        int start = text.indexOf("\n| " + head + " |");
        assertFalse(file + " has no table of " + head, start < 0);
        text.substring(start + 1).lines().takeWhile(line -> line.startsWith("|")).skip(2).forEach(line -> {
            List<String> cells = Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList();
            rows.put(cells.get(0).replace("`", ""), cells.subList(1, cells.size()));
        });
        return rows;
    }

    private static Set<String> names(EnumTypeObject... values) {
        return Arrays.stream(values).map(EnumTypeObject::getName).collect(Collectors.toCollection(TreeSet::new));
    }

    private static void assertTold(Map<String, List<String>> rows, int cells) {
        rows.forEach((word, row) -> {
            assertEquals(word, cells, row.size());
            assertFalse(word + " has an empty cell", row.stream().anyMatch(String::isEmpty));
        });
    }

    @Test
    public void everyStateIsExplainedAndWhatToDo() throws IOException {
        Map<String, List<String>> chains = table("docs/states.md", "state");
        assertEquals(names(ChainState.values()), chains.keySet());
        assertTold(chains, 2);
        Map<String, List<String>> connections = table("docs/states.md", "connection");
        assertEquals(names(Node.Connection.values()), connections.keySet());
        assertTold(connections, 2);
        Map<String, List<String>> syncs = table("docs/states.md", "sync");
        assertEquals(names(NodeSync.values()), syncs.keySet());
        assertTold(syncs, 2);
    }

    @Test
    public void everyReasonIsExplainedWithItsStateAndWhatToDo() throws IOException {
        Map<String, List<String>> reasons = table("docs/states.md", "reason");
        assertEquals(names(Reason.values()), reasons.keySet());
        assertTold(reasons, 3);
        for (io.chainstitch.sfc.api.Reason reason : io.chainstitch.sfc.api.Reason.values()) {
            assertEquals(reason.label(), reason.state().label(), reasons.get(reason.label()).get(0));
        }
    }

    @Test
    public void everyCommandOfTheShellIsDescribedWithItsOptions() throws IOException {
        String text = read("docs/shell.md");
        Set<String> commands = new TreeSet<>();
        for (JavaClass found : new ClassFileImporter().importPackages("io.chainstitch.shell.command")) {
            if (!found.isAnnotatedWith(Command.class)) {
                continue;
            }
            Class<?> type = found.reflect();
            String name = type.getAnnotation(Command.class).name();
            commands.add(name);
            List<String> rows = text.lines().filter(line -> line.matches("\\|.*`sfc:" + name + "\\b.*")).toList();
            assertFalse("docs/shell.md has no row for sfc:" + name, rows.isEmpty());
            for (Field field : type.getDeclaredFields()) {
                Option option = field.getAnnotation(Option.class);
                if (option != null) {
                    assertFalse("docs/shell.md lacks " + option.name() + " of sfc:" + name,
                        rows.stream().noneMatch(row -> row.contains(option.name())));
                }
            }
        }
        assertFalse(commands.isEmpty());
        for (String file : pages()) {
            assertEquals(file + " names commands that are not there", Set.of(),
                missing(COMMAND.matcher(read(file)).results().map(found -> found.group(1)), commands));
        }
    }

    private static Set<String> missing(Stream<String> named, Set<String> there) {
        return named.filter(name -> !there.contains(name)).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    public void everyMetricIsDescribed() throws IOException {
        Set<String> measured = METRIC.matcher(
            read("sfc-metrics/src/main/java/io/chainstitch/metrics/Instruments.java")).results()
            .map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
        String text = read("docs/operations-metrics.md");
        Set<String> described = METRIC.matcher(text.lines().filter(line -> line.startsWith("|"))
            .collect(Collectors.joining("\n"))).results().map(MatchResult::group)
            .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(measured, described);
        for (String file : List.of("docs/operations-metrics.md", "config/grafana-dashboard.json")) {
            Set<String> named = METRIC.matcher(read(file)).results()
                .map(found -> found.group().replaceFirst("_(bucket|sum|count)$", "")).collect(Collectors.toSet());
            assertEquals(file + " names metrics that are not there", Set.of(), missing(named.stream(), measured));
        }
    }

    @Test
    public void everyLinkLeadsSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (String file : pages()) {
            Path folder = ROOT.resolve(file).getParent();
            for (String link : LINK.matcher(read(file)).results().map(found -> found.group(1)).toList()) {
                if (link.contains("://")) {
                    continue;
                }
                String[] parts = link.split("#", 2);
                Path target = parts[0].isEmpty() ? ROOT.resolve(file) : folder.resolve(parts[0]).normalize();
                if (!Files.exists(target)
                    || parts.length > 1 && !anchors(Files.readString(target)).contains(parts[1])) {
                    broken.add(file + ": " + link);
                }
            }
        }
        assertEquals(List.of(), broken);
    }

    private static Set<String> anchors(String text) {
        return HEADING.matcher(text).results().map(found -> found.group(1).toLowerCase()
            .replaceAll("[^a-z0-9 _-]", "").replace(' ', '-')).collect(Collectors.toSet());
    }

    @Test
    public void everyPageIsReachedFromTheReadme() throws IOException {
        Set<String> linked = LINK.matcher(read("README.md")).results().map(found -> found.group(1).split("#")[0])
            .collect(Collectors.toSet());
        assertEquals(Set.of(), missing(pages().stream().filter(page -> page.startsWith("docs/")), linked));
    }

    private static List<String> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(Stream.of("README.md"), docs.filter(file -> file.toString().endsWith(".md"))
                .map(file -> ROOT.relativize(file).toString())).sorted().toList();
        }
    }
}
