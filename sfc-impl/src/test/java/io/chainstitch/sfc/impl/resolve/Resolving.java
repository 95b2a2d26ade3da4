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
package io.chainstitch.sfc.impl.resolve;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.chainstitch.sfc.api.ChainDefinition;
import io.chainstitch.sfc.api.ChainPath;
import io.chainstitch.sfc.api.ChainRenderer;
import io.chainstitch.sfc.api.Hop;
import io.chainstitch.sfc.api.InstanceId;
import io.chainstitch.sfc.api.Pod;
import io.chainstitch.sfc.api.Reason;
import io.chainstitch.sfc.api.ResolvedChain;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** What tests ask the resolver, and what they expect of it. */
final class Resolving {
    private Resolving() {
    }

    static Resolution resolve(ChainDefinition chain, World world) {
        return resolve(chain, world, FakeRenderer.EXCLUSIVE);
    }

    static Resolution resolve(ChainDefinition chain, World world, ChainRenderer renderer,
        InstalledPath... installed) {
        return new ChainResolver().resolve(new ResolveInput(chain, world.inventory(), renderer, List.of(installed),
            node -> true, World.SETTINGS));
    }

    static Resolution avoiding(String node, ChainDefinition chain, World world, ChainRenderer renderer,
        InstalledPath... installed) {
        return new ChainResolver().resolve(new ResolveInput(chain, world.inventory(), renderer, List.of(installed),
            name -> !name.equals(node), World.SETTINGS));
    }

    static ResolvedChain resolved(Resolution resolution) {
        assertTrue(resolution.toString(), resolution instanceof Resolution.Resolved);
        return ((Resolution.Resolved) resolution).chain();
    }

    static void assertRefused(Reason reason, String message, Resolution resolution) {
        assertTrue(resolution.toString(), resolution instanceof Resolution.Refused);
        Resolution.Refused refused = (Resolution.Refused) resolution;
        assertEquals(message, refused.refusal().message());
        assertEquals(reason, refused.refusal().reason());
    }

    /** Paths as {@code 1: a b c}, or {@code 2>1: a b c} for one that joins path 1. */
    static void assertPaths(Resolution resolution, String... expected) {
        assertEquals(List.of(expected), resolved(resolution).paths().stream().map(Resolving::text).toList());
    }

    static InstalledPath installed(int id, String... pods) {
        return new InstalledPath(id, ids(pods), OptionalInt.empty());
    }

    static InstalledPath joined(int id, int lane, String... pods) {
        return new InstalledPath(id, ids(pods), OptionalInt.of(lane));
    }

    static List<InstanceId> ids(String... pods) {
        return Arrays.stream(pods)
            .<InstanceId>map(pod -> new InstanceId.OfPod(new Pod.Id(World.NAMESPACE, pod))).toList();
    }

    private static String text(ChainPath path) {
        return path.id() + (path.joins().isPresent() ? ">" + path.joins().getAsInt() : "") + ": "
            + path.hops().stream().map(Hop::instance)
                .map(id -> id instanceof InstanceId.OfPod pod ? pod.id().name() : id.text())
                .collect(Collectors.joining(" "));
    }
}
