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

import io.chainstitch.it.harness.Chain;
import io.chainstitch.it.srv6.Member.Kind;
import io.chainstitch.it.srv6.Member.Traffic;
import java.util.List;
import java.util.Locale;

/** Chains that are changed while packets pass. */
public final class LiveScenarios {
    private LiveScenarios() {
    }

    /**
     * A chain from the first node to the third and back, with an instance of its only function on the second and one on
     * the third node. The instance of the third node is listed first: the chain begins with
     * it, since a path over it is shorter.
     *
     * @param renderer who renders the chain
     * @param traffic what it carries
     * @param paths how many parallel paths it may have; with one the second instance stands by
     * @return the scenario
     */
    public static Scenario of(String renderer, Traffic traffic, int paths) {
        Builder builder = new Builder(renderer + ", " + traffic.name().toLowerCase(Locale.ROOT), traffic);
        Chain chain = Chain.named("live").with("renderer", renderer).with("max-paths", paths);
        return builder.chain(chain, List.of(builder.pods("start", Kind.END, "n1"),
            builder.pods("f", Kind.FUNCTION, "n3", "n2"), builder.pods("end", Kind.END, "n3"))).build();
    }

    /**
     * Two chains of the renderer srv6 from the first node to the third and back, each through a function of its own on
     * the second.
     *
     * @param traffic what they carry
     * @param exchanged whether each goes through the other one's function
     * @return the scenario; its pods are the same in both cases
     */
    public static Scenario pair(Traffic traffic, boolean exchanged) {
        Builder builder = new Builder("two chains, " + traffic.name().toLowerCase(Locale.ROOT), traffic);
        List<Member> start = builder.pods("start", Kind.END, "n1");
        List<Member> end = builder.pods("end", Kind.END, "n3");
        List<Member> otherStart = builder.pods("a", Kind.END, "n1");
        List<Member> otherEnd = builder.pods("b", Kind.END, "n3");
        List<Member> f = builder.pods("f", Kind.FUNCTION, "n2");
        List<Member> g = builder.pods("g", Kind.FUNCTION, "n2");
        return builder
            .chain(Chain.named("live").with("renderer", "srv6"), List.of(start, exchanged ? g : f, end))
            .chain(Chain.named("other").with("renderer", "srv6"), List.of(otherStart, exchanged ? f : g, otherEnd))
            .build();
    }
}
