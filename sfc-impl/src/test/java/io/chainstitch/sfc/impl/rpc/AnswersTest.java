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
package io.chainstitch.sfc.impl.rpc;

import static org.junit.Assert.assertEquals;

import io.chainstitch.sfc.impl.engine.Difference;
import io.chainstitch.vpp.model.ObjectText;
import io.chainstitch.vpp.model.VppObject;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.Test;

/** Fields of objects that a preview shows, with what they are before a change. */
public class AnswersTest {
    private static final VppObject ON_IPV4 = ObjectText.parse("interface name=pod/a/b/in af-packet=one ipv4-table=7");
    private static final VppObject ON_IPV6 = ObjectText.parse("interface name=pod/a/b/in af-packet=two ipv6-table=7");

    /** Fields as {@code value}, or {@code before > value} where there is such a leaf; nothing is {@code null}. */
    private static Map<String, String> shown(Difference.Operation operation, VppObject expected, VppObject actual) {
        Map<String, String> shown = new TreeMap<>();
        Answers.attributes(new Difference(operation, ON_IPV4.key(), Optional.ofNullable(expected),
            Optional.ofNullable(actual))).values().forEach(attribute -> shown.put(attribute.getName(),
                (attribute.getBefore() == null ? "" : attribute.getBefore() + " > ") + attribute.getValue()));
        return shown;
    }

    @Test
    public void changeTellsWhatEachFieldWasThatItReplacesAddsOrRemoves() {
        assertEquals(Map.of("name", "pod/a/b/in", "af-packet", "one > two", "ipv4-table", "7 > null",
            "ipv6-table", " > 7"), shown(Difference.Operation.CHANGE, ON_IPV6, ON_IPV4));
    }

    @Test
    public void whatIsAddedOrRemovedHasNoOtherValue() {
        Map<String, String> fields = Map.of("name", "pod/a/b/in", "af-packet", "one", "ipv4-table", "7");
        assertEquals(fields, shown(Difference.Operation.ADD, ON_IPV4, null));
        assertEquals(fields, shown(Difference.Operation.REMOVE, null, ON_IPV4));
    }
}
