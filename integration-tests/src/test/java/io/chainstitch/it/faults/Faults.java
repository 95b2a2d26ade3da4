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
package io.chainstitch.it.faults;

import java.util.List;

/** All faults, in the order of their numbers. Those that are missing here are tested elsewhere, see docs/faults.md. */
final class Faults {
    private static final int EDITS = 10;
    private static final int RESTARTS = 50;
    private static final int MANY_RESTARTS = 1000;

    private Faults() {
    }

    /** {@return the faults} */
    static List<Fault> all() {
        return List.of(
            new Fault("F1", "controller killed under load", ControllerFaults::killedUnderLoad),
            new Fault("F2", "controller killed at a point of a commit", ControllerFaults::killedAtCommitPoint),
            new Fault("F3", "agent killed under load", AgentFaults::killedUnderLoad),
            new Fault("F4", "agent killed in a commit, or its answer lost", AgentFaults::lostInACommit),
            new Fault("F5", "VPP killed under load", VppFaults::killed),
            new Fault("F6", "VPP stopped for a while under load", VppFaults::hangs),
            new Fault("F7", "agent stopped for a while under load", AgentFaults::hangs),
            new Fault("F8", "connection reset, mute or slow under load", AgentFaults::badNetwork),
            new Fault("F9", "one of three nodes rejects when it is staged", RejectFaults::rejectedWhenStaged),
            new Fault("F10", "one of three nodes rejects at its commit", RejectFaults::rejectedAtCommit),
            new Fault("F11", "as F10, and a node that has to undo is down", RejectFaults::undoTargetDown),
            new Fault("F12", "chains deleted while a node is away", AgentFaults::chainDeletedMeanwhile),
            new Fault("F13", "VPP edited by hand", VppFaults::editedByHand),
            new Fault("F16", "one function restarts again and again",
                scene -> ControllerFaults.functionRestarts(scene, Scene.LONG ? MANY_RESTARTS : RESTARTS)),
            new Fault("F17", "eight writers on one chain", scene -> WriterFaults.eightOnOneChain(scene, EDITS)),
            new Fault("F22", "a renderer stops and starts under load", ControllerFaults::rendererStops));
    }
}
