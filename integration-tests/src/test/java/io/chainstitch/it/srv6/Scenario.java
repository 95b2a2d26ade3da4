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
package io.chainstitch.it.srv6;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.chainstitch.it.harness.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Pods, chains of the renderer srv6 between them, and the ways that packets must take then.
 *
 * @param name what it shows
 * @param traffic what its chains carry
 * @param network the custom network of all interfaces; empty for the default
 * @param locators the locators of nodes that have one of their own, by node
 * @param members its pods and hosts
 * @param chains definitions of its chains
 * @param ways what must pass
 */
public record Scenario(String name, Member.Traffic traffic, String network, Map<String, String> locators,
    List<Member> members, List<JsonObject> chains, List<Way> ways) {
    public Scenario {
        locators = Map.copyOf(locators);
        members = List.copyOf(members);
        chains = List.copyOf(chains);
        ways = List.copyOf(ways);
    }

    /**
     * The inventory.
     *
     * @param nodes entries of the nodes, which get the locators
     * @return its lists
     */
    public JsonObject inventory(JsonArray nodes) {
        for (JsonElement node : nodes) {
            String locator = locators.get(Json.text(node.getAsJsonObject(), "name"));
            if (locator != null) {
                node.getAsJsonObject().addProperty("locator", locator);
            }
        }
        JsonArray pods = new JsonArray();
        members.stream().filter(member -> !member.wiring().external())
            .forEach(member -> pods.add(member.entry(network)));
        return Json.object("node", nodes, "network", networks(), "external-interface", externals(), "pod", pods);
    }

    private JsonArray networks() {
        JsonArray networks = new JsonArray();
        if (!network.isEmpty()) {
            networks.add(Json.object("name", network, "type", traffic == Member.Traffic.L2 ? "l2" : "l3"));
        }
        return networks;
    }

    private JsonArray externals() {
        Map<String, JsonArray> attachments = new LinkedHashMap<>();
        members.stream().filter(member -> member.wiring().external()).forEach(member ->
            attachments.computeIfAbsent(member.app(), name -> new JsonArray()).add(member.attachment()));
        JsonArray entries = new JsonArray();
        attachments.forEach((name, list) -> {
            JsonObject entry = Json.object("name", name, "attachment", list);
            if (!network.isEmpty()) {
                entry.addProperty("network", network);
            }
            entries.add(entry);
        });
        return entries;
    }

    /** {@return the names of its chains} */
    public List<String> chainNames() {
        return chains.stream().map(chain -> Json.text(chain, "name")).toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
