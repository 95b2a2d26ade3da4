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

import io.chainstitch.vpp.model.Address;
import io.chainstitch.vpp.model.IpFamily;
import io.chainstitch.vpp.model.LocalSid;
import io.chainstitch.vpp.model.Neighbor;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.SidBehavior;
import io.chainstitch.vpp.model.SubInterface;
import io.chainstitch.vpp.model.TableRef;
import io.chainstitch.vpp.model.VppObject;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what segment routing does not bear in a configuration, whatever VPP holds. */
final class SegmentRoutingCheck {
    private final Target target;

    SegmentRoutingCheck(Target target) {
        this.target = target;
    }

    /** What is wrong with an object beside the others, or empty. */
    Optional<String> problem(VppObject object) {
        return missingPolicy(object).or(() -> subInterface(object)).or(() -> samePrefix(object))
            .or(() -> onLink(object)).or(() -> underSegmentRouting(object));
    }

    private Optional<String> missingPolicy(VppObject object) {
        return object.needs().stream().filter(key -> target.get(key).isEmpty()).findFirst()
            .map(key -> "there is no " + key + ", configure it too");
    }

    /** VPP takes packets back on whole interfaces only. */
    private Optional<String> subInterface(VppObject object) {
        return inInterface(object).filter(name -> target.interfaceNamed(name).map(SubInterface.class::isInstance)
            .orElse(false)).map(SegmentRoutingCheck::isSubInterface);
    }

    /** The interface on which a proxy takes packets back. */
    static Optional<String> inInterface(VppObject object) {
        return object instanceof LocalSid localSid && localSid.behavior() instanceof SidBehavior.EndAd proxy
            ? Optional.of(proxy.inInterface()) : Optional.empty();
    }

    static String isSubInterface(String name) {
        return "a proxy cannot take packets back on the sub-interface " + name + ", give the function an interface";
    }

    private Optional<String> samePrefix(VppObject object) {
        return FibEntries.made(object).flatMap(entry -> target.users(entry)
            .filter(other -> !other.equals(object.key())).findFirst().map(other -> clash(entry, other)));
    }

    private static String clash(FibEntries.Entry entry, ObjectKey other) {
        return other + " has " + entry.prefix() + " in table " + entry.table() + " already, take another one";
    }

    /** A neighbor or address that makes the entry of a SID or steering too. */
    private Optional<String> onLink(VppObject object) {
        return FibEntries.exclusive(object).flatMap(entry -> target.users(new FibEntries.OnLink(entry.prefix()))
            .filter(other -> target.get(other).flatMap(this::table).equals(Optional.of(entry.table()))).findFirst()
            .map(other -> clash(entry, other)));
    }

    /** A SID or steering whose entry a neighbor or address makes too. */
    private Optional<String> underSegmentRouting(VppObject object) {
        return table(object).stream().flatMap(table -> FibEntries.onLink(object)
            .map(link -> new FibEntries.Entry(table, link.prefix()))).flatMap(this::exclusive).findFirst();
    }

    private Stream<String> exclusive(FibEntries.Entry entry) {
        return target.users(entry).filter(other -> target.get(other).flatMap(FibEntries::exclusive).isPresent())
            .map(other -> clash(entry, other));
    }

    /** The table of the interface of an address or neighbor, as far as the interface is configured. */
    private Optional<TableRef> table(VppObject object) {
        if (object instanceof Address address) {
            return table(address.interfaceName(), address.address().address().family());
        }
        return object instanceof Neighbor neighbor ? table(neighbor.interfaceName(), neighbor.address().family())
            : Optional.empty();
    }

    private Optional<TableRef> table(String interfaceName, IpFamily family) {
        return target.interfaceNamed(interfaceName)
            .map(iface -> new TableRef(family, ChangeCheck.table(iface, family)));
    }

    /**
     * The entry that an object makes and that nothing of the present configuration makes: VPP has it only when somebody
     * else put it there.
     */
    Optional<FibEntries.Entry> fresh(VppObject object) {
        return FibEntries.exclusive(object).filter(entry -> target.formerUsers(entry).isEmpty()
            && target.formerUsers(new FibEntries.OnLink(entry.prefix())).isEmpty());
    }
}
