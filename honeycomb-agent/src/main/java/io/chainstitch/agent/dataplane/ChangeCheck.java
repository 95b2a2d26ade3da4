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
import io.chainstitch.vpp.model.Interface;
import io.chainstitch.vpp.model.InterfaceObject;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpFamily;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.ObjectKind;
import io.chainstitch.vpp.model.SubInterface;
import io.chainstitch.vpp.model.Table;
import io.chainstitch.vpp.model.TableRef;
import io.chainstitch.vpp.model.VppObject;
import io.chainstitch.vpp.model.Vxlan;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what VPP would refuse, silently break on, or overwrite, before anything is sent. */
final class ChangeCheck {
    /** Kinds whose prefix in a table may not come from anything else. */
    private static final Set<ObjectKind> ON_PREFIXES =
        EnumSet.of(ObjectKind.LOCAL_SID, ObjectKind.POLICY, ObjectKind.STEERING);

    private final Target target;
    private final List<VppObject> written;
    private final List<VppObject> removed;
    private final SegmentRoutingCheck segmentRouting;

    /**
     * Prepares a check.
     *
     * @param configured the whole configuration before the change
     * @param before what the change touches, as it was
     * @param after what it becomes
     */
    ChangeCheck(Configuration configured, NodePlan before, NodePlan after) {
        this.target = new Target(configured, before, after);
        this.written = after.objects().values().stream()
            .filter(object -> !target.old(object.key()).equals(Optional.of(object))).toList();
        this.removed = before.objects().values().stream()
            .filter(object -> after.get(object.key()).isEmpty()).toList();
        this.segmentRouting = new SegmentRoutingCheck(target);
    }

    static String foreign(ObjectKey key) {
        return key + (ON_PREFIXES.contains(key.kind()) ? ": VPP holds one, or has its prefix from something else,"
            : ": VPP holds one") + " that Chainstitch did not make; remove it from VPP, or leave it out here";
    }

    /** What is made or changed. */
    List<VppObject> written() {
        return written;
    }

    /** The interfaces that have to be there before what is written. */
    Set<String> standsOn() {
        Set<String> names = written.stream().flatMap(object -> object.interfaces().stream())
            .collect(Collectors.toSet());
        written.stream().filter(InterfaceObject.class::isInstance)
            .forEach(made -> names.remove(((InterfaceObject) made).name()));
        return names;
    }

    /** Whether something written needs a table that is not configured. */
    boolean needsForeignTable() {
        return written.stream().flatMap(object -> object.tables().stream()).anyMatch(ref -> !isConfigured(ref));
    }

    private boolean isConfigured(TableRef ref) {
        return target.get(new ObjectKey(ObjectKind.TABLE, ref.toString())).isPresent();
    }

    /** The entry of a table that VPP has only when somebody else put it there, see {@link FibEntries}. */
    Optional<FibEntries.Entry> fresh(VppObject object) {
        return segmentRouting.fresh(object);
    }

    /** Ends of tunnels that no configured address serves: VPP has to be asked for them. */
    Set<IpAddress> underlay() {
        return written.stream().filter(Vxlan.class::isInstance).map(object -> ((Vxlan) object).source())
            .filter(source -> target.users(source).noneMatch(key -> isInTable0(key, source)))
            .collect(Collectors.toSet());
    }

    private boolean isInTable0(ObjectKey key, IpAddress source) {
        return target.get(key).filter(Address.class::isInstance)
            .flatMap(address -> target.interfaceNamed(((Address) address).interfaceName()))
            .map(object -> table(object, source.family()) == 0).orElse(true);
    }

    static long table(InterfaceObject object, IpFamily family) {
        if (object instanceof Interface iface) {
            return family == IpFamily.IPV4 ? iface.ipv4Table() : iface.ipv6Table();
        }
        return object instanceof SubInterface sub ? family == IpFamily.IPV4 ? sub.ipv4Table() : sub.ipv6Table() : 0;
    }

    /**
     * VPP takes any source and drops every frame when it is not its own.
     *
     * @param served those of {@link #underlay} that VPP has in table 0
     * @return the first problem
     */
    Optional<String> unserved(Set<IpAddress> served) {
        Set<IpAddress> needed = underlay();
        return written.stream().filter(object -> object instanceof Vxlan vxlan && needed.contains(vxlan.source())
            && !served.contains(vxlan.source())).findFirst().map(object -> object.key() + ": its source "
                + ((Vxlan) object).source()
                + " is no address of an interface in table 0, set the underlay address on the node first");
    }

    /** The first problem, as a sentence that names the object; looks at the change alone. */
    Optional<String> problem() {
        return Stream.concat(written.stream().flatMap(object -> problems(object,
                List.of(ObjectLimits.problem(object), sharedResource(object), segmentRouting.problem(object)))),
            removed.stream().flatMap(object -> problems(object, List.of(stillUsed(object))))).findFirst();
    }

    /** The first thing of others that would be overwritten. */
    Optional<String> overwritten(Holdings holdings) {
        return written.stream().flatMap(object -> holdings.isForeign(object.key())
            ? Stream.of(holdings.refusal(object.key()))
            : problems(object, List.of(foreignResource(object, holdings)))).findFirst();
    }

    /** The first problem with what VPP holds. */
    Optional<String> problem(Holdings holdings) {
        return overwritten(holdings).or(() -> written.stream().flatMap(object -> problems(object,
            List.of(missingInterface(object, holdings), missingTable(object, holdings),
                subInterface(object, holdings)))).findFirst());
    }

    private static Stream<String> problems(VppObject object, List<Optional<String>> found) {
        return found.stream().flatMap(Optional::stream).map(problem -> object.key() + ": " + problem);
    }

    private Optional<String> sharedResource(VppObject object) {
        return object.resources().stream().sorted().flatMap(resource -> target
            .users(new Configuration.Resource(resource)).filter(other -> !other.equals(object.key()))
            .map(other -> resource + " is used by " + other + " already")).findFirst();
    }

    private Optional<String> stillUsed(VppObject object) {
        return Configuration.referred(object).filter(thing -> !isProvided(object)).stream()
            .flatMap(target::users).findFirst().map(user -> "it is used by " + user + ", remove that as well");
    }

    /** Whether another object takes the name over, for instance a tunnel that of a loopback. */
    private boolean isProvided(VppObject object) {
        return object instanceof InterfaceObject iface && target.interfaceNamed(iface.name()).isPresent();
    }

    private static Optional<String> foreignResource(VppObject object, Holdings holdings) {
        return object.resources().stream().sorted().flatMap(resource -> holdings.foreignUser(resource).stream()
            .filter(other -> !other.equals(object.key())).map(other -> resource + " is used by " + other
                + ", which Chainstitch did not make; remove that from VPP first")).findFirst();
    }

    private Optional<String> missingInterface(VppObject object, Holdings holdings) {
        return object.interfaces().stream().filter(name -> target.interfaceNamed(name).isEmpty())
            .filter(name -> !holdings.names().exists(name) || holdings.names().owns(name)).findFirst()
            .map(name -> "VPP has no interface " + name + ", make it first or correct the name");
    }

    private static Optional<String> subInterface(VppObject object, Holdings holdings) {
        return SegmentRoutingCheck.inInterface(object)
            .filter(name -> holdings.names().port(name).map(Port::subInterface).orElse(false))
            .map(SegmentRoutingCheck::isSubInterface);
    }

    private Optional<String> missingTable(VppObject object, Holdings holdings) {
        return object.tables().stream()
            .filter(ref -> !isConfigured(ref))
            .filter(ref -> !holdings.hasTable(ref) || isRemoved(ref)).findFirst()
            .map(ref -> "VPP has no table " + ref + ", make it first");
    }

    private boolean isRemoved(TableRef ref) {
        return removed.stream().anyMatch(object -> object instanceof Table table && table.ref().equals(ref));
    }
}
