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

import io.chainstitch.vpp.api.ApiMessage;
import io.chainstitch.vpp.model.InterfaceAddress;
import io.chainstitch.vpp.model.IpFamily;
import java.util.List;
import java.util.Map;

/** Addresses of interfaces, and interfaces that borrow the addresses of another ("unnumbered"). */
final class AddressFeature implements Feature {
    private final Interfaces interfaces;
    private final Tables tables;
    private final Addresses addresses;

    AddressFeature(Interfaces interfaces, Tables tables, Addresses addresses) {
        this.interfaces = interfaces;
        this.tables = tables;
        this.addresses = addresses;
    }

    @Override
    public void register(Handlers handlers) {
        handlers.retval("sw_interface_add_del_address", this::addDel);
        handlers.dump("ip_address_dump", "ip_address_details", this::dump);
        handlers.retval("sw_interface_set_unnumbered", this::unnumbered);
        handlers.dump("ip_unnumbered_dump", "ip_unnumbered_details", this::unnumberedDump);
    }

    private int addDel(ApiMessage request) {
        Iface iface = interfaces.find(request.number("sw_if_index")).orElse(null);
        if (iface == null) {
            return Refused.INVALID_SW_IF_INDEX;
        }
        if (request.flag("del_all")) {
            addresses.removeAll(iface.index);
            return 0;
        }
        if (iface.kind == Kind.LOCAL) {
            return Refused.UNSUPPORTED;
        }
        InterfaceAddress address = request.prefix("prefix");
        boolean add = request.flag("is_add");
        if (Prefixes.linkLocal(address.address())) {
            return linkLocal(address, add);
        }
        return add ? addresses.add(iface.index, address) : addresses.remove(iface.index, address.address());
    }

    /** An interface has one link-local address: it can be replaced, is never dumped and cannot be deleted. */
    private static int linkLocal(InterfaceAddress address, boolean add) {
        if (address.length() != IpFamily.IPV6.bits()) {
            return Refused.ADDRESS_LENGTH_MISMATCH;
        }
        return add ? 0 : Refused.ADDRESS_NOT_DELETABLE;
    }

    private List<Map<String, Object>> dump(ApiMessage request) {
        long index = request.number("sw_if_index");
        return interfaces.find(index).stream()
            .flatMap(iface -> addresses.of(iface.index, Tables.family(request.flag("is_ipv6"))).stream())
            .map(address -> Handlers.values("sw_if_index", index, "prefix", address)).toList();
    }

    private int unnumbered(ApiMessage request) {
        Iface borrower = interfaces.find(request.number("unnumbered_sw_if_index")).orElse(null);
        if (borrower == null) {
            return Refused.INVALID_SW_IF_INDEX;
        }
        if (!request.flag("is_add")) {
            addresses.donors().remove(borrower.index);
            return 0;
        }
        Iface donor = interfaces.find(request.number("sw_if_index")).orElse(null);
        if (donor == null) {
            return Refused.INVALID_SW_IF_INDEX_2;
        }
        for (IpFamily family : IpFamily.values()) {
            if (!tables.of(donor.index, family).equals(tables.of(borrower.index, family))) {
                return Refused.UNEXPECTED_INTF_STATE;
            }
        }
        addresses.donors().put(borrower.index, donor.index);
        return 0;
    }

    private List<Map<String, Object>> unnumberedDump(ApiMessage request) {
        long wanted = request.number("sw_if_index");
        return addresses.donors().entrySet().stream()
            .filter(entry -> wanted == Handlers.NONE || wanted == entry.getKey())
            .map(entry -> Handlers.values("sw_if_index", (long) entry.getKey(),
                "ip_sw_if_index", (long) entry.getValue())).toList();
    }
}
