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
package io.chainstitch.it.faults;

import com.google.common.xml.XmlEscapers;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.chainstitch.it.harness.NetconfUser;
import java.io.IOException;
import java.util.List;
import org.w3c.dom.Element;

/** Puts chains by the controller's NETCONF: whole, into the candidate, and then a commit. */
final class NetconfWriter implements AutoCloseable {
    /** What the datastore says to who was overtaken by somebody else. */
    private static final String LOST_RACE = "Optimistic lock failed";

    private final NetconfUser user;

    NetconfWriter(int port) throws IOException {
        user = new NetconfUser(port, "admin", "admin");
    }

    /**
     * Puts a chain in place of what is there.
     *
     * @param chain its definition, as for RESTCONF
     * @return whether it was taken; not when somebody else was faster
     * @throws AssertionError when it was refused for another cause
     */
    boolean put(JsonObject chain) {
        return taken("<edit-config><target><candidate/></target><config><sfc xmlns=\"urn:chainstitch:sfc\">"
            + "<chain xmlns:nc=\"urn:ietf:params:xml:ns:netconf:base:1.0\" nc:operation=\"replace\">"
            + children(chain) + "</chain></sfc></config></edit-config>") && taken("<commit/>");
    }

    private boolean taken(String operation) {
        Element reply = user.ask(operation);
        List<String> errors = NetconfUser.texts(reply, "error-message");
        if (reply.getElementsByTagNameNS("*", "rpc-error").getLength() == 0) {
            return true;
        }
        user.call("<discard-changes/>");
        if (errors.stream().noneMatch(error -> error.contains(LOST_RACE))) {
            throw new AssertionError(operation + " was answered with " + reply.getTextContent());
        }
        return false;
    }

    /** The content of an entry as XML. */
    static String children(JsonObject entry) {
        StringBuilder xml = new StringBuilder();
        entry.entrySet().forEach(child -> xml.append(element(child.getKey(), child.getValue())));
        return xml.toString();
    }

    private static String element(String name, JsonElement value) {
        if (value.isJsonArray()) {
            StringBuilder entries = new StringBuilder();
            value.getAsJsonArray().forEach(entry -> entries.append(element(name, entry)));
            return entries.toString();
        }
        String content = value.isJsonObject() ? children(value.getAsJsonObject())
            : XmlEscapers.xmlContentEscaper().escape(value.getAsString());
        return "<" + name + ">" + content + "</" + name + ">";
    }

    @Override
    public void close() throws IOException {
        user.close();
    }
}
