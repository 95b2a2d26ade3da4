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

/** What is particular to what a chain carries: frames, or packets of one family. */
interface Plane {

    /**
     * Adds what an interface needs to be used by the chain.
     *
     * @param face the interface
     * @throws RefusedException when something that it needs is not known
     */
    void attach(Face face);

    /** {@return the SID of a function that is behind a dynamic proxy} */
    Sid proxy(Station station);

    /** {@return the SID that takes the encapsulation off and hands the traffic to what is behind an interface} */
    Sid exit(Face face);

    /** {@return what tells which stretches share one policy: they begin with the same traffic} */
    Object traffic(Stretch stretch);

    /** {@return the weights of parallel lists, from the shares that they should have} */
    long[] weights(long[] shares);

    /** {@return whether a list stands in a policy as often as its weight says, instead of having the weight} */
    boolean repeatsLists();

    /** Sends the traffic of a stretch into a policy. */
    void steer(Stretch stretch, IpAddress bsid);

    /** Adds what is known only when everything has been steered. */
    void finish();
}
