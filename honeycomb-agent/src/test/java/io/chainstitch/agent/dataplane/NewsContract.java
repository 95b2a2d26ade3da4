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
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.chainstitch.vpp.model.CrossConnect;
import io.chainstitch.vpp.model.NodePlan;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.Test;

/** What the dataplane notices of others on the same VPP, told or asked. */
public abstract class NewsContract extends DataplaneFixture {
    private final List<String> news = new CopyOnWriteArrayList<>();

    /** Writes down what it is told. */
    private final class Recorder implements DataplaneListener {
        @Override
        public void connectionChanged(DataplaneStatus status) {
            news.add("connected " + status.connected());
        }

        @Override
        public void interfaceChanged(String name, boolean adminUp, boolean linkUp) {
            news.add(name + (adminUp ? " up" : " down"));
        }

        @Override
        public void interfaceDeleted(String name) {
            news.add(name + " deleted");
        }
    }

    private void heard(String line) {
        DataplaneHarness.until(() -> news.contains(line));
    }

    @Test
    public void interfacesOfOthersAreToldWithTheirState() throws Exception {
        long early = other.loopback(70);
        agent.dataplane().listen(new Recorder());
        long late = other.loopback(71);
        heard("loop71 up");
        other.call("sw_interface_set_flags", Map.of("sw_if_index", early, "flags", 0));
        heard("loop70 down");
        other.call("delete_loopback", Map.of("sw_if_index", late));
        heard("loop71 deleted");
    }

    @Test
    public void ourInterfacesAreToldByTheirLogicalNames() throws Exception {
        agent.dataplane().listen(new Recorder());
        agent.commit(Samples.loopback(Samples.POD_A, 5));
        heard(Samples.POD_A + " up");
        long index = other.tagged("chainstitch/" + Samples.POD_A);
        other.call("sw_interface_set_flags", Map.of("sw_if_index", index, "flags", 0));
        heard(Samples.POD_A + " down");
        other.call("delete_loopback", Map.of("sw_if_index", index));
        heard(Samples.POD_A + " deleted");
    }

    @Test
    public void lossAndReturnOfVppAreToldInOrder() throws Exception {
        agent.dataplane().listen(new Recorder());
        agent.restartVpp();
        heard("connected true");
        List<String> order = news.stream().filter(line -> line.startsWith("connected")).toList();
        assertEquals("connected false", order.get(0));
        assertEquals("connected true", order.get(order.size() - 1));
        int told = news.size();
        agent.dataplane().unlisten(new Recorder());
        assertTrue(told > 1);
    }

    @Test
    public void changeWithoutValidationOverwritesNothingOfOthers() throws Exception {
        foreignObjects();
        TreeSet<String> before = other.everything();
        for (NodePlan bad : List.of(plan(new CrossConnect("loop71", "loop70")),
                plan(Samples.neighbor("loop70", "192.168.70.9", "02:00:00:00:00:01")),
                plan(Samples.via(70, "10.70.0.0/16", "192.168.70.8", null)),
                plan(Samples.address("loop70", "192.168.70.1/24")))) {
            DataplaneException refused = assertThrows(bad.toString(), DataplaneException.class,
                () -> agent.dataplane().apply(NodePlan.EMPTY, bad, Set.of()));
            assertTrue(refused.getMessage(), refused.getMessage().contains("did not make"));
        }
        assertEquals(before, other.everything());
    }

    @Test
    public void changeThatVppTakesBeforeItEndsIsKeptWhenItReturns() throws Exception {
        NodePlan after = plan(Samples.loopback(Samples.POD_A, 5));
        agent.dataplane().apply(NodePlan.EMPTY, after, Set.of());
        agent.restartVpp();
        assertTrue(agent.dataplane().read().objects().get(after.objects().firstKey()).isPresent());
    }
}
