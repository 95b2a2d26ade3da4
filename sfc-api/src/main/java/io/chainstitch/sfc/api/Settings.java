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
package io.chainstitch.sfc.api;

import io.chainstitch.vpp.model.IpPrefix;
import java.time.Duration;

/**
 * Settings of the controller, with defaults applied.
 *
 * @param defaultRenderer renderer of chains that name none
 * @param locatorBlock block of node locators
 * @param bsidBlock block of binding SIDs
 * @param vnis range of VXLAN network identifiers
 * @param tables range of VPP table ids
 * @param defaultNetworkTable table id of the network {@code default}
 * @param compareInterval time between two comparisons of the nodes with their plan
 */
public record Settings(String defaultRenderer, IpPrefix locatorBlock, IpPrefix bsidBlock, Range vnis, Range tables,
    long defaultNetworkTable, Duration compareInterval) {
    /** How often nodes are compared where nothing else is said. */
    public static final Duration USUAL_INTERVAL = Duration.ofMinutes(1);

    /**
     * Settings with the usual interval between comparisons.
     *
     * @param defaultRenderer renderer of chains that name none
     * @param locatorBlock block of node locators
     * @param bsidBlock block of binding SIDs
     * @param vnis range of VXLAN network identifiers
     * @param tables range of VPP table ids
     * @param defaultNetworkTable table id of the network {@code default}
     */
    public Settings(String defaultRenderer, IpPrefix locatorBlock, IpPrefix bsidBlock, Range vnis, Range tables,
        long defaultNetworkTable) {
        this(defaultRenderer, locatorBlock, bsidBlock, vnis, tables, defaultNetworkTable, USUAL_INTERVAL);
    }

    /**
     * An inclusive range of numbers.
     *
     * @param lower the first
     * @param upper the last
     */
    public record Range(long lower, long upper) {
    }
}
