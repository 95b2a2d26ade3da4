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
package io.chainstitch.it.harness;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** Builds entries of the inventory. Pods are attached by af_packet to host interfaces POD-INTERFACE. */
public final class Inventory {
    /** The namespace of all pods. */
    public static final String NAMESPACE = "it";

    private Inventory() {
    }

    /**
     * A node whose underlay address is 192.0.2.NUMBER.
     *
     * @param name of the node
     * @param number its id
     * @param agentPort of 127.0.0.1
     * @return the entry
     */
    public static JsonObject node(String name, int number, int agentPort) {
        return node(name, number, agentPort, AgentProcess.PASSWORD);
    }

    /**
     * A node whose underlay address is 192.0.2.NUMBER.
     *
     * @param name of the node
     * @param number its id
     * @param agentPort of 127.0.0.1
     * @param password for the agent
     * @return the entry
     */
    public static JsonObject node(String name, int number, int agentPort, String password) {
        return Json.object("name", name, "id", number, "underlay-address", "192.0.2." + number,
            "underlay-interface", "GigabitEthernet0/9/0", "agent", Json.object("host", "127.0.0.1",
                "port", agentPort, "username", AgentProcess.USER, "password", password));
    }

    /**
     * A pod with a label {@code app}.
     *
     * @param name of the pod
     * @param app value of its label
     * @param node where it runs; empty for nowhere yet
     * @param interfaces names of its interfaces
     * @return the entry
     */
    public static JsonObject pod(String name, String app, String node, String... interfaces) {
        JsonArray attached = new JsonArray();
        for (String entry : interfaces) {
            attached.add(Json.object("name", entry, "af-packet",
                Json.object("host-interface", name + "-" + entry)));
        }
        JsonObject pod = Json.object("namespace", NAMESPACE, "name", name,
            "label", Json.array(Json.object("key", "app", "value", app)), "interface", attached);
        if (!node.isEmpty()) {
            pod.addProperty("node", node);
        }
        return pod;
    }
}
