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

import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.SidBehavior;
import io.chainstitch.vpp.model.Steering;
import java.util.Optional;

/** A chain of frames: everything that an interface receives goes on. */
final class FramePlane implements Plane {
    private final Sids sids;
    private final NodeObjects objects;

    FramePlane(Sids sids, NodeObjects objects) {
        this.sids = sids;
        this.objects = objects;
    }

    @Override
    public void attach(Face face) {
        face.iface().created().ifPresent(created -> objects.add(face.node(), created));
    }

    @Override
    public Sid proxy(Station station) {
        String out = station.entering().name();
        String in = station.leaving().name();
        return sids.of(station.node(), out + " " + in, new SidBehavior.EndAd(out, in, Optional.empty()), 0);
    }

    @Override
    public Sid exit(Face face) {
        return sids.of(face.node(), face.name(), new SidBehavior.EndDx2(face.name()), 0);
    }

    @Override
    public Object traffic(Stretch stretch) {
        return stretch.head().leaving().port();
    }

    @Override
    public long[] weights(long[] shares) {
        return Weights.repeated(shares);
    }

    @Override
    public boolean repeatsLists() {
        return true;
    }

    @Override
    public void steer(Stretch stretch, IpAddress bsid) {
        Face leaving = stretch.head().leaving();
        objects.steer(leaving.node(), new Steering.Frames(leaving.name()), bsid);
    }

    @Override
    public void finish() {
        // Steering of frames needs nothing beside it.
    }
}
