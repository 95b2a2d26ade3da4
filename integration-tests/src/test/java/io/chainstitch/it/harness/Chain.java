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

/** Builds the definition of a chain. Pods are selected by the label {@code app}. */
public final class Chain {
    private final JsonObject body;
    private final JsonArray functions = new JsonArray();

    private Chain(String name) {
        body = Json.object("name", name);
        body.add("function", functions);
    }

    /**
     * A chain of the renderer l2xconn.
     *
     * @param name of the chain
     * @return a chain without functions
     */
    public static Chain named(String name) {
        return new Chain(name).with("renderer", "l2xconn");
    }

    /**
     * Sets a leaf.
     *
     * @param leaf its name
     * @param value its value
     * @return this
     */
    public Chain with(String leaf, Object value) {
        body.remove(leaf);
        Json.object(leaf, value).entrySet().forEach(entry -> body.add(entry.getKey(), entry.getValue()));
        return this;
    }

    /**
     * Adds an end, or a function with one interface.
     *
     * @param app the pods' label; also the function's name
     * @param interfaceName used for both ways
     * @return this
     */
    public Chain end(String app, String interfaceName) {
        JsonObject function = selector(app);
        function.addProperty("interface", interfaceName);
        functions.add(function);
        return this;
    }

    /**
     * Adds a function with the interfaces {@code in} and {@code out}.
     *
     * @param app the pods' label; also the function's name
     * @return this
     */
    public Chain function(String app) {
        JsonObject function = selector(app);
        function.addProperty("input-interface", "in");
        function.addProperty("output-interface", "out");
        functions.add(function);
        return this;
    }

    /**
     * Adds an external interface.
     *
     * @param name of the interface; also the function's name
     * @return this
     */
    public Chain external(String name) {
        functions.add(Json.object("name", name, "external-interface", name));
        return this;
    }

    private static JsonObject selector(String app) {
        return Json.object("name", app, "pod-selector",
            Json.object("label", Json.array(Json.object("key", "app", "value", app))));
    }

    /** {@return its name} */
    public String name() {
        return body.get("name").getAsString();
    }

    /** {@return the entry of the list} */
    public JsonObject body() {
        return body.deepCopy();
    }
}
