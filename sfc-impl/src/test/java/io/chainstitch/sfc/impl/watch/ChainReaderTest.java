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
package io.chainstitch.sfc.impl.watch;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;

import io.chainstitch.sfc.api.ChainDefinition;
import io.chainstitch.sfc.api.FunctionDefinition;
import io.chainstitch.sfc.api.Selection;
import io.chainstitch.sfc.api.Settings;
import io.chainstitch.sfc.impl.Yang;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.Test;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.InterfaceName;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.Name;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.ResourceName;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.ChainBody.Srv6Proxy;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.chain.body.FunctionBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.chain.body.function.kind.ExternalBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.Chain;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.ChainBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.SettingsBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.settings.VniRangeBuilder;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint32;

public class ChainReaderTest {
    private static ChainDefinition read(Chain chain) {
        return ChainReader.chain("c", chain, "srv6");
    }

    private static ChainBuilder full() {
        return new ChainBuilder().setName(new Name("c")).setEnabled(false).setRenderer("r").setUnidirectional(true)
            .setNetwork("blue").setMaxPaths(Uint16.valueOf(3)).setSrv6Proxy(Srv6Proxy.Stitched).setDescription("d")
            .setFunction(Yang.functions("a", "b"));
    }

    @Test
    public void absentLeavesGetTheirDefaults() {
        assertEquals(new ChainDefinition("c", true, "srv6", false, Optional.empty(), 8,
            ChainDefinition.Srv6Proxy.AUTO, List.of()), read(new ChainBuilder().setName(new Name("c")).build()));
    }

    @Test
    public void everyLeafIsRead() {
        ChainDefinition chain = read(full().build());

        assertEquals(new ChainDefinition("c", false, "r", true, Optional.of("blue"), 3,
            ChainDefinition.Srv6Proxy.STITCHED, chain.functions()), chain);
        assertEquals(new FunctionDefinition("f1", Optional.of(new Selection.Pods(Optional.empty(), Map.of("app", "b"))),
            Optional.of("in0"), Optional.of("out0")), chain.functions().get(1));
    }

    @Test
    public void interfaceStandsForTheSideThatIsNotNamed() {
        ChainDefinition chain = read(new ChainBuilder().setName(new Name("c")).setNetwork("").setFunction(List.of(
            new FunctionBuilder().setName(new ResourceName("x")).setInterface(new InterfaceName("both"))
                .setOutputInterface(new InterfaceName("out"))
                .setKind(new ExternalBuilder().setExternalInterface(new ResourceName("uplink")).build()).build(),
            new FunctionBuilder().setName(new ResourceName("y")).build())).build());

        assertEquals(List.of(new FunctionDefinition("x", Optional.of(new Selection.External("uplink")),
            Optional.of("both"), Optional.of("out")), new FunctionDefinition("y", Optional.empty(), Optional.empty(),
            Optional.empty())), chain.functions());
        assertEquals("empty means absent", Optional.empty(), chain.network());
    }

    @Test
    public void everyLeafCountsForTheDigest() {
        List<Chain> variants = List.of(full().build(), full().setEnabled(true).build(),
            full().setRenderer("s").build(), full().setUnidirectional(false).build(),
            full().setNetwork("red").build(), full().setMaxPaths(Uint16.valueOf(4)).build(),
            full().setSrv6Proxy(Srv6Proxy.Dynamic).build(), full().setFunction(Yang.functions("b", "a")).build(),
            full().setFunction(Yang.functions("a")).build());
        Set<String> digests = new HashSet<>();
        variants.forEach(chain -> digests.add(DefinitionDigest.of(read(chain), "d")));
        digests.add(DefinitionDigest.of(read(full().build()), "another description"));

        assertEquals(variants.size() + 1, digests.size());
        assertEquals(DefinitionDigest.of(read(full().build()), "d"), DefinitionDigest.of(read(full().build()), "d"));
    }

    @Test
    public void settingsHaveDefaultsLeafByLeaf() {
        Settings defaults = ChainReader.settings(null);
        assertEquals(new Settings.Range(5000, 16_777_215), defaults.vnis());
        assertEquals("srv6", defaults.defaultRenderer());
        assertEquals(defaults, ChainReader.settings(new SettingsBuilder().build()));

        Settings some = ChainReader.settings(new SettingsBuilder().setDefaultRenderer("x")
            .setDefaultNetworkTable(Uint32.TEN).setCompareInterval(Uint32.valueOf(600))
            .setVniRange(new VniRangeBuilder().setUpper(Uint32.valueOf(6000)).build()).build());
        assertEquals(new Settings("x", defaults.locatorBlock(), defaults.bsidBlock(), new Settings.Range(5000, 6000),
            defaults.tables(), 10, Duration.ofMinutes(10)), some);
        assertEquals(Duration.ofMinutes(1), defaults.compareInterval());
        assertNotEquals(defaults, some);
    }
}
