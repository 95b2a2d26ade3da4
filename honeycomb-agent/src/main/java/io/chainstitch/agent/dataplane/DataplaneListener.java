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
package io.chainstitch.agent.dataplane;

/**
 * Hears what happens on the side of VPP. Calls come one at a time and in order, on a thread of their own that may be
 * blocked for a while.
 */
public interface DataplaneListener {

    /**
     * VPP was reached, or was lost, or cannot be used for another reason than before.
     *
     * @param status the condition now
     */
    void connectionChanged(DataplaneStatus status);

    /**
     * An interface appeared, or went up or down, by whomever.
     *
     * @param name its logical name, or VPP's name when it is not ours
     * @param adminUp administrative state
     * @param linkUp link state, as VPP reports it
     */
    void interfaceChanged(String name, boolean adminUp, boolean linkUp);

    /**
     * An interface is gone, by whomever.
     *
     * @param name the name by which it was known
     */
    void interfaceDeleted(String name);
}
