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
package io.chainstitch.it.rules;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import io.chainstitch.it.harness.Places;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Maven cannot put every version into one place: what stands twice must be equal. */
public final class VersionsTest {
    private static final Path ROOT = Places.project();
    private static final String OWN = "io.chainstitch";
    private static final Map<String, String> PROPERTY_OF_GROUP = Map.of(
        "org.opendaylight.odlparent", "odlparent.version",
        "org.opendaylight.yangtools", "yangtools.version",
        "org.opendaylight.mdsal", "mdsal.version",
        "org.opendaylight.controller", "controller.version",
        "org.opendaylight.aaa", "aaa.version",
        "org.opendaylight.netconf", "netconf.version",
        "org.apache.karaf", "karaf.version");

    @Test
    public void parentsOutsideHaveTheVersionOfTheRootPom() throws Exception {
        Element root = read(ROOT.resolve("pom.xml"));
        String own = text(root, "version");
        List<String> seen = new ArrayList<>();
        for (Path pom : poms()) {
            Element project = read(pom);
            Element parent = child(project, "parent");
            if (parent == null) {
                continue;
            }
            String group = text(parent, "groupId");
            String where = ROOT.relativize(pom) + ", parent " + text(parent, "artifactId");
            if (group.equals(OWN)) {
                assertEquals(where, own, text(parent, "version"));
            } else {
                assertEquals(where, property(root, PROPERTY_OF_GROUP.get(group)), text(parent, "version"));
                assertEquals(ROOT.relativize(pom) + ", its own version", own, text(project, "version"));
                seen.add(where);
            }
        }
        assertFalse("no parent outside was found: is the search right?", seen.isEmpty());
    }

    @Test
    public void versionsWrittenOutAgainAreThoseOfTheRootPom() throws Exception {
        Element root = read(ROOT.resolve("pom.xml"));
        for (Path pom : poms()) {
            for (Element dependency : dependencies(read(pom))) {
                String property = PROPERTY_OF_GROUP.get(text(dependency, "groupId"));
                String version = text(dependency, "version");
                if (property != null && !version.isEmpty() && !version.startsWith("${")) {
                    assertEquals(ROOT.relativize(pom) + ", " + text(dependency, "artifactId"),
                        property(root, property), version);
                }
            }
        }
    }

    /** The runtime is what odlparent brings, whatever the property says. */
    @Test
    public void karafIsTheVersionThatTheDistributionHas() throws Exception {
        Element root = read(ROOT.resolve("pom.xml"));
        Path main = Places.distribution().resolve("system/org/apache/karaf/features/org.apache.karaf.features.core");
        try (Stream<Path> versions = Files.list(main)) {
            assertEquals(List.of(property(root, "karaf.version")),
                versions.filter(Files::isDirectory).map(path -> path.getFileName().toString()).toList());
        }
    }

    private static List<Path> poms() throws Exception {
        try (Stream<Path> files = Files.find(ROOT, 3, (path, attributes) -> path.endsWith("pom.xml")
                && !path.toString().contains("/target/"))) {
            return files.filter(pom -> !pom.equals(ROOT.resolve("pom.xml"))).sorted().toList();
        }
    }

    private static Element read(Path pom) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile()).getDocumentElement();
    }

    private static String property(Element root, String name) {
        return text(child(root, "properties"), name);
    }

    private static List<Element> dependencies(Element project) {
        List<Element> found = new ArrayList<>();
        for (String list : List.of("dependency", "plugin")) {
            var nodes = project.getElementsByTagName(list);
            for (int i = 0; i < nodes.getLength(); i++) {
                found.add((Element) nodes.item(i));
            }
        }
        return found;
    }

    private static Element child(Element parent, String name) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                return element;
            }
        }
        return null;
    }

    private static String text(Element parent, String name) {
        Element child = child(parent, name);
        return child == null ? "" : child.getTextContent().strip();
    }
}
