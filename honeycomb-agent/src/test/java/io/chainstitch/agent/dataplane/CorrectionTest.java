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

import static org.junit.Assert.assertEquals;

import io.chainstitch.vpp.model.Classifier;
import io.chainstitch.vpp.model.CrossConnect;
import io.chainstitch.vpp.model.LocalSid;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.SidBehavior;
import io.chainstitch.vpp.model.Steering;
import io.chainstitch.vpp.model.VppObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.Test;

/** What VPP holds when some of the configuration turned out to be missing. */
public class CorrectionTest {
    private static final VppObject POD = Samples.loopback(Samples.POD_A, 1);
    private static final VppObject OTHER = Samples.loopback(Samples.POD_B, 2);
    private static final LocalSid SID = SegmentRoutingSamples.sid(1, new SidBehavior.EndDx2(Samples.POD_A));
    private static final Steering FRAMES = SegmentRoutingSamples.frames(Samples.POD_A, 1);
    private static final Steering PACKETS = SegmentRoutingSamples.packets(1000, "10.0.0.0/8", 1);
    private static final Classifier CLASSIFIER =
        new Classifier(Samples.POD_A, 1000, SegmentRoutingSamples.CLASSIFIER.matches());
    private static final NodePlan ALL = NodePlan.of(List.of(Samples.TABLE4, POD, OTHER, SID,
        SegmentRoutingSamples.POLICY, FRAMES, PACKETS, CLASSIFIER, new CrossConnect(Samples.POD_B, Samples.POD_A)));

    private static Correction.Corrected without(VppObject object) {
        return Correction.apply(ALL, Map.of(object.key(), Optional.empty()), Set.of());
    }

    private static Set<ObjectKey> missing(Correction.Corrected corrected) {
        return ALL.objects().keySet().stream().filter(key -> corrected.plan().get(key).isEmpty())
            .collect(Collectors.toSet());
    }

    @Test
    public void localSidAndClassifierOutliveTheirInterfaceAndSteeringDoesNot() {
        Correction.Corrected corrected = without(POD);
        assertEquals(Set.of(POD.key(), FRAMES.key()), missing(corrected));
        assertEquals(Set.of(SID.key(), CLASSIFIER.key()), corrected.spoiled());
        assertEquals(Optional.of(new CrossConnect(Samples.POD_B, "deleted " + Samples.POD_A)),
            corrected.plan().get(new CrossConnect(Samples.POD_B, Samples.POD_A).key()));
    }

    @Test
    public void steeringOutlivesItsPolicyAndItsTable() {
        assertEquals(Set.of(FRAMES.key(), PACKETS.key()), without(SegmentRoutingSamples.POLICY).spoiled());
        assertEquals(Set.of(PACKETS.key(), CLASSIFIER.key()), without(Samples.TABLE4).spoiled());
        assertEquals(Set.of(Samples.TABLE4.key()), missing(without(Samples.TABLE4)));
    }

    @Test
    public void whatIsMissingItselfIsNotSpoiled() {
        Correction.Corrected corrected = Correction.apply(ALL, Map.of(POD.key(), Optional.empty(), SID.key(),
            Optional.empty(), CLASSIFIER.key(), Optional.empty(), PACKETS.key(), Optional.of(PACKETS)),
            Set.of(PACKETS.key()));
        assertEquals(Set.of(POD.key(), SID.key(), FRAMES.key(), CLASSIFIER.key()), missing(corrected));
        assertEquals(Set.of(PACKETS.key()), corrected.spoiled());
    }
}
