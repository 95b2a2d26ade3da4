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
package io.chainstitch.renderer.srv6;

import io.chainstitch.sfc.api.Inventory;
import io.chainstitch.sfc.api.Reason;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpFamily;
import io.chainstitch.vpp.model.IpPrefix;
import io.chainstitch.vpp.model.SidBehavior;
import io.chainstitch.vpp.model.Steering;
import io.chainstitch.vpp.model.TableRef;
import java.util.Optional;

/** A chain of packets of one family: packets are told apart by where they come in, their source and destination. */
final class PacketPlane implements Plane {
    private final IpFamily family;
    private final long defaultTable;
    private final Sids sids;
    private final Attachments attachments;
    private final Classification classification;
    private final NodeObjects objects;

    /**
     * What is sent from one start to one end and leaves an instance by an interface.
     *
     * @param from the interface
     * @param start the start
     * @param end the end
     */
    private record Flow(Port from, Face start, Face end) {
    }

    PacketPlane(IpFamily family, long defaultTable, Sids sids, Attachments attachments,
        Classification classification, NodeObjects objects) {
        this.family = family;
        this.defaultTable = defaultTable;
        this.sids = sids;
        this.attachments = attachments;
        this.classification = classification;
        this.objects = objects;
    }

    @Override
    public void attach(Face face) {
        attachments.attach(face, family);
    }

    @Override
    public Sid proxy(Station station) {
        Face out = station.entering();
        Face in = station.leaving();
        IpAddress function = out.nextHop(family).orElseThrow();
        return sids.of(station.node(), out.name() + " " + in.name() + " " + function,
            new SidBehavior.EndAd(out.name(), in.name(), Optional.of(function)), attachments.segmentTable(in));
    }

    @Override
    public Sid exit(Face face) {
        Optional<IpAddress> nextHop = face.nextHop(family);
        return nextHop.isEmpty() ? link(face)
            : sids.of(face.node(), face.name() + " " + nextHop.get(),
                new SidBehavior.EndDx(face.name(), nextHop.get()), 0);
    }

    /** The SID of the table that knows the link of an external interface: anybody there may have the destination. */
    private Sid link(Face face) {
        long table = face.managed() ? attachments.table(face) : foreignTable(face);
        String meaning = face.managed() ? face.name() : face.name() + " " + table;
        return sids.of(face.node(), meaning, new SidBehavior.EndDt(new TableRef(family, table)), 0);
    }

    private long foreignTable(Face face) {
        if (!Inventory.DEFAULT_NETWORK.equals(face.iface().network())) {
            throw new RefusedException(Reason.MISSING_ADDRESS, face.text() + " needs a peer-address: it is in network '"
                + face.iface().network() + "' and not made by Chainstitch, so nobody knows the table of its link");
        }
        return defaultTable;
    }

    @Override
    public Object traffic(Stretch stretch) {
        return new Flow(stretch.head().leaving().port(), stretch.way().start(), stretch.way().end());
    }

    @Override
    public long[] weights(long[] shares) {
        return Weights.reduced(shares);
    }

    @Override
    public boolean repeatsLists() {
        return false;
    }

    @Override
    public void steer(Stretch stretch, IpAddress bsid) {
        Face leaving = stretch.head().leaving();
        long table = stretch.atStart() && leaving.managed() ? attachments.table(leaving)
            : classification.table(stretch);
        for (IpPrefix destination : stretch.way().end().prefixes(family)) {
            objects.steer(leaving.node(), new Steering.Packets(table, destination), bsid);
        }
    }

    @Override
    public void finish() {
        classification.finish();
    }
}
