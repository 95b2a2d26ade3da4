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
package io.chainstitch.vpp.model.walk;

import java.util.Objects;

/** How a walk ended. */
public sealed interface Outcome {

    /** {@return the interface where it ended} */
    Port at();

    /**
     * The frame left a node to something that forwards it no further: an end, or what the wiring does not know.
     *
     * @param at the interface on which it left
     * @param frame the frame as it left
     */
    record Delivered(Port at, Frame frame) implements Outcome {
        public Delivered {
            Objects.requireNonNull(at);
            Objects.requireNonNull(frame);
        }
    }

    /**
     * The frame was dropped, or would be, or nothing is known of what becomes of it.
     *
     * @param at the interface where it was dropped
     * @param reason a clause that says why
     */
    record Dropped(Port at, String reason) implements Outcome {
        public Dropped {
            Objects.requireNonNull(at);
            Objects.requireNonNull(reason);
        }
    }

    /**
     * The frame came back to where it had been.
     *
     * @param at the interface that received it again
     */
    record Looped(Port at) implements Outcome {
        public Looped {
            Objects.requireNonNull(at);
        }
    }
}
