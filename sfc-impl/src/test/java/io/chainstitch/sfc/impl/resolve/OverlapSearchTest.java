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

import static io.chainstitch.sfc.impl.resolve.Resolving.resolve;
import static io.chainstitch.sfc.impl.resolve.Resolving.resolved;
import static org.junit.Assert.assertEquals;

import io.chainstitch.sfc.api.ChainPath;
import io.chainstitch.sfc.api.Hop;
import io.chainstitch.sfc.api.InstanceId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.Test;

/** Overlaps that are too large for an exact answer still give as many lanes as there can be. */
public class OverlapSearchTest {

    @Test
    public void threeFunctionsShareTenPods() {
        assertEquals(3, lanes(3, 10, 1));
    }

    @Test
    public void eightFunctionsShareFiftyPodsOnFiveNodes() {
        assertEquals(6, lanes(8, 50, 5));
    }

    private static int lanes(int functions, int pods, int nodes) {
        World world = new World();
        String[] apps = IntStream.range(0, functions).mapToObj(function -> "f" + function).toArray(String[]::new);
        for (int pod = 0; pod < pods; pod++) {
            String node = "n" + pod % nodes;
            world.nodes(node).pod("p" + pod, node, apps);
        }
        List<ChainPath> paths = resolved(resolve(Chains.apps(apps), world)).paths();
        List<InstanceId> used = paths.stream().flatMap(path -> path.hops().stream()).map(Hop::instance).toList();
        assertEquals(used.size(), used.stream().distinct().count());
        return paths.size();
    }
}
