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
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import io.chainstitch.vpp.api.ApiDefinitions;
import io.chainstitch.vpp.api.VppClient;
import io.chainstitch.vpp.api.VppClientOptions;
import io.chainstitch.vpp.model.Classifier;
import io.chainstitch.vpp.model.LocalSid;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.SidBehavior;
import io.chainstitch.vpp.model.VppObject;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A VPP that lacks a part of segment routing. */
public class IncompleteSegmentRoutingTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder(new File("/tmp"));

    /** Some objects cannot be had, with a sentence, and all others can. */
    private static void onlySomeFail(DataplaneHarness agent, NodePlan all, Predicate<VppObject> lacking,
            String sentence) throws DataplaneException {
        assertTrue(agent.dataplane().status().message(), agent.dataplane().status().message().contains(sentence));
        List<VppObject> out = all.objects().values().stream().filter(lacking).toList();
        assertFalse(out.isEmpty());
        NodePlan others = Plans.changed(all, NodePlan.of(out), NodePlan.EMPTY);
        agent.commit(others);
        assertEquals(others, agent.held());
        for (VppObject object : out) {
            DataplaneException refused = assertThrows(DataplaneException.class,
                () -> agent.commit(Plans.overlay(others, NodePlan.of(List.of(object)))));
            assertTrue(refused.getMessage(), refused.getMessage().contains(sentence));
            assertThrows(DataplaneException.class,
                () -> agent.apply(Plans.overlay(others, NodePlan.of(List.of(object)))));
        }
        assertEquals(others, agent.held());
        agent.dataplane().configured(all);
        agent.dataplane().reconcile();
        assertEquals(out.stream().map(VppObject::key).collect(Collectors.toSet()),
            agent.dataplane().status().failed().keySet());
        assertTrue(agent.dataplane().status().failed().values().stream().allMatch(why -> why.contains(sentence)));
        assertEquals(others, agent.held());
    }

    private void withoutPlugin(String plugin, Predicate<VppObject> lacking, String sentence) throws Exception {
        Optional<Path> binary = RealVpp.binary();
        assumeTrue("no vpp binary in VPP_BINARY, VPP_PREFIX or PATH", binary.isPresent());
        assumeTrue("network namespaces need root", RealVpp.mayMakeNamespaces());
        try (RealVpp vpp = new RealVpp(folder.newFolder().toPath(), binary.get(), plugin);
                DataplaneHarness agent = new DataplaneHarness(vpp, folder.newFolder().toPath())) {
            onlySomeFail(agent, SegmentRoutingSamples.all(vpp), lacking, sentence);
        }
    }

    @Test
    public void withoutItsPluginOnlyProxiesFail() throws Exception {
        withoutPlugin("srv6ad_plugin.so", object -> object instanceof LocalSid localSid
            && localSid.behavior() instanceof SidBehavior.EndAd, "no behavior End.AD: enable srv6ad_plugin.so");
    }

    @Test
    public void withoutTheirPluginOnlyClassifiersFail() throws Exception {
        withoutPlugin("abf_plugin.so", Classifier.class::isInstance, "enable abf_plugin.so");
    }

    @Test
    public void withUnknownMessagesOnlyClassifiersFail() throws Exception {
        try (EmulatedVpp vpp = new EmulatedVpp(folder.newFolder().toPath());
                DataplaneHarness agent = new DataplaneHarness(vpp, folder.newFolder().toPath(), options ->
                    options.withApiDefinitions(IncompatibleVppTest.otherDefinition(folder, "acl_add_replace")))) {
            onlySomeFail(agent, SegmentRoutingSamples.all(vpp), Classifier.class::isInstance,
                "acl_add_replace: enable acl_plugin.so");
        }
    }

    @Test
    public void policyOfWhichALaterListIsRefusedIsRemoved() throws Exception {
        Path directory = folder.newFolder().toPath();
        try (EmulatedVpp vpp = new EmulatedVpp(directory); OtherHand other = new OtherHand(vpp);
                Ledger ledger = Ledger.open(directory.resolve("data"));
                VppClient client = VppClient.connect(vpp.socket(), "test", ApiDefinitions
                    .withOverrides(IncompatibleVppTest.otherDefinition(folder, "sr_policy_mod_v2")),
                    VppClientOptions.defaults())) {
            TreeSet<String> before = other.everything();
            VppSession session = new VppSession(client, ledger, new LongAdder(), new Listeners(), Runnable::run);
            CompletionException refused = assertThrows(CompletionException.class,
                () -> new PolicyWriter().create(session, SegmentRoutingSamples.SHARED).join());
            assertTrue(refused.getMessage(), refused.getMessage().contains("sr_policy_mod_v2"));
            assertEquals(before, other.everything());
            new PolicyWriter().create(session, SegmentRoutingSamples.POLICY).join();
            assertEquals(1, other.dump("sr_policies_v2_dump", Map.of()).size());
        }
    }
}
