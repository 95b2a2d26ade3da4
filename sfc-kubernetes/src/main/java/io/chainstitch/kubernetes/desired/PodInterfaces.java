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

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import io.chainstitch.kubernetes.desired.FieldReader.Form;
import io.chainstitch.kubernetes.facts.PodFacts;
import io.chainstitch.vpp.model.InterfaceAddress;
import io.chainstitch.vpp.model.MacAddress;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads the additional interfaces of a pod: which there are, from the annotation of the reference, and how each is
 * attached, from ours.
 */
final class PodInterfaces {
    private static final Gson GSON = new Gson();
    private static final Set<String> TYPES = Set.of("tap", "veth", "memif");
    private static final long HIGHEST_MEMIF = 4_294_967_295L;

    private final PodFacts pod;
    private final List<String> problems;
    /** By name; of memif interfaces the number that the reference gives them, else 0. */
    private final Map<String, Wanted> wanted = new LinkedHashMap<>();

    PodInterfaces(PodFacts pod, List<String> problems) {
        this.pod = pod;
        this.problems = problems;
    }

    /**
     * An interface that the pod has.
     *
     * @param network its network, empty for {@code default}
     * @param memif number among the pod's memif interfaces from 1, 0 for other types
     */
    private record Wanted(Optional<String> network, long memif) {
    }

    List<Entry.PodInterface> read() {
        readWanted();
        Map<String, Entry.PodInterface> interfaces = new TreeMap<>();
        for (FieldReader reader : attachments()) {
            int before = problems.size();
            if (before >= FieldReader.MOST_PROBLEMS) {
                break;
            }
            Optional<Entry.PodInterface> found = attached(reader);
            if (problems.size() == before && found.isPresent()
                && interfaces.putIfAbsent(found.get().name(), found.get()) != null) {
                reader.problem("name", "is '" + found.get().name() + "' once more: describe an interface once.");
            }
        }
        wanted.forEach((name, facts) -> interfaces.putIfAbsent(name, new Entry.PodInterface(name, facts.network(),
            List.of(), Optional.empty(), List.of(), Optional.empty(), Optional.empty())));
        return List.copyOf(interfaces.values());
    }

    /** Any annotation whose key begins so counts; the items of all are sorted, which numbers the memif ones. */
    private void readWanted() {
        List<String> items = pod.annotations().entrySet().stream()
            .filter(entry -> entry.getKey().startsWith(PodFacts.CUSTOM_INTERFACES))
            .flatMap(entry -> Arrays.stream(entry.getValue().split(","))).map(String::strip)
            .filter(item -> !item.isEmpty()).sorted().toList();
        long memifs = 0;
        for (String item : items) {
            if (problems.size() >= FieldReader.MOST_PROBLEMS) {
                break;
            }
            String[] parts = item.split("/", -1);
            String name = parts[0].strip();
            String type = parts.length > 1 ? parts[1].strip() : "";
            String network = parts.length > 2 ? parts[2].strip() : "";
            if (parts.length > 3 || !Form.INTERFACE.fits(name) || !TYPES.contains(type)
                || !network.isEmpty() && !Form.RESOURCE.fits(pod.id().namespace() + "." + network)) {
                problems.add("annotation " + PodFacts.CUSTOM_INTERFACES + " has the item " + FieldReader.shown(item)
                    + ": write NAME/TYPE or NAME/TYPE/NETWORK, with type tap, veth or memif.");
                continue;
            }
            boolean memif = type.equals("memif");
            memifs += memif ? 1 : 0;
            if (wanted.putIfAbsent(name, new Wanted(NetworkNames.in(pod.id().namespace(), network),
                memif ? memifs : 0)) != null) {
                problems.add("annotation " + PodFacts.CUSTOM_INTERFACES + " names the interface "
                    + FieldReader.shown(name) + " twice: name it once.");
            }
        }
    }

    private List<FieldReader> attachments() {
        String text = pod.annotations().get(PodFacts.INTERFACES);
        if (text == null || text.isBlank()) {
            return List.of();
        }
        try {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put(PodFacts.INTERFACES, GSON.fromJson(text, Object.class));
            return FieldReader.of("annotation", document, problems).objects(PodFacts.INTERFACES);
        } catch (JsonParseException e) {
            problems.add("annotation " + PodFacts.INTERFACES + " is no JSON: write a list of objects, each with name"
                + " and vppInterface or attachment.");
            return List.of();
        }
    }

    private Optional<Entry.PodInterface> attached(FieldReader reader) {
        Optional<String> name = reader.text("name", Form.INTERFACE);
        if (name.isEmpty()) {
            if (!reader.has("name")) {
                reader.problem("name", "is missing: write the name of the interface inside the pod.");
            }
            return Optional.empty();
        }
        Wanted facts = wanted.getOrDefault(name.get(), new Wanted(Optional.empty(), 0));
        Optional<String> network = reader.has("network")
            ? NetworkNames.in(pod.id().namespace(), reader, "network") : facts.network();
        Optional<String> vpp = reader.text("vppInterface", Form.INTERFACE);
        if (vpp.isPresent() && reader.has("attachment")) {
            reader.problem("attachment", "stands beside vppInterface: give vppInterface when something else attaches"
                + " the interface, else attachment.");
        }
        return Optional.of(new Entry.PodInterface(name.get(), network,
            reader.parsedList("address", InterfaceAddress::of),
            reader.parsed("mac", text -> new MacAddress(text.toLowerCase(Locale.ROOT)).text()),
            reader.parsedList("gateway", InterfaceAddress::of), vpp, link(reader, facts.memif())));
    }

    private static Optional<Entry.Link> link(FieldReader reader, long memif) {
        Optional<FieldReader> found = reader.object("attachment");
        if (found.isEmpty()) {
            return Optional.empty();
        }
        FieldReader attachment = found.get();
        List<String> ways = List.of("afPacket", "memif", "tap").stream().filter(attachment::has).toList();
        if (ways.size() != 1) {
            reader.problem("attachment", "needs one of afPacket, memif and tap.");
            return Optional.empty();
        }
        FieldReader way = attachment.object(ways.get(0)).orElseThrow();
        return switch (ways.get(0)) {
            case "afPacket" -> afPacket(way);
            case "memif" -> memif(way, memif);
            default -> Optional.of(new Entry.Link.Tap(way.text("hostInterface", Form.HOST_INTERFACE),
                way.text("hostNamespace", Form.NETWORK_NAMESPACE)));
        };
    }

    private static Optional<Entry.Link> afPacket(FieldReader way) {
        if (!way.has("hostInterface")) {
            way.problem("hostInterface", "is missing: write the name of the Linux interface in VPP's namespace.");
        }
        return way.text("hostInterface", Form.HOST_INTERFACE).map(Entry.Link.AfPacket::new);
    }

    /** The reference numbers the memif interfaces of a pod, and VPP listens. */
    private static Optional<Entry.Link> memif(FieldReader way, long number) {
        if (!way.has("id") && number == 0) {
            way.problem("id", "is missing: write the number of the interface on the socket.");
        }
        String role = way.text("role").orElse("master");
        if (!role.equals("master") && !role.equals("slave")) {
            way.problem("role", "is " + FieldReader.shown(role) + ": write master when VPP listens, else slave.");
        }
        return Optional.of(new Entry.Link.Memif(way.text("socket", Form.SOCKET),
            way.wide("id", 0, HIGHEST_MEMIF).orElse(number), role.equals("master")));
    }
}
