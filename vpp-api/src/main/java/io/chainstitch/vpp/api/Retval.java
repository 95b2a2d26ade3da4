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
package io.chainstitch.vpp.api;

import java.util.Map;
import java.util.Optional;

/**
 * VPP's names for the numbers it returns in {@code retval} (VNET_API_ERROR). Some handlers, those of SRv6 among them,
 * return private numbers that happen to equal these, so a name is a hint and the number the fact.
 */
public final class Retval {
    private static final Map<Integer, String> NAMES = Map.ofEntries(
        Map.entry(-1, "UNSPECIFIED"),
        Map.entry(-2, "INVALID_SW_IF_INDEX"),
        Map.entry(-3, "NO_SUCH_FIB"),
        Map.entry(-4, "NO_SUCH_INNER_FIB"),
        Map.entry(-5, "NO_SUCH_LABEL"),
        Map.entry(-6, "NO_SUCH_ENTRY"),
        Map.entry(-7, "INVALID_VALUE"),
        Map.entry(-8, "INVALID_VALUE_2"),
        Map.entry(-11, "SYSCALL_ERROR_1"),
        Map.entry(-12, "SYSCALL_ERROR_2"),
        Map.entry(-13, "SYSCALL_ERROR_3"),
        Map.entry(-31, "INVALID_REGISTRATION"),
        Map.entry(-54, "NO_MATCHING_INTERFACE"),
        Map.entry(-55, "INVALID_VLAN"),
        Map.entry(-56, "VLAN_ALREADY_EXISTS"),
        Map.entry(-57, "INVALID_SRC_ADDRESS"),
        Map.entry(-58, "INVALID_DST_ADDRESS"),
        Map.entry(-68, "SUBIF_ALREADY_EXISTS"),
        Map.entry(-71, "INVALID_INTERFACE"),
        Map.entry(-73, "INVALID_ARGUMENT"),
        Map.entry(-74, "UNEXPECTED_INTF_STATE"),
        Map.entry(-75, "TUNNEL_EXIST"),
        Map.entry(-76, "INVALID_DECAP_NEXT"),
        Map.entry(-79, "IF_ALREADY_EXISTS"),
        Map.entry(-82, "SAME_SRC_DST"),
        Map.entry(-114, "ADDRESS_FOUND_FOR_INTERFACE"),
        Map.entry(-116, "ENTRY_ALREADY_EXISTS"),
        Map.entry(-127, "DUPLICATE_IF_ADDRESS"),
        Map.entry(-147, "INSTANCE_IN_USE"),
        Map.entry(-149, "ACL_IN_USE_BY_LOOKUP_CONTEXT"));

    private Retval() {
    }

    /**
     * Looks the name of a number up.
     *
     * @param retval the number VPP returned
     * @return VPP's name for it, if it is one this program has met
     */
    public static Optional<String> name(int retval) {
        return Optional.ofNullable(NAMES.get(retval));
    }

    /**
     * Words a number for a user.
     *
     * @param retval the number VPP returned
     * @return {@code "-75 TUNNEL_EXIST"}, or the number alone when it has no name
     */
    public static String text(int retval) {
        return name(retval).map(name -> retval + " " + name).orElse(Integer.toString(retval));
    }
}
