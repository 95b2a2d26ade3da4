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
package io.chainstitch.sfc.impl.resolve;

import static io.chainstitch.sfc.impl.resolve.Resolving.assertRefused;
import static io.chainstitch.sfc.impl.resolve.Resolving.resolve;

import io.chainstitch.sfc.api.ChainDefinition;
import io.chainstitch.sfc.api.FunctionDefinition;
import io.chainstitch.sfc.api.PathScheme;
import io.chainstitch.sfc.api.Reason;
import io.chainstitch.sfc.api.Refusal;
import io.chainstitch.sfc.api.Selection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.Test;

public class DefinitionCheckTest {
    private static final FunctionDefinition A = Chains.function("a", "eth1");
    private static final FunctionDefinition B = Chains.function("b", "eth1");
    private static final FunctionDefinition C = Chains.function("c", "eth1");

    private final World world = new World().nodes("n1").pod("pa", "n1", "a").pod("pb", "n1", "b")
        .pod("pc", "n1", "c");

    @Test
    public void disabledComesBeforeEverythingElse() {
        assertRefused(Reason.DISABLED, "Chain 'c' is disabled: set enabled to true to install it",
            resolve(Chains.disabled(Chains.chain()), world));
    }

    @Test
    public void oneFunctionIsTooShort() {
        assertRefused(Reason.TOO_SHORT,
            "Chain 'c' has only the function 'a': give it two functions or more", resolve(Chains.chain(A), world));
    }

    @Test
    public void noFunctionIsTooShort() {
        assertRefused(Reason.TOO_SHORT, "Chain 'c' has no function: give it two functions or more",
            resolve(Chains.chain(), world));
    }

    @Test
    public void noPathAtAllIsInvalid() {
        assertRefused(Reason.INVALID_DEFINITION, "max-paths of chain 'c' is 0: use 1 or more",
            resolve(Chains.limited(Chains.chain(A, B), 0), world));
    }

    @Test
    public void functionWithoutSelectionIsInvalid() {
        FunctionDefinition empty = new FunctionDefinition("b", Optional.empty(), Optional.of("eth1"),
            Optional.of("eth1"));
        assertRefused(Reason.INVALID_DEFINITION, "Function 'b' of chain 'c' selects nothing: give it a pod-selector"
            + " or an external-interface", resolve(Chains.chain(A, empty), world));
    }

    @Test
    public void emptySelectorNeverMeansEveryPod() {
        FunctionDefinition empty = new FunctionDefinition("b",
            Optional.of(new Selection.Pods(Optional.empty(), Map.of())), Optional.of("eth1"), Optional.of("eth1"));
        assertRefused(Reason.INVALID_DEFINITION, "pod-selector of function 'b' of chain 'c' has no label: give it one"
            + " label or more", resolve(Chains.chain(A, empty), world));
    }

    @Test
    public void functionNamesAreUnique() {
        assertRefused(Reason.INVALID_DEFINITION, "Function 'a' of chain 'c' is there twice: give each function a name"
            + " of its own", resolve(Chains.chain(A, B, A), world));
    }

    @Test
    public void endsNeedOneInterface() {
        assertRefused(Reason.INVALID_DEFINITION, "Function 'b' of chain 'c' names no interface: set interface",
            resolve(Chains.chain(A, Chains.function("b", Optional.empty(), Optional.empty())), world));
    }

    @Test
    public void innerFunctionNeedsAnOutput() {
        assertRefused(Reason.INVALID_DEFINITION, "Function 'b' of chain 'c' stands between two others and has no"
            + " output-interface: set it, or set interface for both ways",
            resolve(Chains.chain(A, Chains.function("b", Optional.of("eth1"), Optional.empty()), C), world));
    }

    @Test
    public void innerFunctionNeedsAnInput() {
        assertRefused(Reason.INVALID_DEFINITION, "Function 'b' of chain 'c' stands between two others and has no"
            + " input-interface: set it, or set interface for both ways",
            resolve(Chains.chain(A, Chains.function("b", Optional.empty(), Optional.of("eth1")), C), world));
    }

    @Test
    public void innerFunctionNeedsAnyInterface() {
        assertRefused(Reason.INVALID_DEFINITION, "Function 'b' of chain 'c' names no interface: set interface, or"
            + " input-interface and output-interface",
            resolve(Chains.chain(A, Chains.function("b", Optional.empty(), Optional.empty()), C), world));
    }

    @Test
    public void externalInterfaceInTheMiddleIsRefused() {
        assertRefused(Reason.EXTERNAL_INTERFACE_NOT_AT_EDGE, "External interface 'x' is function 'x' of chain 'c',"
            + " between two others: use external interfaces only as first or last function",
            resolve(Chains.chain(A, Chains.external("x"), C), world));
    }

    @Test
    public void whatTheRendererRefusesIsRefusedInItsWords() {
        FakeRenderer renderer = new FakeRenderer(PathScheme.EXCLUSIVE, Set.of(),
            Optional.of(new Refusal(Reason.INTERFACE_CONFLICT, "never")));
        ChainDefinition unmatched = Chains.apps("a", "nobody");
        assertRefused(Reason.INTERFACE_CONFLICT, "never", resolve(unmatched, world, renderer));
    }
}
