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

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Follows one frame, or the packet in it, from the interface where it enters VPP to its end. */
public final class PacketWalk {
    /** More ways than any chain has. */
    static final int MAX_WALKS = 4_096;

    private PacketWalk() {
    }

    /**
     * Walks. Where a policy has several segment lists, the first one is followed.
     *
     * @param in readings and wiring
     * @param frame the frame as it arrives
     * @param start the interface at which it arrives; a sub-interface, or its parent, takes frames with its tag
     * @return every step, and the outcome
     */
    public static WalkResult walk(WalkInput in, Frame frame, Port start) {
        return new Walker(in, List.of()).walk(frame, start);
    }

    /**
     * Walks every way on which policies may send a flow, the ways with the first lists first.
     *
     * @param in readings and wiring
     * @param frame the frame as it arrives
     * @param start the interface at which it arrives
     * @return the walks, never none; at most 4096
     */
    public static List<WalkResult> walkAll(WalkInput in, Frame frame, Port start) {
        List<WalkResult> walks = new ArrayList<>();
        Deque<List<Integer>> scripts = new ArrayDeque<>(List.of(List.of()));
        while (!scripts.isEmpty() && walks.size() < MAX_WALKS) {
            List<Integer> script = scripts.remove();
            WalkResult walk = new Walker(in, script).walk(frame, start);
            walks.add(walk);
            scripts.addAll(turns(script.size(), walk.choices()));
        }
        return walks;
    }

    /** The scripts that do as a walk did up to a choice beyond its own script, and take another list there. */
    private static List<List<Integer>> turns(int scripted, List<Choice> choices) {
        List<List<Integer>> turns = new ArrayList<>();
        for (int place = scripted; place < choices.size(); place++) {
            for (int other = 1; other < choices.get(place).options(); other++) {
                List<Integer> turn = new ArrayList<>(choices.subList(0, place).stream().map(Choice::taken).toList());
                turn.add(other);
                turns.add(turn);
            }
        }
        return turns;
    }
}
