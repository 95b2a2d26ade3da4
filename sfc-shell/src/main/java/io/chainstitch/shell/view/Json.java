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
package io.chainstitch.shell.view;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Shows facts to programs: the names of the YANG modules, lists in the plural, nothing for what is not there. */
public final class Json {
    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping()
        .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_DASHES)
        .registerTypeAdapter(Instant.class, (JsonSerializer<Instant>) (value, type, all) ->
            new JsonPrimitive(value.toString()))
        .registerTypeAdapter(OptionalInt.class, (JsonSerializer<OptionalInt>) (value, type, all) ->
            value.isPresent() ? new JsonPrimitive(value.getAsInt()) : JsonNull.INSTANCE)
        .registerTypeAdapter(OptionalLong.class, (JsonSerializer<OptionalLong>) (value, type, all) ->
            value.isPresent() ? new JsonPrimitive(value.getAsLong()) : JsonNull.INSTANCE)
        .registerTypeHierarchyAdapter(Optional.class, (JsonSerializer<Optional<?>>) (value, type, all) ->
            value.<JsonElement>map(all::serialize).orElse(JsonNull.INSTANCE))
        .create();

    private Json() {
    }

    /**
     * Turns facts into JSON.
     *
     * @param facts a record of facts or a list of them
     * @return the text
     */
    public static String of(Object facts) {
        return GSON.toJson(facts);
    }
}
