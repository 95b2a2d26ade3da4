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
package io.chainstitch.benchmarks.system;

import io.chainstitch.agent.server.AgentSchema;
import io.chainstitch.benchmarks.wire.Relay;
import io.chainstitch.honeycomb.model.AgentData;
import io.chainstitch.honeycomb.model.EditConfig;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.VppObject;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.opendaylight.yangtools.yang.parser.api.YangParserException;

/**
 * What simpler ways of writing to a node cost, beside the one that is taken: one agent and its VPP, written to without
 * a controller.
 */
public final class Baselines {
    private static final int PORT = 2931;
    private static final String USER = "bench";
    private static final int WARM_UP = 20;

    private final Path directory;
    private final int port;
    private final AgentData data;
    private final Samples samples = new Samples();
    private NetconfProbe probe;
    private Relay relay;

    /**
     * A chain's part of the node.
     *
     * @param made the objects as they are made
     * @param changed the objects after one pod of the chain was attached anew
     */
    public record Part(NodePlan made, NodePlan changed) {
    }

    /**
     * A measurement.
     *
     * @param project root of the built project
     * @param portOffset is added to the port of the agent
     */
    public Baselines(Path project, int portOffset) {
        this.directory = project.resolve("benchmarks/target/baselines");
        this.port = PORT + portOffset;
        try {
            this.data = new AgentData(AgentSchema.load(false).context());
        } catch (YangParserException e) {
            throw new IllegalStateException("the agent's own models are broken", e);
        }
    }

    /**
     * Measures.
     *
     * @param parts a part for each sample, before them some to warm up
     * @param project root of the built project
     * @return nanoseconds, and requests to VPP under the same names with {@code calls}
     * @throws IOException when something does not start or answer
     * @throws InterruptedException when interrupted
     */
    public Samples measure(List<Part> parts, Path project) throws IOException, InterruptedException {
        Programs programs = new Programs(directory);
        try (programs) {
            Files.createDirectories(directory);
            Dataplane dataplane = new Dataplane(programs, project);
            samples.dataplane(dataplane.name());
            try (Relay between = new Relay(directory.resolve("relay"),
                    dataplane.start(directory.resolve("vpp"), 1).socket())) {
                relay = between;
                startAgent(programs, dataplane, project);
                probe = connected();
                measure(parts);
                probe.close();
            }
        }
        return samples;
    }

    private void startAgent(Programs programs, Dataplane dataplane, Path project) throws IOException {
        Path data = Files.createTempDirectory(directory, "agent");
        Path password = Files.writeString(directory.resolve("password"), "not-secret");
        List<String> command = new ArrayList<>(List.of(
            project.resolve("honeycomb-agent/target/honeycomb-agent/bin/honeycomb-agent").toString(), "--name", "n1",
            "--listen", "127.0.0.1:" + port, "--vpp-api-socket", directory.resolve("relay").toString(), "--data-dir",
            data.toString(), "--username", USER, "--password-file", password.toString()));
        command.addAll(dataplane.agentFlags());
        programs.start("agent", Map.of(), command);
    }

    private NetconfProbe connected() throws IOException, InterruptedException {
        NetconfProbe[] found = new NetconfProbe[1];
        Poll.until("the agent", () -> {
            try {
                found[0] = new NetconfProbe(port, USER, "not-secret");
                return true;
            } catch (IOException ignored) {
                return false;
            }
        });
        // An agent that listens may not have reached its VPP yet.
        LockSupport.parkNanos(2_000_000_000L);
        return found[0];
    }

    private void measure(List<Part> parts) throws IOException {
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            boolean counts = i >= WARM_UP;
            run("make", counts, List.of(part.made), NodePlan.EMPTY);
            run("clear", false, List.of(NodePlan.EMPTY), part.made);
            run("make by object", counts, growing(part.made), NodePlan.EMPTY);
            run("change", counts, List.of(part.changed), part.made);
            run("back", false, List.of(part.made), part.changed);
            run("change by all", counts, List.of(NodePlan.EMPTY, part.changed), part.made);
            run("clear", false, List.of(NodePlan.EMPTY), part.changed);
        }
    }

    /** One object more in each plan, in the order in which they can be made. */
    private static List<NodePlan> growing(NodePlan plan) {
        List<NodePlan> plans = new ArrayList<>();
        List<VppObject> objects = new ArrayList<>();
        for (VppObject object : plan.objects().values()) {
            objects.add(object);
            plans.add(NodePlan.of(objects));
        }
        return plans;
    }

    private void run(String name, boolean counts, List<NodePlan> steps, NodePlan from) throws IOException {
        List<String> edits = new ArrayList<>();
        NodePlan before = from;
        for (NodePlan after : steps) {
            edits.add(text(data, before, after, "bench"));
            before = after;
        }
        int passed = relay.size();
        long nanos = 0;
        for (String edit : edits) {
            nanos += probe.commit(edit);
        }
        if (counts) {
            samples.add(name, 0, nanos);
            samples.add(name + " calls", 0,
                relay.frames(passed, relay.size()).stream().filter(frame -> frame.request()).count());
        }
    }

    /** An edit that makes one plan of another. */
    static String text(AgentData data, NodePlan before, NodePlan after, String transaction) {
        try {
            Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            StringWriter text = new StringWriter();
            transformer.transform(new DOMSource(EditConfig.config(data, before, after, transaction)),
                new StreamResult(text));
            return text.toString();
        } catch (TransformerException e) {
            throw new IllegalStateException("XML cannot be written", e);
        }
    }
}
