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

import io.chainstitch.it.harness.Places;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.BeforeClass;
import org.junit.Test;
import org.opendaylight.mdsal.binding.runtime.spi.BindingRuntimeHelpers;
import org.opendaylight.yangtools.yang.model.api.EffectiveModelContext;
import org.opendaylight.yangtools.yang.model.api.Module;

/** The trees of docs/yang are those of the modules. {@code docs/yang/regenerate} writes them anew. */
public final class YangTreesTest {
    private static final Path DOCS = Places.project().resolve("docs/yang");
    private static final List<String> SOURCES =
        List.of("sfc-model/src/main/yang", "honeycomb-model/src/main/yang");
    private static final String END = ".tree";

    private static final Map<String, String> TREES = new TreeMap<>();

    @BeforeClass
    public static void draw() throws IOException {
        EffectiveModelContext models =
            BindingRuntimeHelpers.createEffectiveModel(BindingRuntimeHelpers.loadModuleInfos());
        for (String source : SOURCES) {
            for (String name : names(Places.project().resolve(source), ".yang")) {
                Module module = models.findModules(name.replaceFirst("@.*", "")).iterator().next();
                if (!module.getChildNodes().isEmpty() || !module.getAugmentations().isEmpty()
                    || !module.getRpcs().isEmpty() || !module.getNotifications().isEmpty()) {
                    TREES.put(module.getName(), YangTree.of(models, module));
                }
            }
        }
        if (Boolean.getBoolean("chainstitch.docs.write")) {
            for (String old : names(DOCS, END)) {
                Files.delete(DOCS.resolve(old + END));
            }
            for (Map.Entry<String, String> tree : TREES.entrySet()) {
                Files.writeString(DOCS.resolve(tree.getKey() + END), tree.getValue());
            }
        }
    }

    private static List<String> names(Path directory, String end) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(end))
                .map(name -> name.substring(0, name.length() - end.length())).sorted().toList();
        }
    }

    @Test
    public void treesAreThoseOfTheModules() throws IOException {
        assertFalse(TREES.isEmpty());
        assertEquals("run docs/yang/regenerate", List.copyOf(TREES.keySet()), names(DOCS, END));
        for (Map.Entry<String, String> tree : TREES.entrySet()) {
            assertEquals(tree.getKey() + " has changed: run docs/yang/regenerate", tree.getValue(),
                Files.readString(DOCS.resolve(tree.getKey() + END)));
        }
    }

    @Test
    public void everyTreeIsInTheList() throws IOException {
        String list = Files.readString(DOCS.resolve("README.md"));
        TREES.keySet().forEach(name -> assertEquals(name + " is in docs/yang/README.md", true,
            list.contains("(" + name + END + ")")));
    }
}
