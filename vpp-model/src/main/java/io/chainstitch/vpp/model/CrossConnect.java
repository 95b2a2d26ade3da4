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

import java.util.Objects;
import java.util.Set;

/**
 * One direction of an L2 cross-connect: what arrives on one interface leaves on another, unchanged. An interface
 * receives into one cross-connect only; several may transmit into one interface.
 *
 * <p>VPP transmits only into interfaces that are in L2 mode themselves, so an interface that is used in one direction
 * only needs a sink: a cross-connect from it to {@link #SINK}, which drops what it receives.
 *
 * @param receive name of the interface whose received frames are forwarded
 * @param transmit name of the interface they leave on, or {@link #SINK}
 */
public record CrossConnect(String receive, String transmit) implements VppObject {
    /** VPP's built-in interface 0, which drops everything sent to it. */
    public static final String SINK = "local0";

    public CrossConnect {
        Objects.requireNonNull(receive);
        Objects.requireNonNull(transmit);
        if (receive.equals(transmit)) {
            throw new IllegalArgumentException("a cross-connect from " + receive + " to itself reflects frames");
        }
    }

    /**
     * A sink that puts an interface into L2 mode and drops what it receives.
     *
     * @param interfaceName the interface that is only transmitted to
     * @return the cross-connect
     */
    public static CrossConnect sink(String interfaceName) {
        return new CrossConnect(interfaceName, SINK);
    }

    /** {@return whether this is a sink} */
    public boolean isSink() {
        return transmit.equals(SINK);
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.CROSS_CONNECT;
    }

    @Override
    public String id() {
        return receive;
    }

    @Override
    public Set<String> interfaces() {
        return isSink() ? Set.of(receive) : Set.of(receive, transmit);
    }

    /** A steering of frames, and a proxy, take what an interface receives in its place. */
    @Override
    public Set<String> resources() {
        return Set.of(LocalSid.received(receive));
    }

    @Override
    public boolean changesInPlace() {
        return true;
    }

    /** Frames enter from pods and external interfaces; what a tunnel delivers has entered elsewhere already. */
    @Override
    public boolean attractsTraffic() {
        return !isSink() && !receive.startsWith(Names.VXLAN);
    }
}
