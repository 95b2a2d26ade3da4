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
package io.chainstitch.vpp.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Random plans that a node could hold, from few names, so that two of them have much in common. */
final class RandomPlan {
    /** Interfaces that are there before. */
    static final Set<String> FOREIGN = Set.of("phys0", "phys1", CrossConnect.SINK);

    private final Random random;
    private final List<VppObject> objects = new ArrayList<>();
    private final List<String> interfaces = new ArrayList<>(List.of("phys0", "phys1"));
    private final Set<TableRef> tables = new HashSet<>();

    private RandomPlan(Random random) {
        this.random = random;
    }

    static NodePlan of(Random random) {
        RandomPlan plan = new RandomPlan(random);
        plan.tables();
        plan.interfaces();
        plan.layer3();
        plan.crossConnects();
        plan.segmentRouting();
        return NodePlan.of(plan.objects);
    }

    private boolean maybe() {
        return random.nextInt(3) > 0;
    }

    private void tables() {
        for (long id = 1; id <= 3; id++) {
            IpFamily family = random.nextBoolean() ? IpFamily.IPV4 : IpFamily.IPV6;
            if (maybe()) {
                TableRef ref = new TableRef(family, id);
                tables.add(ref);
                objects.add(new Table(ref, Names.OWNED + id));
            }
        }
    }

    private long table(IpFamily family) {
        long id = random.nextInt(4);
        return tables.contains(new TableRef(family, id)) ? id : 0;
    }

    private void interfaces() {
        List<Integer> hosts = new ArrayList<>(List.of(0, 1, 2, 3, 4));
        Collections.shuffle(hosts, random);
        for (int pod = 0; pod < 4; pod++) {
            if (maybe()) {
                add(new Interface("pod/" + pod, new Attachment.AfPacket("veth" + hosts.get(pod)),
                    table(IpFamily.IPV4), table(IpFamily.IPV6)));
            }
        }
        for (int vlan = 1; vlan < 3; vlan++) {
            if (maybe()) {
                add(new SubInterface("phys0", vlan, random.nextInt(2), table(IpFamily.IPV4), 0));
            }
        }
        Collections.shuffle(hosts, random);
        for (int tunnel = 0; tunnel < 3; tunnel++) {
            if (maybe()) {
                add(new Vxlan(Names.VXLAN + "c/0." + tunnel + "/n2", IpAddress.of("192.0.2.1"),
                    IpAddress.of("192.0.2.2"), 5000 + hosts.get(tunnel)));
            }
        }
    }

    private void add(InterfaceObject object) {
        objects.add(object);
        interfaces.add(object.name());
    }

    private void layer3() {
        for (String name : interfaces) {
            if (random.nextInt(4) == 0) {
                objects.add(new Address(name, InterfaceAddress.of("10.0." + interfaces.indexOf(name) + ".1/24")));
            }
            if (random.nextInt(4) == 0) {
                objects.add(new Neighbor(name, IpAddress.of("10.0.0.9"),
                    new MacAddress("02:00:00:00:00:0" + random.nextInt(3))));
            }
        }
        for (int net = 0; net < 3; net++) {
            IpPrefix prefix = IpPrefix.of("fd00:" + net + "::/48");
            Route.Path path = random.nextInt(6) == 0 ? new Route.Attached(any()) : random.nextInt(6) == 0
                ? new Route.Several(List.of(new Route.NextHop(IpAddress.of("fd00::1"), Optional.of(any())),
                    new Route.NextHop(IpAddress.of("fd00::2"), Optional.empty())))
                : random.nextBoolean() ? new Route.Lookup(table(IpFamily.IPV6))
                : new Route.NextHop(IpAddress.of("fd00::1"), Optional.of(any()));
            objects.add(new Route(table(IpFamily.IPV6), prefix, path));
        }
    }

    private String any() {
        return interfaces.get(random.nextInt(interfaces.size()));
    }

    private void crossConnects() {
        for (String receive : interfaces) {
            String transmit = any();
            if (random.nextInt(4) == 0 || transmit.equals(receive)) {
                addUnlessTaken(CrossConnect.sink(receive));
            } else if (maybe()) {
                addUnlessTaken(new CrossConnect(receive, transmit));
            }
        }
    }

    private void segmentRouting() {
        for (int number = 1; number < 5; number++) {
            if (maybe()) {
                addUnlessTaken(new LocalSid(sid(number), 0, behavior()));
            }
        }
        for (int number = 1; number < 4; number++) {
            if (maybe()) {
                Policy policy = policy(number);
                objects.add(policy);
                steer(policy);
            }
        }
        for (long table = 1; table < 4; table++) {
            if (tables.contains(new TableRef(IpFamily.IPV4, table))) {
                addUnlessTaken(new Classifier(any(), table, List.of(match(), match())));
            }
        }
    }

    private static IpAddress sid(int number) {
        return IpAddress.of("fcbb:bb00:1::" + number);
    }

    private SidBehavior behavior() {
        return switch (random.nextInt(5)) {
            case 0 -> new SidBehavior.End();
            case 1 -> new SidBehavior.EndDx2(any());
            case 2 -> new SidBehavior.EndDx(any(), IpAddress.of(random.nextBoolean() ? "10.0.0.9" : "fd00::9"));
            case 3 -> new SidBehavior.EndDt(new TableRef(IpFamily.IPV4, table(IpFamily.IPV4)));
            default -> new SidBehavior.EndAd(any(), any(),
                random.nextBoolean() ? Optional.of(IpAddress.of("10.0.0.8")) : Optional.empty());
        };
    }

    private Policy policy(int number) {
        List<SegmentList> lists = new ArrayList<>();
        for (int list = random.nextInt(3); list >= 0; list--) {
            lists.add(new SegmentList(1 + random.nextInt(3), List.of(sid(1 + random.nextInt(4)), sid(5))));
        }
        return new Policy(IpAddress.of("fcbb:bbff::" + number), 0, sid(0xff), lists);
    }

    private void steer(Policy policy) {
        if (maybe()) {
            addUnlessTaken(new Steering(new Steering.Frames(any()), policy.bsid()));
        }
        long table = table(IpFamily.IPV4);
        if (maybe()) {
            addUnlessTaken(new Steering(new Steering.Packets(table, IpPrefix.of("10." + random.nextInt(3)
                + ".0.0/16")), policy.bsid()));
        }
    }

    private Classifier.Match match() {
        return new Classifier.Match(IpPrefix.of("10.0." + random.nextInt(3) + ".0/24"), IpPrefix.of("0.0.0.0/0"));
    }

    private void addUnlessTaken(VppObject object) {
        boolean taken = objects.stream().anyMatch(other -> other.key().equals(object.key())
            || !Collections.disjoint(other.resources(), object.resources()));
        if (!taken) {
            objects.add(object);
        }
    }
}
