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
import io.chainstitch.vpp.model.Classifier;
import io.chainstitch.vpp.model.Interface;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpFamily;
import io.chainstitch.vpp.model.IpPrefix;
import io.chainstitch.vpp.model.LocalSid;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.Policy;
import io.chainstitch.vpp.model.SegmentList;
import io.chainstitch.vpp.model.SidBehavior;
import io.chainstitch.vpp.model.Steering;
import io.chainstitch.vpp.model.SubInterface;
import io.chainstitch.vpp.model.Table;
import io.chainstitch.vpp.model.TableRef;
import io.chainstitch.vpp.model.VppObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Objects of segment routing for tests. */
final class SegmentRoutingSamples {
    static final String TO_FUNCTION = "pod/ns/f/in";
    static final String FROM_FUNCTION = "pod/ns/f/out";
    static final String UPLINK = "pod/ns/uplink/lo";
    static final Table FLOWS4 = new Table(new TableRef(IpFamily.IPV4, 1001), "chainstitch/1001");
    static final Table FLOWS6 = new Table(new TableRef(IpFamily.IPV6, 1002), "chainstitch/1002");
    static final Table STEERED6 = new Table(new TableRef(IpFamily.IPV6, 1003), "chainstitch/1003");
    static final Policy POLICY = policy(1, "1 fcbb:bb00:1::8 fcbb:bb00:1::2");
    static final Policy SHARED = policy(2, "1 fcbb:bb00:1::9 fcbb:bb00:2::4", "3 fcbb:bb00:2::4",
        "1 fcbb:bb00:1::9 fcbb:bb00:2::4");
    static final LocalSid PROXY = sid(8, new SidBehavior.EndAd(TO_FUNCTION, FROM_FUNCTION, Optional.empty()));
    static final LocalSid PROXY4 =
        sid(9, new SidBehavior.EndAd(FROM_FUNCTION, TO_FUNCTION, Optional.of(IpAddress.of("10.2.0.2"))));
    static final Steering FRAMES = frames(Samples.POD_B + ".100", 1);
    static final Steering PACKETS = packets(1000, "10.1.2.1/32", 2);
    static final Classifier CLASSIFIER = new Classifier(UPLINK, 1001,
        List.of(Classifier.Match.of("10.1.1.1/32 10.1.2.0/24"), Classifier.Match.of("10.1.1.2/32 10.1.2.0/24")));

    private SegmentRoutingSamples() {
    }

    static LocalSid sid(int number, SidBehavior behavior) {
        return new LocalSid(IpAddress.of("fcbb:bb00:1::" + Integer.toHexString(number)), 0, behavior);
    }

    static IpAddress bsid(int number) {
        return IpAddress.of("fcbb:bbff::" + Integer.toHexString(number));
    }

    static Policy policy(int number, String... lists) {
        return new Policy(bsid(number), 0, IpAddress.of("fd10::1"),
            Arrays.stream(lists).map(SegmentList::of).toList());
    }

    static Steering frames(String interfaceName, int bsid) {
        return new Steering(new Steering.Frames(interfaceName), bsid(bsid));
    }

    static Steering packets(long table, String prefix, int bsid) {
        return new Steering(new Steering.Packets(table, IpPrefix.of(prefix)), bsid(bsid));
    }

    /** What the others stand on. */
    static List<VppObject> ground(VppUnderTest vpp) {
        return List.of(Samples.TABLE4, Samples.TABLE6, FLOWS4, FLOWS6, STEERED6,
            new Interface(Samples.POD_A, new Attachment.AfPacket(vpp.host(0)), 1000, 1000),
            Samples.address(Samples.POD_A, "10.0.0.254/24"), Samples.afPacket(Samples.POD_B, vpp.host(1)),
            new SubInterface(Samples.POD_B, 100, 1), Samples.loopback(TO_FUNCTION, 20),
            Samples.loopback(FROM_FUNCTION, 21), Samples.loopback(UPLINK, 22));
    }

    /** Every kind of object and every behavior, with what they stand on. */
    static NodePlan all(VppUnderTest vpp) {
        List<VppObject> objects = new ArrayList<>(ground(vpp));
        objects.addAll(List.of(sid(1, new SidBehavior.End()), sid(2, new SidBehavior.EndDx2(Samples.POD_B)),
            sid(3, new SidBehavior.EndDx2(Samples.POD_B + ".100")),
            sid(4, new SidBehavior.EndDx(Samples.POD_A, IpAddress.of("10.0.0.1"))),
            sid(5, new SidBehavior.EndDx(Samples.POD_A, IpAddress.of("fd00:1::1"))),
            sid(6, new SidBehavior.EndDt(Samples.TABLE4.ref())),
            sid(7, new SidBehavior.EndDt(new TableRef(IpFamily.IPV6, 0))), PROXY, PROXY4, POLICY, SHARED,
            policy(3, "1 fcbb:bb00:2::5"), FRAMES, frames(Samples.POD_B, 1), PACKETS,
            packets(1003, "fd00:2::/64", 3), packets(0, "10.77.0.0/16", 2), CLASSIFIER,
            new Classifier(UPLINK, 1002, List.of(Classifier.Match.of("fd00:1::/64 fd00:2::1/128"),
                Classifier.Match.of("fd00:3::1/128 ::/0")))));
        return NodePlan.of(objects);
    }
}
