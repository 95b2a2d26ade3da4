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

import java.util.stream.Collectors;

/** What {@code show sr localsids} prints. */
final class LocalSidText {
    private static final String HEAD = "SRv6 - My LocalSID Table:\n=========================\n";
    private static final String NONE = "[0 packets : 0 bytes]\n";

    private final Interfaces interfaces;
    private final LocalSids sids;

    LocalSidText(Interfaces interfaces, LocalSids sids) {
        this.interfaces = interfaces;
        this.sids = sids;
    }

    String all() {
        return sids.all().stream().map(this::one).collect(Collectors.joining("", HEAD, ""));
    }

    private String one(LocalSids.LocalSid sid) {
        return Behavior.of(sid.behavior()).map(behavior -> "\tAddress: \t" + sid.key().prefix() + "\n\tBehavior: \t"
                + behavior.text + "\n" + target(behavior, sid) + sid.proxy().map(this::proxy).orElse(""))
            .orElse("Internal error\n") + (sid.psp() ? "\tPSP: \tTrue\n" : "")
            + "\tGood traffic: \t" + NONE + "\tBad traffic:  \t" + NONE + "--------------------\n";
    }

    private String target(Behavior behavior, LocalSids.LocalSid sid) {
        return switch (behavior.target) {
            case NONE -> "";
            case INTERFACE -> "\tIface:  \t" + name(sid.target()) + "\n";
            case NEXT_HOP -> nextHop(sid, sid.nextHop().address().toString());
            case IPV4_NEXT_HOP -> nextHop(sid, sid.nextHop().low().toString());
            case IPV4_TABLE, IPV6_TABLE -> tableLabel(behavior) + sids.target(sid) + "\n";
        };
    }

    private String nextHop(LocalSids.LocalSid sid, String nextHop) {
        return "\tIface:  \t" + name(sid.target()) + "\n\tNext hop: \t" + nextHop + "\n";
    }

    private static String tableLabel(Behavior behavior) {
        return switch (behavior) {
            case T -> "\tTable:  \t";
            case DT6 -> "\tTable: ";
            default -> "\tTable: \t";
        };
    }

    private String proxy(LocalSids.Proxy proxy) {
        return proxy.nextHop().map(nextHop -> "\tNext-hop:\t" + nextHop + "\n").orElse("")
            + "\tOutgoing iface:\t" + name(proxy.out()) + "\n\tIncoming iface:\t" + name(proxy.in()) + "\n"
            + "\tGood rewrite traffic: \t" + NONE + "\tBad rewrite traffic:  \t" + NONE;
    }

    private String name(int index) {
        return interfaces.find(index).map(iface -> iface.name).orElse("DELETED (" + index + ")");
    }
}
