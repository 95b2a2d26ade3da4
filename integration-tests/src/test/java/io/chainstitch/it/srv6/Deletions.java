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
package io.chainstitch.it.srv6;

import io.chainstitch.it.srv6.Member.Kind;
import io.chainstitch.it.srv6.Member.Traffic;
import io.chainstitch.it.srv6.Member.Wiring;
import java.util.ArrayList;
import java.util.List;

/** What is deleted by hand: each kind of object that SRv6 chains have. */
public final class Deletions {
    private static final String LOCAL_SID = "local-sid";

    private Deletions() {
    }

    /** {@return those whose name has a match of the system property {@code chainstitch.scenario}, by default all} */
    public static List<Deletion> all() {
        List<Deletion> all = new ArrayList<>();
        for (Traffic traffic : List.of(Traffic.L2, Traffic.IPV4, Traffic.IPV6)) {
            Scenario chain = chain(traffic, "dynamic", Wiring.MANAGED);
            all.add(new Deletion("the dynamic proxy", chain, "n2", LOCAL_SID, Deletion.localSid(1)));
            all.add(new Deletion("the SID of the end", chain, "n3", LOCAL_SID, Deletion.localSid(2)));
            all.add(new Deletion("the policy", chain, "n1", "policy", Deletion::policy));
            all.add(new Deletion("the steering", chain, "n1", "steering", Deletion::steering));
            all.add(new Deletion("the route to a locator", chain, "n1", "route", Deletion.route(1, false)));
            if (traffic != Traffic.L2) {
                addPackets(all, chain, traffic == Traffic.IPV6);
            }
        }
        all.add(new Deletion("the steering", chain(Traffic.L2, "dynamic", Wiring.TRUNK), "n1", "steering",
            Deletion::steering));
        return Scenarios.matching(all);
    }

    private static void addPackets(List<Deletion> all, Scenario chain, boolean ipv6) {
        Member function = chain.members().get(1);
        Member end = chain.members().get(2);
        all.add(new Deletion("the neighbor at the end", chain, "n3", "neighbor",
            Deletion.neighbor(end, 0, ipv6)));
        all.add(new Deletion("the neighbor at the function", chain, "n2", "neighbor",
            Deletion.neighbor(function, 0, ipv6)));
        all.add(new Deletion("the address at the start", chain, "n1", "address",
            Deletion.address(chain.members().get(0), 0, ipv6)));
        if (ipv6) {
            all.add(new Deletion("the route from the function's table", chain, "n2", "route",
                Deletion.route(2, true)));
        }
        Scenario stitched = chain(chain.traffic(), "stitched", Wiring.MANAGED);
        all.add(new Deletion("the SID of the function", stitched, "n2", LOCAL_SID, Deletion.localSid(1)));
        all.add(new Deletion("the classifier", stitched, "n2", "classifier",
            Deletion.classifier(stitched.members().get(1), 1)));
    }

    private static Scenario chain(Traffic traffic, String proxy, Wiring start) {
        Builder builder = Scenarios.titled(traffic, proxy + (start == Wiring.MANAGED ? "" : ", tagged start"));
        return builder.chain(Scenarios.chain("drift").with("srv6-proxy", proxy), List.of(
            builder.members("start", Kind.END, start, "n1"), builder.pods("f", Kind.FUNCTION, "n2"),
            builder.pods("end", Kind.END, "n3"))).build();
    }
}
