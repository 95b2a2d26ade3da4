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

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.chainstitch.kubernetes.facts.CustomKind;
import io.chainstitch.kubernetes.facts.CustomObject;
import io.chainstitch.kubernetes.facts.ResourceId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;

public final class ChainTranslationTest {
    private static Entry.OfChain chain(String... spec) {
        return (Entry.OfChain) Facts.entryOf(Facts.chain("c", spec));
    }

    private static void assertProblem(String problem, String... spec) {
        assertEquals(List.of(problem), Facts.problemsOf(Facts.chain("c", spec)));
    }

    @Test
    public void chainOfTheReferenceIsTakenOver() {
        assertEquals(new Entry.OfChain("default.c", Optional.empty(), true, Optional.empty(), false, Optional.empty(),
            8, Entry.Proxy.AUTO, List.of(
                new Entry.Function("VLAN-200-interface", Optional.of(
                    new Entry.Selection.External("default.vlan-200")), Optional.empty(), Optional.empty(),
                    Optional.empty()),
                new Entry.Function("CNF", Optional.of(new Entry.Selection.Pods(Optional.empty(),
                    Map.of("cnf", "vpp-cnf"))), Optional.empty(), Optional.of("memif1"), Optional.of("memif2")),
                new Entry.Function("CNF-2", Optional.of(new Entry.Selection.Pods(Optional.empty(),
                    Map.of("cnf", "other"))), Optional.of("memif1"), Optional.empty(), Optional.empty()))),
            chain("chain:", "- {name: VLAN 200 interface, type: ExternalInterface, interface: vlan-200}",
                "- {name: CNF, type: Pod, podSelector: {cnf: vpp-cnf}, inputInterface: memif1,"
                    + " outputInterface: memif2}",
                "- {name: CNF, type: Pod, podSelector: {cnf: other}, interface: memif1}"));
    }

    @Test
    public void optionalFieldsAreTakenOver() {
        Entry.OfChain chain = chain("description: web", "enabled: false", "renderer: l2xconn", "unidirectional: true",
            "network: blue", "maxPaths: 3", "srv6Proxy: stitched", "chain:",
            "- {type: Pod, namespace: red, podSelector: {app: a}, interface: eth1}",
            "- {type: ExternalInterface, namespace: red, interface: up}");
        assertEquals(new Entry.OfChain("default.c", Optional.of("web"), false, Optional.of("l2xconn"), true,
            Optional.of("default.blue"), 3, Entry.Proxy.STITCHED, List.of(
                new Entry.Function("function-0", Optional.of(new Entry.Selection.Pods(Optional.of("red"),
                    Map.of("app", "a"))), Optional.of("eth1"), Optional.empty(), Optional.empty()),
                new Entry.Function("function-1", Optional.of(new Entry.Selection.External("red.up")),
                    Optional.empty(), Optional.empty(), Optional.empty()))), chain);
    }

    @Test
    public void networksThatAreThereAnywayKeepTheirNames() {
        assertEquals(Optional.of("default"), chain("network: default").network());
        assertEquals(Optional.of("stub"), chain("network: stub").network());
        assertEquals(Optional.empty(), chain("network: ''").network());
    }

    @Test
    public void theOutputNamesAnExternalInterfaceBeforeTheInput() {
        assertEquals(Optional.of(new Entry.Selection.External("default.out")), chain("chain:",
            "- {type: ExternalInterface, inputInterface: in, outputInterface: out}").functions().get(0).selection());
    }

    @Test
    public void whatTheControllerJudgesIsPassedOn() {
        assertEquals(List.of(), chain("chain: []").functions());
        assertEquals(List.of(), chain("{}").functions());
        assertEquals(Optional.empty(), chain("chain:", "- {type: Pod, interface: eth1}").functions().get(0)
            .selection());
    }

    @Test
    public void sameNamesInTwoNamespacesAreTwoChains() {
        CustomObject one = Facts.custom(CustomKind.SERVICE_FUNCTION_CHAIN, new ResourceId("a", "b.c"), "{}");
        CustomObject other = Facts.custom(CustomKind.SERVICE_FUNCTION_CHAIN, new ResourceId("a-b", "c"), "{}");
        Desired desired = new Translation().of(Facts.of(one, other));
        assertEquals(2, desired.entries().size());
        assertEquals("a.b.c", EntryKey.of(one).name());
    }

    @Test
    public void wrongTypesAreNamedWithTheirField() {
        assertProblem("spec.chain is 'abc': write a list.", "chain: abc");
        assertProblem("spec.chain[0] is no object: write its fields below it.", "chain: [7]");
        assertProblem("spec.chain[0].podSelector.'app' is 7: write a text, in quotes if it looks like a number or a"
            + " boolean.", "chain:", "- {type: Pod, podSelector: {app: 7}}");
        assertProblem("spec.unidirectional is 'yes': write true or false.", "unidirectional: 'yes'");
        assertProblem("spec.maxPaths is 0: write a whole number from 1 to 65535.", "maxPaths: 0");
        assertProblem("spec.maxPaths is 1.5: write a whole number from 1 to 65535.", "maxPaths: 1.5");
        assertProblem("spec.srv6Proxy is 'some': write auto, dynamic or stitched.", "srv6Proxy: some");
        assertProblem("spec.renderer is 'A b': write the name of a renderer, for example srv6 or l2xconn.",
            "renderer: A b");
        assertProblem("spec.chain[0].type is 'Podd': write Pod or ExternalInterface.", "chain:", "- {type: Podd}");
        assertProblem("spec.chain[0].interface is 'e th': write a name of at most 63 characters without blanks.",
            "chain:", "- {type: Pod, interface: e th}");
        assertProblem("spec is no object: write its fields below it.", "[]");
    }

    @Test
    public void messagesShowNoControlCharactersAndNoEndlessValues() {
        List<String> problems = Facts.problemsOf(Facts.chain("c", "renderer: \"\\e[31m" + "x".repeat(5_000) + "\""));
        assertTrue(problems.toString(), problems.get(0).startsWith("spec.renderer is '?[31mxxx"));
        assertTrue(problems.get(0).length() < 300);
    }

    @Test
    public void endlesslyManyEqualNamesAreMadeDifferent() {
        StringBuilder elements = new StringBuilder("chain:\n");
        for (int i = 0; i < 300; i++) {
            elements.append("- {name: ").append("n".repeat(300)).append("}\n");
        }
        List<Entry.Function> functions = chain(elements.toString()).functions();
        assertEquals(300, functions.stream().map(Entry.Function::name).distinct().count());
        assertTrue(functions.stream().allMatch(function -> FieldReader.Form.RESOURCE.fits(function.name())));
    }
}
