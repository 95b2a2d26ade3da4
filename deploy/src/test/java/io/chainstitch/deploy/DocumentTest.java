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
package io.chainstitch.deploy;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.Test;

/** What docs/kubernetes.md shows is what can be applied. */
public class DocumentTest {
    private static final Pattern BLOCK =
        Pattern.compile("(?:<!-- file: (\\S+) -->\\n)?```yaml\\n(.*?)\\n```", Pattern.DOTALL);

    @Test
    public void everyManifestOfTheGuideIsAFileOfTheExamplesAndEveryExampleIsInTheGuide() throws IOException {
        Matcher matcher = BLOCK.matcher(Files.readString(Manifests.project().resolve("docs/kubernetes.md")));
        Set<String> shown = new HashSet<>();
        while (matcher.find()) {
            assertTrue("a manifest without the name of its file: " + matcher.group(2), matcher.group(1) != null);
            Path file = Manifests.deploy("examples").resolve(matcher.group(1));
            assertEquals(matcher.group(1), withoutLicence(Files.readString(file)), matcher.group(2));
            shown.add(matcher.group(1));
        }
        assertEquals(Manifests.files(Manifests.deploy("examples")).stream().map(file -> file.getFileName().toString())
            .collect(Collectors.toSet()), shown);
    }

    private static String withoutLicence(String text) {
        return text.substring(text.indexOf("# limitations under the License.\n") + 33).strip();
    }
}
