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

import io.chainstitch.sfc.api.Layer;
import io.chainstitch.sfc.api.Rendering;
import io.chainstitch.sfc.api.Rendering.PathDetail;
import io.chainstitch.sfc.api.ResolvedChain;
import io.chainstitch.vpp.model.IpFamily;
import java.util.ArrayList;
import java.util.List;

/** Draws a chain with given numbers. */
final class Drawing {
    private final ResolvedChain chain;
    private final Numbers numbers;
    private final NodeObjects objects;
    private final Locators locators;
    private final Sids sids;

    private Drawing(ResolvedChain chain, Numbers numbers) {
        this.chain = chain;
        this.numbers = numbers;
        this.objects = new NodeObjects(chain.definition().name());
        this.locators = new Locators(chain, numbers);
        this.sids = new Sids(numbers, locators, objects);
    }

    /**
     * Draws a chain.
     *
     * @param chain the chain
     * @param numbers its numbers
     * @return objects and paths
     * @throws RefusedException when the chain cannot be served
     */
    static Rendering of(ResolvedChain chain, Numbers numbers) {
        Drawing drawing = new Drawing(chain, numbers);
        List<PathDetail> details = drawing.draw();
        return new Rendering(drawing.objects.plans(), details);
    }

    /**
     * Asks for the numbers that a chain needs.
     *
     * @param chain the chain
     * @param numbers is asked for each of them
     * @throws RefusedException when the chain cannot be served
     */
    static void ask(ResolvedChain chain, Numbers numbers) {
        new Drawing(chain, numbers).draw();
    }

    private List<PathDetail> draw() {
        Ways ways = Ways.of(chain);
        Proxies proxies = Proxies.of(chain, ways);
        Policies policies = new Policies(chain.settings(), numbers, locators, objects);
        Underlay underlay = new Underlay(locators, objects);
        List<PlaneDrawing> drawings = new ArrayList<>();
        for (Plane plane : planes()) {
            PlaneDrawing drawing = new PlaneDrawing(plane, proxies, policies, underlay);
            drawing.draw(ways);
            drawings.add(drawing);
        }
        return drawings.get(0).details();
    }

    /** What the chain carries; the first is what its paths are told of. */
    private List<Plane> planes() {
        if (chain.layer() == Layer.L2) {
            return List.of(new FramePlane(sids, objects));
        }
        IpFamily first = chain.layer() == Layer.IPV4 ? IpFamily.IPV4 : IpFamily.IPV6;
        List<Plane> planes = new ArrayList<>(List.of(plane(first)));
        chain.families().stream().filter(family -> family != first).forEach(family -> planes.add(plane(family)));
        return planes;
    }

    private Plane plane(IpFamily family) {
        Classification classification =
            new Classification(family, chain.definition().name(), numbers, objects);
        return new PacketPlane(family, chain.settings().defaultNetworkTable(), sids,
            new Attachments(numbers, objects), classification, objects);
    }
}
