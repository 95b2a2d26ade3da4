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
package io.chainstitch.it.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A request to RESTCONF.
 *
 * @param method of HTTP
 * @param path of the resource, behind the root of RESTCONF, as it is sent
 * @param type content type; empty for none
 * @param body octets; none where the request has no body
 */
record Request(String method, String path, String type, byte[] body) {
    static final String JSON = "application/yang-data+json";
    static final String XML = "application/yang-data+xml";
    private static final int SHOWN = 2000;

    static Request of(String method, String path, String body) {
        return new Request(method, path, JSON, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads a case of the corpus: method, path and content type in one line, the body in those behind it. */
    static Request parse(String text) {
        int end = text.indexOf('\n');
        List<String> words = List.of(text.substring(0, end).split(" "));
        return new Request(words.get(0), words.get(1), words.size() > 2 ? words.get(2) : "",
            text.substring(end + 1).stripTrailing().getBytes(StandardCharsets.UTF_8));
    }

    boolean isOperation() {
        return path.startsWith("operations/");
    }

    /** Whether a list in the body, or the whole of it, is empty. */
    boolean hasNoEntry() {
        String text = text().strip();
        return text.isEmpty() || text.equals("{}") || text.contains(":[]");
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** In the form of the corpus; a long body is cut. */
    @Override
    public String toString() {
        String text = text();
        return method + " " + path + " " + type + "\n"
            + (text.length() > SHOWN ? text.substring(0, SHOWN) + "... (" + text.length() + ")" : text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Request request && toString().equals(request.toString());
    }

    @Override
    public int hashCode() {
        return Objects.hash(method, path, type);
    }
}
