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
package io.chainstitch.kubernetes.api;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.chainstitch.kubernetes.facts.PodFacts;
import io.chainstitch.kubernetes.facts.ResourceId;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;

public final class FactReaderTest {
    private static PodBuilder pod() {
        return new PodBuilder().withNewMetadata().withNamespace("ns").withName("p").withUid("u").endMetadata();
    }

    @Test
    public void podWithoutAnythingIsNotReadyAndStays() {
        assertEquals(new PodFacts(new ResourceId("ns", "p"), "u", Optional.empty(), Optional.empty(), false, false,
            false, Map.of(), Map.of()), FactReader.pod(pod().build()));
    }

    @Test
    public void podThatIsBeingDeletedOrHasEndedLeaves() {
        assertTrue(FactReader.pod(pod().editMetadata().withDeletionTimestamp("2026-11-28T00:00:00Z").endMetadata()
            .build()).leaving());
        for (String phase : new String[] {"Succeeded", "Failed"}) {
            assertTrue(FactReader.pod(pod().withNewStatus().withPhase(phase).endStatus().build()).leaving());
        }
        assertFalse(FactReader.pod(pod().withNewStatus().withPhase("Running").endStatus().build()).leaving());
    }

    @Test
    public void onlyAnnotationsThatConcernChainsAreKept() {
        assertEquals(Map.of("contivpp.io/custom-if", "eth1/tap"), FactReader.pod(pod().editMetadata()
            .addToAnnotations("contivpp.io/custom-if", "eth1/tap").addToAnnotations("other", "x").endMetadata()
            .build()).annotations());
    }

    @Test
    public void everySettingIsExplained() throws IOException {
        String guide = Files.readString(Path.of(System.getProperty("chainstitch.project", ".."), "docs",
            "kubernetes.md"));
        for (String name : ApiSettings.NAMES) {
            assertTrue(name, guide.contains("`" + name + "`"));
        }
    }

    @Test
    public void fileComesBeforeTheEnvironmentAndNothingMeansOff() {
        assertEquals(Optional.empty(), ApiSettings.of(Map.of(), Map.of()));
        assertEquals(Optional.of(new ApiSettings(new ApiSettings.Way.Kubeconfig(Path.of("/a")), Optional.empty())),
            ApiSettings.of(Map.of("kubeconfig", "/a"), Map.of("CHAINSTITCH_KUBECONFIG", "/b")));
        assertEquals(Optional.of(new ApiSettings(new ApiSettings.Way.Address("http://k"),
            Optional.of(new ResourceId("cs", "agents")))), ApiSettings.of(Map.of("kubeconfig", " "),
                Map.of("CHAINSTITCH_KUBERNETES_API_SERVER", "http://k", "CHAINSTITCH_AGENT_SECRET_NAME", "agents",
                    "CHAINSTITCH_AGENT_SECRET_NAMESPACE", "cs")));
    }
}
