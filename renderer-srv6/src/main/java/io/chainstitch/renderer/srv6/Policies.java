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

import com.google.common.hash.Hashing;
import io.chainstitch.sfc.api.IdentifierKey;
import io.chainstitch.sfc.api.Reason;
import io.chainstitch.sfc.api.Settings;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.Policy;
import io.chainstitch.vpp.model.SegmentList;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Makes policies. A policy never changes: its binding SID belongs to what it holds, so that another policy stands
 * beside it until traffic has been pointed there.
 */
final class Policies {
    /** VPP counts the lists of a policy in one byte. */
    private static final int MAX_LISTS = 255;
    private static final int DIGEST_DIGITS = 32;

    private final Settings settings;
    private final Numbers numbers;
    private final Locators locators;
    private final NodeObjects objects;

    Policies(Settings settings, Numbers numbers, Locators locators, NodeObjects objects) {
        this.settings = settings;
        this.numbers = numbers;
        this.locators = locators;
        this.objects = objects;
    }

    /**
     * The policy that shares traffic between lists.
     *
     * @param node the node that it is on
     * @param shares the lists
     * @param repeated whether the weight of a list is how often it stands there, and not a weight
     * @return its binding SID
     */
    IpAddress of(String node, List<Share> shares, boolean repeated) {
        long number = numbers.of(new IdentifierKey(IdentifierKey.Pool.BSID, node + " " + digest(node, shares)));
        IpAddress bsid = Addresses.in(settings.bsidBlock(), number);
        List<SegmentList> lists = new ArrayList<>();
        for (Share share : shares) {
            List<IpAddress> sids = share.sids().stream().map(Sid::address).toList();
            int weight = Math.toIntExact(share.weight());
            lists.addAll(repeated ? Collections.nCopies(weight, new SegmentList(1, sids))
                : List.of(new SegmentList(weight, sids)));
        }
        if (lists.size() > MAX_LISTS) {
            throw new RefusedException(Reason.TOO_MANY_SEGMENTS, "a policy on node '" + node + "' would have "
                + lists.size() + " segment lists, and VPP counts no more than " + MAX_LISTS + "; lower max-paths");
        }
        objects.add(node, new Policy(bsid, 0, locators.source(node), lists));
        return bsid;
    }

    /** Names what the policy holds, never an allocated number: the key must be known before the numbers are. */
    private String digest(String node, List<Share> shares) {
        String content = shares.stream().map(this::content).sorted()
            .collect(Collectors.joining("\n", locators.sourceText(node) + "\n", ""));
        return Hashing.sha256().hashString(content, StandardCharsets.UTF_8).toString().substring(0, DIGEST_DIGITS);
    }

    private String content(Share share) {
        return share.weight() + share.sids().stream()
            .map(sid -> ", " + locators.text(sid.node()) + " " + sid.owner()).collect(Collectors.joining());
    }
}
