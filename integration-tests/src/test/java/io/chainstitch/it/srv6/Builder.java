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

import com.google.gson.JsonObject;
import io.chainstitch.it.harness.Chain;
import io.chainstitch.it.srv6.Member.Kind;
import io.chainstitch.it.srv6.Member.Traffic;
import io.chainstitch.it.srv6.Member.Wiring;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds a scenario. */
final class Builder {
    private final String name;
    private final Traffic traffic;
    private final List<Member> members = new ArrayList<>();
    private final List<JsonObject> chains = new ArrayList<>();
    private final List<Way> ways = new ArrayList<>();
    private final Map<String, String> locators = new LinkedHashMap<>();
    private String network = "";

    Builder(String name, Traffic traffic) {
        this.name = name;
        this.traffic = traffic;
    }

    Builder network(String customNetwork) {
        this.network = customNetwork;
        return this;
    }

    /** Gives a node a locator of its own. */
    Builder locator(String node, String prefix) {
        locators.put(node, prefix);
        return this;
    }

    /** Adds a pod that Chainstitch attaches, or several of one label on several nodes. */
    List<Member> pods(String app, Kind kind, String... nodes) {
        return members(app, kind, Wiring.MANAGED, nodes);
    }

    /** Adds a pod or a host, or several of one label or external interface on several nodes. */
    List<Member> members(String app, Kind kind, Wiring wiring, String... nodes) {
        List<Member> group = new ArrayList<>();
        for (String node : nodes) {
            String suffix = nodes.length == 1 ? "" : "-" + group.size();
            group.add(new Member(app + suffix, app, members.size() + 1, node, kind, wiring,
                traffic));
            members.add(group.get(group.size() - 1));
        }
        return group;
    }

    /** Adds a chain over groups of pods, and the ways it serves: packets to each end, frames to any of them. */
    Builder chain(Chain chain, List<List<Member>> groups) {
        groups.forEach(group -> {
            Member any = group.get(0);
            if (any.wiring().external()) {
                chain.external(any.app());
            } else if (any.kind() == Kind.FUNCTION) {
                chain.function(any.app());
            } else {
                chain.end(any.app(), any.kind().interfaces().get(0));
            }
        });
        JsonObject body = chain.body();
        chains.add(body);
        boolean bothWays = !body.has("unidirectional") || !body.get("unidirectional").getAsBoolean();
        List<List<Member>> through = groups.subList(1, groups.size() - 1);
        List<Member> ends = groups.get(groups.size() - 1);
        for (Member start : groups.get(0)) {
            if (traffic == Traffic.L2) {
                ways.add(new Way(start, through, ends, bothWays));
            } else {
                ends.forEach(end -> ways.add(new Way(start, through, List.of(end), bothWays)));
            }
        }
        return this;
    }

    Scenario build() {
        return new Scenario(name, traffic, network, locators, members, chains, ways);
    }
}
