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
package io.chainstitch.honeycomb.model;

import static org.junit.Assert.assertEquals;

import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.ObjectText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.Test;

/** What goes over the wire, in files for people to read. */
public class GoldenTest {

    @Test
    public void everyKindOfObjectAsConfiguration() throws Exception {
        NodePlan plan = plan("every-kind.txt");
        assertGolden("every-kind.xml", Models.pretty(Models.xml(Models.DATA.encode(plan))));
    }

    @Test
    public void differenceAsEdit() throws Exception {
        assertGolden("edit.xml", Models.pretty(
            EditConfig.config(Models.DATA, plan("edit-before.txt"), plan("edit-after.txt"), "42")));
    }

    @Test
    public void differenceOfSegmentsAsEdit() throws Exception {
        assertGolden("segments.xml", Models.pretty(
            EditConfig.config(Models.DATA, plan("segments-before.txt"), plan("segments-after.txt"), "44")));
    }

    @Test
    public void repairAsEdit() throws Exception {
        NodePlan plan = plan("edit-after.txt");
        assertGolden("repair.xml", Models.pretty(EditConfig.config(Models.DATA, plan, plan,
            Set.copyOf(plan.objects().keySet()), "43")));
    }

    private static NodePlan plan(String file) throws IOException {
        List<String> lines = read(file).lines().filter(line -> !line.isBlank()).toList();
        return NodePlan.of(lines.stream().map(ObjectText::parse).toList());
    }

    private static void assertGolden(String file, String actual) throws IOException {
        assertEquals(file + " differs; when the change is meant, put this there", read(file).trim(), actual.trim());
    }

    private static String read(String file) throws IOException {
        try (var in = GoldenTest.class.getResourceAsStream("/golden/" + file)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
