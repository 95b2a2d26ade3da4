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
package io.chainstitch.it.harness;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A network namespace. Its name begins with the number of this process, so that runs do not meet; what is in it, veth
 * pairs included, goes with it.
 */
public final class Namespace implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Namespace.class);
    /** Offloads off: VPP's af_packet takes frames as they are, and checksums that nobody filled in would be wrong. */
    private static final String PLAIN = " tx off rx off tso off gso off gro off";

    private static final Set<String> MADE = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Namespace::removeAll));
    }

    private final String name;

    private Namespace(String name) {
        this.name = name;
    }

    /**
     * Makes one without IPv6 of the kernel, so that nothing but the test's own packets is in it.
     *
     * @param suffix the end of its name
     * @return the namespace
     * @throws IOException when it cannot be made
     */
    public static Namespace create(String suffix) throws IOException {
        Namespace namespace = new Namespace("cs" + ProcessHandle.current().pid() + "-" + suffix);
        Command.expect("ip netns add " + namespace.name);
        MADE.add(namespace.name);
        namespace.expect("sysctl -wq net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1");
        namespace.expect("ip link set lo up");
        return namespace;
    }

    /** {@return its name} */
    public String name() {
        return name;
    }

    /**
     * Joins an interface of this namespace to one of another by a veth pair; both are up then.
     *
     * @param here name of the interface in this namespace
     * @param other the other namespace
     * @param there name of the interface in the other namespace
     * @param mtu of both
     * @throws IOException when it cannot be made
     */
    public void link(String here, Namespace other, String there, int mtu) throws IOException {
        Command.expect("ip link add " + here + " netns " + name + " mtu " + mtu + " type veth peer name " + there
            + " netns " + other.name + " mtu " + mtu);
        raise(here);
        other.raise(there);
    }

    private void raise(String interfaceName) throws IOException {
        expect("ip link set " + interfaceName + " up");
        expect("ethtool -K " + interfaceName + PLAIN);
    }

    /**
     * Runs a program in here; it must succeed.
     *
     * @param line words with spaces between
     * @return what it wrote
     * @throws IOException when it failed
     */
    public String expect(String line) throws IOException {
        return Command.expect(String.join(" ", command(line)));
    }

    /**
     * Runs a program in here, with words that may have blanks in them; it must succeed.
     *
     * @param words the program and its arguments
     * @return what it wrote
     * @throws IOException when it failed
     */
    public String expect(List<String> words) throws IOException {
        List<String> command = new ArrayList<>(List.of("ip", "netns", "exec", name));
        command.addAll(words);
        Command.Result result = Command.run(command);
        if (result.exitCode() != 0) {
            throw new IOException(words + " failed: " + result.output());
        }
        return result.output();
    }

    /**
     * Runs a program in here, whatever it does.
     *
     * @param line words with spaces between
     * @return how it ended
     * @throws IOException when it cannot be run
     */
    public Command.Result run(String line) throws IOException {
        return Command.run(command(line));
    }

    /**
     * The command line that runs a program in here.
     *
     * @param line words with spaces between
     * @return the words
     */
    public List<String> command(String line) {
        List<String> words = new ArrayList<>(List.of("ip", "netns", "exec", name));
        words.addAll(List.of(line.split(" ")));
        return words;
    }

    @Override
    public void close() throws IOException {
        if (MADE.remove(name)) {
            Command.expect("ip netns del " + name);
        }
    }

    /** Removes what a run that was broken off left. */
    private static void removeAll() {
        for (String left : MADE) {
            try {
                Command.expect("ip netns del " + left);
            } catch (IOException e) {
                LOG.warn("The network namespace {} stays: {}", left, e.getMessage());
            }
        }
    }
}
