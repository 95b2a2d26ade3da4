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

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;

/** Renders the chains under golden/; {@code -Dgolden.update=true} writes what they become instead of comparing. */
@RunWith(Parameterized.class)
public class GoldenTest {
    @Parameter(0)
    public String name;
    @Parameter(1)
    public GoldenCase golden;

    @Parameters(name = "{0}")
    public static List<Object[]> cases() {
        return GoldenCase.all();
    }

    @Test
    public void chainBecomesTheseObjects() throws IOException {
        String objects = GoldenCase.print(World.rendered(golden.chain()));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(golden.objects(), objects);
        }
        assertEquals(Files.readString(golden.objects()), objects);
    }
}
