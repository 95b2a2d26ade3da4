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
package io.chainstitch.vpp.emulator;

/** The retvals that VPP answers with here, under the names of its API errors. */
final class Refused {
    static final int UNSPECIFIED = -1;
    static final int INVALID_SW_IF_INDEX = -2;
    static final int NO_SUCH_FIB = -3;
    static final int NO_SUCH_ENTRY = -6;
    static final int INVALID_VALUE = -7;
    static final int INVALID_VALUE_2 = -8;
    static final int INVALID_SW_IF_INDEX_2 = -10;
    static final int SYSCALL_ERROR_1 = -11;
    static final int INVALID_REGISTRATION = -31;
    static final int NO_PATHS_IN_ROUTE = -52;
    static final int NO_MATCHING_INTERFACE = -54;
    static final int INVALID_VLAN = -55;
    static final int VLAN_ALREADY_EXISTS = -56;
    static final int INVALID_SRC_ADDRESS = -57;
    static final int INVALID_DST_ADDRESS = -58;
    static final int ADDRESS_LENGTH_MISMATCH = -59;
    static final int ADDRESS_NOT_FOUND_FOR_INTERFACE = -60;
    static final int ADDRESS_NOT_DELETABLE = -61;
    static final int NO_SUCH_TABLE = -65;
    static final int SUBIF_ALREADY_EXISTS = -68;
    static final int INVALID_INTERFACE = -71;
    static final int INVALID_VLAN_TAG_COUNT = -72;
    static final int INVALID_ARGUMENT = -73;
    static final int UNEXPECTED_INTF_STATE = -74;
    static final int TUNNEL_EXIST = -75;
    static final int INVALID_DECAP_NEXT = -76;
    static final int IF_ALREADY_EXISTS = -79;
    static final int SAME_SRC_DST = -82;
    static final int INVALID_SUB_SW_IF_INDEX = -98;
    static final int ADDRESS_IN_USE = -105;
    static final int ADDRESS_FOUND_FOR_INTERFACE = -114;
    static final int ENTRY_ALREADY_EXISTS = -116;
    static final int BD_ALREADY_EXISTS = -119;
    static final int BD_IN_USE = -120;
    static final int BD_NOT_MODIFIABLE = -121;
    static final int BD_ID_EXCEED_MAX = -122;
    static final int UNSUPPORTED = -126;
    static final int DUPLICATE_IF_ADDRESS = -127;
    static final int INSTANCE_IN_USE = -147;
    static final int ACL_IN_USE_BY_LOOKUP_CONTEXT = -149;
    static final int BD_ALREADY_HAS_BVI = -152;
    static final int INVALID_PREFIX_LENGTH = -171;

    private Refused() {
    }
}
