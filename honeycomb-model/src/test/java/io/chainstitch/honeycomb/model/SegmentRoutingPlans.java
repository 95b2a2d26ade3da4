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
package io.chainstitch.honeycomb.model;

import com.pholser.junit.quickcheck.random.SourceOfRandomness;
import io.chainstitch.vpp.model.Classifier;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpFamily;
import io.chainstitch.vpp.model.IpPrefix;
import io.chainstitch.vpp.model.LocalSid;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.Policy;
import io.chainstitch.vpp.model.SegmentList;
import io.chainstitch.vpp.model.SidBehavior;
import io.chainstitch.vpp.model.SidCounters;
import io.chainstitch.vpp.model.Steering;
import io.chainstitch.vpp.model.TableRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Random objects of segment routing, from small pools of names. */
final class SegmentRoutingPlans {
    private static final List<String> PREFIXES =
        List.of("10.1.2.3/32", "10.1.0.0/16", "0.0.0.0/0", "2001:db8::1/128", "2001:db8::/32", "::/0");
    private static final List<String> HOPS = List.of("10.9.9.9", "2001:db8:9::9");

    private final SourceOfRandomness random;

    SegmentRoutingPlans(SourceOfRandomness random) {
        this.random = random;
    }

    LocalSid localSid() {
        return new LocalSid(sid(), Plans.table(random), behavior());
    }

    private IpAddress sid() {
        return IpAddress.of("fcbb:bb00:1::" + random.nextInt(1, 4));
    }

    private static IpAddress bsid(int number) {
        return IpAddress.of("fcbb:bbff::" + number);
    }

    private SidBehavior behavior() {
        String out = Plans.name(random);
        return switch (random.nextInt(0, 4)) {
            case 0 -> new SidBehavior.End();
            case 1 -> new SidBehavior.EndDx2(out);
            case 2 -> new SidBehavior.EndDx(out, IpAddress.of(random.choose(HOPS)));
            case 3 -> new SidBehavior.EndDt(new TableRef(random.choose(IpFamily.values()), Plans.table(random)));
            default -> new SidBehavior.EndAd(out, Plans.name(random),
                random.nextBoolean() ? Optional.empty() : Optional.of(IpAddress.of(random.choose(HOPS))));
        };
    }

    /** Small pools make equal lists, and lists with one SID twice, likely. */
    Policy policy() {
        List<SegmentList> lists = new ArrayList<>();
        for (int left = random.nextInt(1, 12); left > 0; left--) {
            List<IpAddress> sids = new ArrayList<>();
            int length = random.nextInt(0, 3) == 0 ? SegmentList.MAX_SIDS : random.nextInt(1, 2);
            while (sids.size() < length) {
                sids.add(sid());
            }
            lists.add(new SegmentList(random.nextInt(1, 2), sids));
        }
        return new Policy(bsid(random.nextInt(1, 3)), Plans.table(random), IpAddress.of("2001:db8::1"), lists);
    }

    Steering steering() {
        Steering.Traffic traffic = random.nextBoolean() ? new Steering.Frames(Plans.name(random))
            : new Steering.Packets(Plans.table(random), IpPrefix.of(random.choose(PREFIXES)));
        return new Steering(traffic, bsid(random.nextInt(1, 3)));
    }

    Classifier classifier() {
        boolean ipv4 = random.nextBoolean();
        List<String> prefixes = PREFIXES.stream().filter(prefix -> prefix.indexOf(':') < 0 == ipv4).toList();
        List<Classifier.Match> matches = new ArrayList<>();
        for (int left = random.nextInt(1, 3); left > 0; left--) {
            matches.add(new Classifier.Match(IpPrefix.of(random.choose(prefixes)),
                IpPrefix.of(random.choose(prefixes))));
        }
        return new Classifier(Plans.name(random), random.nextInt(1, 3), matches);
    }

    /** Counters of the SIDs in a plan, and of one that is not there. */
    static Map<IpAddress, SidCounters> counters(NodePlan plan) {
        Map<IpAddress, SidCounters> counters = new HashMap<>();
        counters.put(IpAddress.of("fcbb:bb00:ffff::1"), new SidCounters(1, 100, 0, 0));
        plan.objects().values().forEach(object -> {
            if (object instanceof LocalSid localSid) {
                counters.put(localSid.sid(), new SidCounters(counters.size(), Long.MAX_VALUE, 0, 7));
            }
        });
        return counters;
    }
}
