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
package io.chainstitch.agent.dataplane;

import io.chainstitch.vpp.model.Attachment;
import io.chainstitch.vpp.model.Interface;
import io.chainstitch.vpp.model.Names;
import io.chainstitch.vpp.model.Route;
import io.chainstitch.vpp.model.Table;
import io.chainstitch.vpp.model.VppObject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Limits of VPP that it does not check itself, or answers with an unhelpful number. */
final class ObjectLimits {
    /** VPP's text fields have 64 octets with the terminating zero. */
    private static final int TEXT = 63;
    /** IFNAMSIZ without the terminating zero. */
    private static final int LINUX_NAME = 15;
    /** {@code sun_path} without the terminating zero. */
    private static final int SOCKET_PATH = 107;
    private static final long MAX_LOOPBACK = 16 * 1024 - 1;
    private static final long MAX_ID = 0xfffffffeL;

    private ObjectLimits() {
    }

    /** What is wrong with an object by itself, or empty. */
    static Optional<String> problem(VppObject object) {
        if (object instanceof Table table) {
            return table(table);
        }
        if (object instanceof Interface iface) {
            return attachment(iface.attachment());
        }
        return object instanceof Route route ? route(route) : SegmentRoutingLimits.problem(object);
    }

    private static Optional<String> table(Table table) {
        if (table.ref().id() == 0) {
            return Optional.of("table 0 always exists and cannot be made");
        }
        return table.name().startsWith(Names.OWNED) ? length("the table name", table.name(), TEXT)
            : Optional.of("the name of a table starts with " + Names.OWNED + ", not '" + table.name() + "'");
    }

    private static Optional<String> attachment(Attachment attachment) {
        if (attachment instanceof Attachment.AfPacket afPacket) {
            return linuxName(afPacket.hostInterface());
        }
        if (attachment instanceof Attachment.Tap tap) {
            return linuxName(tap.hostInterface())
                .or(() -> length("the host namespace", tap.hostNamespace(), TEXT));
        }
        if (attachment instanceof Attachment.Memif memif) {
            return memif.id() < 0 || memif.id() > MAX_ID ? Optional.of("memif id " + memif.id() + " is outside 0.."
                + MAX_ID) : length("the memif socket", memif.socket(), SOCKET_PATH);
        }
        long instance = ((Attachment.Loopback) attachment).instance();
        return instance < 0 || instance > MAX_LOOPBACK
            ? Optional.of("loopback instance " + instance + " is outside 0.." + MAX_LOOPBACK) : Optional.empty();
    }

    private static Optional<String> linuxName(String name) {
        return name.isEmpty() ? Optional.of("the host interface has no name")
            : length("the host interface", name, LINUX_NAME);
    }

    private static Optional<String> length(String what, String text, int limit) {
        return text.getBytes(StandardCharsets.UTF_8).length > limit
            ? Optional.of(what + " '" + text + "' is longer than " + limit + " bytes, shorten it") : Optional.empty();
    }

    private static Optional<String> route(Route route) {
        if (route.path() instanceof Route.Lookup lookup) {
            return lookup.tableId() == route.table()
                ? Optional.of("a look-up in its own table " + route.table() + " never ends, name another table")
                : Optional.empty();
        }
        if (!(route.path() instanceof Route.NextHop hop)) {
            return Optional.of("give next-hop-address or secondary-vrf: other routes are only read");
        }
        if (hop.address().family() != route.prefix().family()) {
            return Optional.of("next hop " + hop.address() + " is not of the family of " + route.prefix());
        }
        return hop.address().inet().isAnyLocalAddress()
            ? Optional.of("next hop " + hop.address() + " is no address of a neighbor") : Optional.empty();
    }
}
