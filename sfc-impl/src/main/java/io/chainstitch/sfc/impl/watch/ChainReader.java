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

import io.chainstitch.sfc.api.ChainDefinition;
import io.chainstitch.sfc.api.FunctionDefinition;
import io.chainstitch.sfc.api.Selection;
import io.chainstitch.sfc.api.Settings;
import io.chainstitch.vpp.model.IpPrefix;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.InterfaceName;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.ChainBody;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.chain.body.Function;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.chain.body.function.kind.External;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.chain.body.function.kind.Pod;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.chain.body.function.kind.pod.PodSelector;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns chains and settings from their YANG form into the domain's. */
public final class ChainReader {
    private static final Logger LOG = LoggerFactory.getLogger(ChainReader.class);

    private ChainReader() {
    }

    /**
     * Reads a chain.
     *
     * @param name its name
     * @param body its definition
     * @param defaultRenderer renderer of chains that name none
     * @return the definition with defaults applied
     */
    public static ChainDefinition chain(String name, ChainBody body, String defaultRenderer) {
        ChainDefinition.Srv6Proxy proxy = body.getSrv6Proxy() == null ? Defaults.SRV6_PROXY
            : ChainDefinition.Srv6Proxy.valueOf(body.getSrv6Proxy().name().toUpperCase(java.util.Locale.ROOT));
        List<Function> functions = Defaults.or(body.getFunction(), List.of());
        return new ChainDefinition(name, Defaults.or(body.getEnabled(), Defaults.ENABLED),
            Defaults.or(body.getRenderer(), defaultRenderer),
            Defaults.or(body.getUnidirectional(), Defaults.UNIDIRECTIONAL),
            Optional.ofNullable(body.getNetwork()).filter(network -> !network.isEmpty()),
            body.getMaxPaths() == null ? Defaults.MAX_PATHS : body.getMaxPaths().toJava(), proxy,
            functions.stream().map(ChainReader::function).toList());
    }

    private static FunctionDefinition function(Function function) {
        Optional<String> both = name(function.getInterface());
        return new FunctionDefinition(function.getName().getValue(), selection(function),
            name(function.getInputInterface()).or(() -> both), name(function.getOutputInterface()).or(() -> both));
    }

    private static Optional<String> name(InterfaceName name) {
        return Optional.ofNullable(name).map(InterfaceName::getValue);
    }

    private static Optional<Selection> selection(Function function) {
        if (function.getKind() instanceof External external && external.getExternalInterface() != null) {
            return Optional.of(new Selection.External(external.getExternalInterface().getValue()));
        }
        if (function.getKind() instanceof Pod pod && pod.getPodSelector() != null) {
            PodSelector selector = pod.getPodSelector();
            Map<String, String> labels = new HashMap<>();
            selector.nonnullLabel().values().forEach(label ->
                labels.put(label.getKey(), Defaults.or(label.getValue(), "")));
            return Optional.of(new Selection.Pods(
                Optional.ofNullable(selector.getNamespace()).map(namespace -> namespace.getValue()), labels));
        }
        return Optional.empty();
    }

    /**
     * Reads the settings.
     *
     * @param settings the container, null when it is absent
     * @return the settings with defaults applied
     */
    public static Settings settings(org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.Settings settings) {
        Settings defaults = Defaults.SETTINGS;
        if (settings == null) {
            return defaults;
        }
        var vnis = settings.getVniRange();
        var tables = settings.getTableRange();
        return new Settings(Defaults.or(settings.getDefaultRenderer(), defaults.defaultRenderer()),
            settings.getLocatorBlock() == null ? defaults.locatorBlock()
                : block("locator-block", settings.getLocatorBlock().getValue(), defaults.locatorBlock()),
            settings.getBsidBlock() == null ? defaults.bsidBlock()
                : block("bsid-block", settings.getBsidBlock().getValue(), defaults.bsidBlock()),
            vnis == null ? defaults.vnis() : range(vnis.getLower(), vnis.getUpper(), defaults.vnis()),
            tables == null ? defaults.tables() : range(tables.getLower(), tables.getUpper(), defaults.tables()),
            settings.getDefaultNetworkTable() == null ? defaults.defaultNetworkTable()
                : settings.getDefaultNetworkTable().toJava(),
            settings.getCompareInterval() == null ? defaults.compareInterval()
                : Duration.ofSeconds(settings.getCompareInterval().toJava()));
    }

    private static Settings.Range range(Uint32 lower, Uint32 upper, Settings.Range defaults) {
        return new Settings.Range(lower == null ? defaults.lower() : lower.toJava(),
            upper == null ? defaults.upper() : upper.toJava());
    }

    private static IpPrefix block(String leaf, String text, IpPrefix absent) {
        try {
            return IpPrefix.of(text);
        } catch (IllegalArgumentException e) {
            LOG.warn("sfc/settings/{} is ignored: {}", leaf, e.getMessage());
            return absent;
        }
    }

}
