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
package io.chainstitch.it.realvpp;

import static io.chainstitch.it.srv6.Member.bare;

import io.chainstitch.it.harness.Namespace;
import io.chainstitch.it.harness.VppOperator;
import io.chainstitch.it.srv6.Member;
import io.chainstitch.it.srv6.Way;
import java.io.IOException;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** A pod of an SRv6 scenario as a network namespace: an end, or a function that bridges or routes. */
final class MemberPod implements AutoCloseable {
    private static final int MTU = 1500;
    private static final String FRAMES_NET = "10.9.9.";

    private static final Pattern NEIGHBOR = Pattern.compile("^(\\S+) .*lladdr (\\S+)");
    private static final Pattern UDP = Pattern.compile(" > \\S+\\.(\\d+): UDP,");

    private final Member member;
    private final Namespace namespace;
    private final VppNode node;
    private final VppNode vlanSwitch;

    private MemberPod(Member member, Namespace namespace, VppNode node, VppNode vlanSwitch) {
        this.member = member;
        this.namespace = namespace;
        this.node = node;
        this.vlanSwitch = vlanSwitch;
    }

    /** Makes one, with everything that the pod itself has to bring. */
    static MemberPod create(Member member, VppNode node, VppNode vlanSwitch, List<Way> ways) throws IOException {
        MemberPod pod = new MemberPod(member, Namespace.create("p" + member.number()), node, vlanSwitch);
        try {
            pod.build(ways);
            return pod;
        } catch (IOException | RuntimeException | AssertionError e) {
            pod.close();
            throw e;
        }
    }

    private void build(List<Way> ways) throws IOException {
        List<String> interfaces = member.kind().interfaces();
        if (member.traffic().ipv6()) {
            namespace.expect("sysctl -wq net.ipv6.conf.all.disable_ipv6=0 net.ipv6.conf.default.disable_ipv6=0 "
                + "net.ipv6.conf.default.accept_dad=0 net.ipv6.conf.default.accept_ra=0");
        }
        for (int index = 0; index < interfaces.size(); index++) {
            if (member.wiring().tagged()) {
                connectBySwitch(interfaces.get(index));
            } else {
                node.namespace().link(member.host(index), namespace, interfaces.get(index), MTU);
            }
            namespace.expect("ip link set " + interfaces.get(index) + " address " + member.mac(index));
        }
        if (member.traffic() == Member.Traffic.L2) {
            frames();
        } else {
            packets(ways);
        }
    }

    private void connectBySwitch(String interfaceName) throws IOException {
        node.namespace().link(member.host(0), vlanSwitch.namespace(), trunk(), MTU);
        vlanSwitch.namespace().link(access(), namespace, interfaceName, MTU);
        VppOperator operator = vlanSwitch.operator();
        operator.bridge(operator.attach(trunk(), mac(0)), Member.VLAN,
            operator.attach(access(), mac(1)));
    }

    private String mac(int side) {
        return String.format("02:fd:00:00:%02x:%02x", member.number(), side);
    }

    /** The side of the switch where frames are tagged. */
    private String trunk() {
        return "t" + member.number();
    }

    private String access() {
        return "u" + member.number();
    }

    private void frames() throws IOException {
        if (member.kind() == Member.Kind.END) {
            namespace.expect("ip addr add " + FRAMES_NET + member.number() + "/24 dev eth1");
            return;
        }
        namespace.expect("ip link add br0 type bridge stp_state 0 mcast_snooping 0");
        for (String each : member.kind().interfaces()) {
            namespace.expect("ip link set " + each + " master br0");
        }
        if (member.kind() == Member.Kind.ONE_ARMED) {
            namespace.expect("ip link set in type bridge_slave hairpin on");
        }
        namespace.expect("ip link set br0 up");
    }

    private void packets(List<Way> ways) throws IOException {
        namespace.expect("sysctl -wq net.ipv4.ip_forward=1 net.ipv4.conf.all.rp_filter=0 "
            + "net.ipv4.conf.default.rp_filter=0 net.ipv4.conf.all.send_redirects=0 "
            + "net.ipv4.conf.default.send_redirects=0");
        if (member.traffic().ipv6()) {
            namespace.expect("sysctl -wq net.ipv6.conf.all.forwarding=1");
        }
        for (String each : member.kind().interfaces()) {
            namespace.expect("sysctl -wq net.ipv4.conf." + each + ".rp_filter=0 net.ipv4.conf." + each
                + ".send_redirects=0");
        }
        for (boolean ipv6 : new boolean[] {false, true}) {
            if (ipv6 ? member.traffic().ipv6() : member.traffic().ipv4()) {
                packets(ways, ipv6);
            }
        }
    }

    private void packets(List<Way> ways, boolean ipv6) throws IOException {
        String ip = ipv6 ? "ip -6 " : "ip ";
        List<String> interfaces = member.kind().interfaces();
        for (int index = 0; index < interfaces.size(); index++) {
            namespace.expect(ip + "addr add " + member.address(index, ipv6) + " dev " + interfaces.get(index)
                + (ipv6 ? " nodad" : ""));
        }
        if (interfaces.size() == 1) {
            namespace.expect(ip + "route add default via " + bare(member.gateway(0, ipv6)));
            return;
        }
        for (Way way : ways) {
            if (way.through().stream().anyMatch(group -> group.contains(member))) {
                route(ip, way.from(), 0, ipv6);
                route(ip, way.addressee(), 1, ipv6);
            }
        }
    }

    private void route(String ip, Member end, int index, boolean ipv6) throws IOException {
        namespace.expect(ip + "route replace " + bare(end.address(0, ipv6)) + " via "
            + bare(member.gateway(index, ipv6)) + " dev " + member.kind().interfaces().get(index));
    }

    /** The address at which others reach this end. */
    String address(boolean ipv6) {
        return member.traffic() == Member.Traffic.L2 ? FRAMES_NET + member.number() : bare(member.address(0, ipv6));
    }

    /** Enters the other end by hand, for where no answer can come back. */
    void knows(MemberPod other) throws IOException {
        if (member.traffic() == Member.Traffic.L2) {
            namespace.expect("ip neigh replace " + other.address(false) + " lladdr " + other.member.mac(0)
                + " nud permanent dev eth1");
        }
    }

    Ping ping(MemberPod other, boolean ipv6, int count) throws IOException {
        return Ping.parse(namespace.run("ping -n -c " + count + " -i 0.2 -W 1 " + other.address(ipv6)).output());
    }

    /** Sends about one request each millisecond. */
    Ping stream(MemberPod other, boolean ipv6, int seconds) throws IOException {
        return Ping.parse(namespace.run("ping -q -n -i 0.001 -w " + seconds + " " + other.address(ipv6)).output());
    }

    /** Keeps the neighbors that an end knows now: nothing but the test's own packets leaves it any more. */
    void keepNeighbors() throws IOException {
        for (String line : namespace.expect("ip neigh show dev eth1").lines().toList()) {
            Matcher found = NEIGHBOR.matcher(line);
            if (found.find()) {
                namespace.expect("ip neigh replace " + found.group(1) + " lladdr " + found.group(2)
                    + " nud permanent dev eth1");
            }
        }
    }

    /** Sends a UDP packet to each of the ports of another pod, from a port that the kernel chooses. */
    void scatter(MemberPod other, boolean ipv6, List<Integer> ports) throws IOException {
        namespace.expect(List.of("bash", "-c", "for p in " + ports.toString().replaceAll("[^0-9 ]", "")
            + "; do echo x > /dev/udp/" + other.address(ipv6) + "/$p; done"));
    }

    Member member() {
        return member;
    }

    Capture capture(String interfaceName) throws IOException {
        return Capture.start(namespace, interfaceName, "icmp or icmp6");
    }

    /** Has the ports of UDP packets that an interface takes in or gives out told, whoever they are for. */
    Capture listen(String interfaceName, IntConsumer port) throws IOException {
        return Capture.start(namespace, interfaceName, "udp", line -> {
            Matcher found = UDP.matcher(line);
            if (found.find()) {
                port.accept(Integer.parseInt(found.group(1)));
            }
        });
    }

    /** Starts to capture where its frames are tagged. */
    Capture captureTagged() throws IOException {
        return Capture.start(vlanSwitch.namespace(), trunk(), "");
    }

    /**
     * Makes VPP and this host, which is behind an external interface, know each other: before it knows a neighbor, VPP
     * drops what it has for it.
     */
    void meetVpp() throws IOException {
        for (boolean ipv6 : new boolean[] {false, true}) {
            if (ipv6 ? member.traffic().ipv6() : member.traffic().ipv4()) {
                String vpp = bare(member.gateway(0, ipv6));
                Awaitility.await(vpp + " to answer").until(() ->
                    Ping.parse(namespace.run("ping -n -c 1 -W 1 " + vpp).output()).received() == 1);
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (member.wiring().tagged()) {
            vlanSwitch.operator().detach(trunk());
            vlanSwitch.operator().detach(access());
        }
        // The kernel removes the interfaces of a namespace only some time after it, and the next pod wants the names.
        for (int index = 0; index < member.kind().interfaces().size(); index++) {
            node.namespace().run("ip link del " + member.host(index));
        }
        namespace.close();
    }
}
