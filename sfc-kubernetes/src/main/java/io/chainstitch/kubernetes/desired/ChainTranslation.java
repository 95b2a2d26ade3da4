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
package io.chainstitch.kubernetes.desired;

import io.chainstitch.kubernetes.desired.FieldReader.Form;
import io.chainstitch.kubernetes.facts.CustomObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a ServiceFunctionChain. What the controller can judge itself, as a chain of one function or one without
 * selector, is passed on, so that it is refused in the controller's words.
 */
final class ChainTranslation {
    private static final int LONGEST_NAME = 253;
    private static final int LONGEST_DESCRIPTION = 1024;
    private static final int LONGEST_KEY = 317;
    private static final int LONGEST_VALUE = 253;
    private static final int MOST_PATHS = 65_535;
    private static final String DEFAULT_NETWORK = "default";

    private final CustomObject object;
    private final FieldReader spec;

    private ChainTranslation(CustomObject object, List<String> problems) {
        this.object = object;
        this.spec = FieldReader.of("spec", object.spec(), problems);
    }

    static Entry.OfChain read(CustomObject object, List<String> problems) {
        return new ChainTranslation(object, problems).read();
    }

    private Entry.OfChain read() {
        Optional<String> description = spec.text("description");
        if (description.filter(text -> text.length() > LONGEST_DESCRIPTION).isPresent()) {
            spec.problem("description", "is too long: at most " + LONGEST_DESCRIPTION + " characters.");
        }
        return new Entry.OfChain(object.id().dotted(), description, spec.flag("enabled", true),
            spec.text("renderer", Form.RENDERER), spec.flag("unidirectional", false), network(),
            spec.number("maxPaths", 1, MOST_PATHS).orElse(Entry.OfChain.MAX_PATHS), proxy(), functions());
    }

    /** Here {@code default} is a wish, and absence means any network. */
    private Optional<String> network() {
        return spec.text("network").filter(DEFAULT_NETWORK::equals)
            .or(() -> NetworkNames.in(object.id().namespace(), spec, "network"));
    }

    private Entry.Proxy proxy() {
        Optional<String> text = spec.text("srv6Proxy");
        return switch (text.orElse("auto")) {
            case "auto" -> Entry.Proxy.AUTO;
            case "dynamic" -> Entry.Proxy.DYNAMIC;
            case "stitched" -> Entry.Proxy.STITCHED;
            default -> {
                spec.problem("srv6Proxy", "is " + FieldReader.shown(text.orElse(""))
                    + ": write auto, dynamic or stitched.");
                yield Entry.Proxy.AUTO;
            }
        };
    }

    private List<Entry.Function> functions() {
        List<Entry.Function> functions = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (FieldReader element : spec.objects("chain")) {
            functions.add(function(element, name(element, functions.size(), names)));
        }
        return functions;
    }

    /**
     * In the reference a name is a label, which may be missing, stand twice or be a sentence; in the controller it is
     * the key of a list.
     */
    private static String name(FieldReader element, int index, Set<String> names) {
        String wanted = element.text("name").map(text -> text.strip().replaceAll("[/\\s\\p{Cc}]+", "-")).orElse("");
        String name = wanted.isEmpty() ? "function-" + index : wanted;
        name = name.substring(0, Math.min(name.length(), LONGEST_NAME - 12));
        String unique = name;
        for (int copy = 2; !names.add(unique); copy++) {
            unique = name + "-" + copy;
        }
        return unique;
    }

    private Entry.Function function(FieldReader element, String name) {
        String type = element.text("type").orElse("Pod");
        if (type.equals("ExternalInterface")) {
            return new Entry.Function(name, external(element), Optional.empty(), Optional.empty(), Optional.empty());
        }
        if (!type.equals("Pod")) {
            element.problem("type", "is " + FieldReader.shown(type) + ": write Pod or ExternalInterface.");
        }
        Map<String, String> labels = element.texts("podSelector", LONGEST_KEY, LONGEST_VALUE);
        Optional<Entry.Selection> pods = labels.isEmpty() ? Optional.empty()
            : Optional.of(new Entry.Selection.Pods(element.text("namespace", Form.NAMESPACE), labels));
        return new Entry.Function(name, pods, element.text("interface", Form.INTERFACE),
            element.text("inputInterface", Form.INTERFACE), element.text("outputInterface", Form.INTERFACE));
    }

    /** The name may stand in any of the three fields; of several the output wins, then the one for both ways. */
    private Optional<Entry.Selection> external(FieldReader element) {
        String namespace = element.text("namespace", Form.NAMESPACE).orElse(object.id().namespace());
        for (String field : List.of("outputInterface", "interface", "inputInterface")) {
            if (element.text(field).isPresent()) {
                return element.text(field, Form.RESOURCE).map(name -> namespace + "." + name).filter(name -> {
                    if (!Form.RESOURCE.fits(name)) {
                        element.problem(field, "is too long: with the namespace before it a name has at most 253"
                            + " characters.");
                    }
                    return Form.RESOURCE.fits(name);
                }).map(Entry.Selection.External::new);
            }
        }
        return Optional.empty();
    }
}
