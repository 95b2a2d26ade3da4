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
package io.chainstitch.vpp.model.walk;

import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpFamily;
import io.chainstitch.vpp.model.LocalSid;
import io.chainstitch.vpp.model.SidBehavior;
import java.util.Optional;

/** What the SIDs of a node do that take the outer header off. */
final class Endpoints {
    private final Walker walker;
    private final Trail trail;

    Endpoints(Walker walker) {
        this.walker = walker;
        trail = walker.trail();
    }

    Move arrive(NodeView node, Port at, LocalSid sid, Segmented packet) {
        String name = spelled(sid.behavior()) + " " + sid.sid();
        if (sid.behavior() instanceof SidBehavior.EndAd proxy) {
            return proxy(node, at, name, proxy, packet);
        }
        if (packet.left() > 0) {
            return trail.drop(at, name + " is not the last segment: " + packet);
        }
        if (sid.behavior() instanceof SidBehavior.EndDx2 connect) {
            Optional<String> unfit = unfit(name, Optional.empty(), packet);
            trail.step(at, "decapsulate", name + " to interface " + connect.outInterface());
            return unfit.isPresent() ? trail.drop(at, unfit.get())
                : walker.switching().output(node, new Port(at.node(), connect.outInterface()), packet.inner());
        }
        if (sid.behavior() instanceof SidBehavior.EndDx connect) {
            Optional<String> unfit = unfit(name, Optional.of(connect.nextHop().family()), packet);
            trail.step(at, "decapsulate", name + " to " + connect.nextHop() + " on interface "
                + connect.outInterface());
            return unfit.isPresent() ? trail.drop(at, unfit.get())
                : hand(node, new Port(at.node(), connect.outInterface()), connect.nextHop(), packet);
        }
        SidBehavior.EndDt decapsulate = (SidBehavior.EndDt) sid.behavior();
        Optional<String> unfit = unfit(name, Optional.of(decapsulate.lookup().family()), packet);
        trail.step(at, "decapsulate", name + " into " + Lookup.name(decapsulate.lookup()));
        return unfit.isPresent() ? trail.drop(at, unfit.get())
            : walker.routing().lookUp(node, at, decapsulate.lookup(), packet.inner().packet().orElseThrow());
    }

    private Move proxy(NodeView node, Port at, String name, SidBehavior.EndAd proxy, Segmented packet) {
        if (packet.left() == 0) {
            return trail.drop(at, name + " is the last segment, a proxy has nothing to put back then");
        }
        Optional<String> unfit = unfit(name, proxy.nextHop().map(hop -> hop.family()), packet);
        if (unfit.isPresent()) {
            return trail.drop(at, unfit.get());
        }
        trail.step(at, "proxy", name + " to " + proxy.nextHop().map(hop -> hop + " on ").orElse("") + "interface "
            + proxy.outInterface() + ", keeps for interface " + proxy.inInterface() + ": " + packet.next());
        trail.remember(new Port(at.node(), proxy.inInterface()), packet.next());
        Port out = new Port(at.node(), proxy.outInterface());
        return proxy.nextHop().isPresent()
            ? hand(node, out, proxy.nextHop().get(), packet)
            : walker.switching().outputRaw(node, out, packet.inner());
    }

    private Move hand(NodeView node, Port out, IpAddress nextHop, Segmented packet) {
        Optional<String> fault = walker.outside().forgotten(node, out, nextHop);
        return fault.isPresent() ? trail.drop(out, fault.get())
            : walker.routing().leave(node, out, nextHop, packet.inner().packet().orElseThrow());
    }

    private static Optional<String> unfit(String name, Optional<IpFamily> family, Segmented packet) {
        boolean fit = family.isEmpty() ? packet.frames() : !packet.frames()
            && packet.inner().packet().orElseThrow().family() == family.get();
        return fit ? Optional.empty() : Optional.of(name + " takes " + family.map(one -> Packet.named(one) + " packets")
            .orElse("frames") + ", and gets " + packet.contents());
    }

    /** The behavior as the standards write it, {@code End.DX4}. */
    private static String spelled(SidBehavior behavior) {
        return "End" + behavior.label().substring("end".length()).toUpperCase(java.util.Locale.ROOT);
    }
}
