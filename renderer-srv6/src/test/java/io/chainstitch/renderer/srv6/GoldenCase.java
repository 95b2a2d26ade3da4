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

import io.chainstitch.sfc.api.ResolvedChain;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.ObjectText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A chain and the objects that it must become, in a folder of its own.
 *
 * @param folder the folder
 */
record GoldenCase(Path folder) {
    private static final Path ALL = Path.of("src/test/resources/golden");

    /** {@return all cases, as parameters of a test} */
    static List<Object[]> all() {
        try (Stream<Path> folders = Files.list(ALL)) {
            return folders.sorted().map(folder -> new Object[] {folder.getFileName().toString(),
                new GoldenCase(folder)}).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ResolvedChain chain() {
        try {
            return ChainText.parse(Files.readString(folder.resolve("chain.txt")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path objects() {
        return folder.resolve("objects.txt");
    }

    static String print(Map<String, NodePlan> plans) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(plans).forEach((node, plan) -> {
            text.append(text.length() == 0 ? "" : "\n").append("node ").append(node).append('\n');
            plan.objects().values().forEach(object -> text.append(ObjectText.print(object)).append('\n'));
        });
        return text.toString();
    }
}
