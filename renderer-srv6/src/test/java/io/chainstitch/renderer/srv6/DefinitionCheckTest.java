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
package io.chainstitch.renderer.srv6;

import static org.junit.Assert.assertEquals;

import io.chainstitch.sfc.api.ChainDefinition;
import io.chainstitch.sfc.api.FunctionDefinition;
import io.chainstitch.sfc.api.Reason;
import io.chainstitch.sfc.api.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.Test;

/** Definitions that no inventory makes servable, and those that one may. */
public class DefinitionCheckTest {
    private final Srv6Renderer renderer = new Srv6Renderer();

    private static FunctionDefinition function(String name, String input, String output) {
        return new FunctionDefinition(name, Optional.empty(), Optional.of(input), Optional.of(output));
    }

    private static ChainDefinition chain(boolean unidirectional, ChainDefinition.Srv6Proxy proxy,
        List<FunctionDefinition> inner) {
        List<FunctionDefinition> functions = new ArrayList<>(List.of(function("start", "eth1", "eth1")));
        functions.addAll(inner);
        functions.add(function("end", "eth1", "eth1"));
        return new ChainDefinition("c", true, "srv6", unidirectional, Optional.empty(), 8, proxy, functions);
    }

    @Test
    public void dynamicProxyOnOneInterfaceBothWaysIsRefused() {
        List<FunctionDefinition> one = List.of(function("fw", "in", "out"), function("ids", "eth1", "eth1"));
        Refusal refusal = renderer.refuse(chain(false, ChainDefinition.Srv6Proxy.DYNAMIC, one)).orElseThrow();
        assertEquals(Reason.INTERFACE_CONFLICT, refusal.reason());
        assertEquals("function ids uses interface eth1 both ways, and one interface takes back for one dynamic proxy; "
            + "set srv6-proxy to auto, give the function two interfaces or make the chain unidirectional",
            refusal.message());
        assertEquals(Optional.empty(), renderer.refuse(chain(true, ChainDefinition.Srv6Proxy.DYNAMIC, one)));
        assertEquals(Optional.empty(), renderer.refuse(chain(false, ChainDefinition.Srv6Proxy.AUTO, one)));
        assertEquals(Optional.empty(), renderer.refuse(chain(false, ChainDefinition.Srv6Proxy.STITCHED, one)));
    }

    @Test
    public void moreDynamicProxiesThanVppHasRoomForAreRefused() {
        List<FunctionDefinition> many =
            IntStream.range(0, 5).mapToObj(index -> function("f" + index, "in", "out")).toList();
        Refusal refusal = renderer.refuse(chain(true, ChainDefinition.Srv6Proxy.DYNAMIC, many)).orElseThrow();
        assertEquals(Reason.TOO_MANY_SEGMENTS, refusal.reason());
        assertEquals("with dynamic proxies the chain needs 6 segments, and VPP has room for 5; set srv6-proxy to auto "
            + "or shorten the chain", refusal.message());
        assertEquals(Optional.empty(), renderer.refuse(chain(true, ChainDefinition.Srv6Proxy.AUTO, many)));
        assertEquals(Optional.empty(),
            renderer.refuse(chain(true, ChainDefinition.Srv6Proxy.DYNAMIC, many.subList(0, 4))));
    }

    @Test
    public void chainWithoutFunctionsIsServed() {
        assertEquals(Optional.empty(), renderer.refuse(chain(false, ChainDefinition.Srv6Proxy.DYNAMIC, List.of())));
    }
}
