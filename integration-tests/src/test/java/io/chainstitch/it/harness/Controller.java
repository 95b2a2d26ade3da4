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
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * The distribution as a process, with configuration and data of its own in a directory of the test, and ports of its
 * own on 127.0.0.1. Its programs stay where they were built. It can be killed and started again with the same data.
 */
public final class Controller {
    /** A user of the shell who may only look; the password is the name. */
    public static final String VIEWER = "viewer";

    private static final Duration START = Duration.ofMinutes(4);
    /** A test is better served by a quick start than by the last bit of speed. */
    private static final String QUICK_START =
        "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-BytecodeVerificationRemote";

    private final Path home = Places.distribution();
    private final Path base;
    private final int restconfPort = Places.port();
    private final int netconfPort = Places.port();
    private final int shellPort = Places.port();
    private final int managementPort = Places.port();
    private Program program;

    private Controller(Path base) {
        this.base = base;
    }

    /**
     * Prepares one that was never started.
     *
     * @param base an empty directory
     * @return the controller, not running
     * @throws IOException when the directory cannot be filled
     */
    public static Controller prepare(Path base) throws IOException {
        Controller controller = new Controller(base);
        controller.configure();
        return controller;
    }

    private void configure() throws IOException {
        for (String folder : List.of("etc", "configuration")) {
            copy(home.resolve(folder));
        }
        Files.createDirectories(base.resolve("data/tmp"));
        Files.createDirectories(base.resolve("deploy"));
        set("org.ops4j.pax.web.cfg", "org.osgi.service.http.port", restconfPort);
        set("org.ops4j.pax.web.cfg", "org.ops4j.pax.web.listening.addresses", "127.0.0.1");
        set("org.apache.karaf.shell.cfg", "sshPort", shellPort);
        set("org.apache.karaf.shell.cfg", "sshHost", "127.0.0.1");
        set("org.apache.karaf.management.cfg", "rmiRegistryPort", managementPort);
        set("org.apache.karaf.management.cfg", "rmiServerPort", Places.port());
        set("org.opendaylight.netconf.ssh.cfg", "portNumber", netconfPort);
        set("org.opendaylight.netconf.ssh.cfg", "bindingAddress", "127.0.0.1");
        set("users.properties", VIEWER, VIEWER + ",viewer,ssh");
        Path jetty = base.resolve("etc/jetty.xml");
        Files.writeString(jetty, Files.readString(jetty)
            .replace("name=\"jetty.port\" default=\"8181\"", "name=\"jetty.port\" default=\"" + restconfPort + "\"")
            .replace("name=\"jetty.host\"", "name=\"jetty.host\" default=\"127.0.0.1\""));
        Path cluster = base.resolve("configuration/initial/akka.conf");
        Files.createDirectories(cluster.getParent());
        Files.writeString(cluster, Files.readString(clusterTemplate())
            .replace("2550", Integer.toString(Places.port())));
    }

    private void copy(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = base.resolve(home.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private Path clusterTemplate() throws IOException {
        Path modules = home.resolve("system/org/opendaylight/controller/sal-clustering-config");
        try (Stream<Path> files = Files.walk(modules)) {
            return files.filter(file -> file.toString().endsWith("-akkaconf.xml")).findFirst()
                .orElseThrow(() -> new IOException("the distribution has no akkaconf.xml"));
        }
    }

    /** Sets a value in one of Karaf's property files. */
    private void set(String file, String key, Object value) throws IOException {
        Path path = base.resolve("etc").resolve(file);
        List<String> others = Files.exists(path)
            ? Files.readAllLines(path).stream().filter(line -> !line.matches(" *" + key + " *=.*")).toList()
            : List.of();
        Files.write(path, Stream.concat(others.stream(), Stream.of(key + " = " + value)).toList());
    }

    /**
     * Starts it; returns before it answers.
     *
     * @throws IOException when it cannot be started
     */
    public void start() throws IOException {
        start("");
    }

    /**
     * Starts it; returns before it answers.
     *
     * @param jvmOption one more option of its JVM; empty for none
     * @throws IOException when it cannot be started
     */
    public void start(String jvmOption) throws IOException {
        program = Program.start("the controller", base.resolve("controller.log"), Map.of(
            "KARAF_BASE", base.toString(), "KARAF_DATA", base.resolve("data").toString(),
            "KARAF_ETC", base.resolve("etc").toString(), "CHECK_ROOT_INSTANCE_RUNNING", "false",
            "KARAF_OPTS", "-Dkaraf.instances=" + base.resolve("instances"), "JAVA_MAX_MEM", "1g",
            "EXTRA_JAVA_OPTS", String.join(" ", QUICK_START, Places.HASTY_SSH, jvmOption).trim()),
            List.of(home.resolve("bin/karaf").toString(), "daemon"));
    }

    /** Waits until its RESTCONF serves our data. */
    public void awaitRestconf() {
        Restconf restconf = restconf();
        try {
            program.await("answers RESTCONF", START, restconf::serves);
        } catch (RuntimeException e) {
            throw new IllegalStateException("the controller did not start; the end of its log and output:\n" + tail(),
                e);
        }
    }

    /** {@return the end of its log, and of what it wrote to its output} */
    public String tail() {
        try {
            return Places.lastLines(karafLog(), 60) + "\n" + program.output();
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Ends it with kill -9. */
    public void kill() {
        program.kill();
    }

    /** Ends it in good order. */
    public void stop() {
        program.stop();
    }

    /** {@return a client of its RESTCONF as admin} */
    public Restconf restconf() {
        return restconf("admin", "admin");
    }

    /**
     * A client of its RESTCONF.
     *
     * @param user who asks
     * @param password of the user
     * @return the client
     */
    public Restconf restconf(String user, String password) {
        return new Restconf(restconfPort, user, password);
    }

    /**
     * Where something is on its HTTP server.
     *
     * @param path with a slash before it
     * @return the address
     */
    public String address(String path) {
        return "http://127.0.0.1:" + restconfPort + path;
    }

    /** {@return the port of its NETCONF} */
    public int netconfPort() {
        return netconfPort;
    }

    /**
     * Stops or starts one of its bundles.
     *
     * @param name symbolic name of the bundle
     * @param operation {@code stop} or {@code start}
     * @throws IOException when it cannot be told
     */
    public void bundle(String name, String operation) throws IOException {
        invoke("bundle", operation, name);
    }

    /**
     * Installs a feature that the distribution has but does not boot.
     *
     * @param name of the feature
     * @throws IOException when it cannot be installed
     */
    public void install(String name) throws IOException {
        Path features = home.resolve("system/io/chainstitch").resolve(name);
        try (Stream<Path> versions = Files.list(features)) {
            invoke("feature", "addRepository", "mvn:io.chainstitch/" + name + "/"
                + versions.filter(Files::isDirectory).findFirst().orElseThrow().getFileName() + "/xml/features");
        }
        invoke("feature", "installFeature", name);
    }

    /**
     * Removes a feature.
     *
     * @param name of the feature
     * @throws IOException when it cannot be removed
     */
    public void uninstall(String name) throws IOException {
        invoke("feature", "uninstallFeature", name);
    }

    /**
     * Replaces a file of its configuration.
     *
     * @param file name of the file
     * @param lines its content
     * @throws IOException when it cannot be written
     */
    public void configure(String file, List<String> lines) throws IOException {
        Files.write(base.resolve("etc").resolve(file), lines);
    }

    private void invoke(String service, String operation, String argument) throws IOException {
        JMXServiceURL url = new JMXServiceURL(
            "service:jmx:rmi:///jndi/rmi://127.0.0.1:" + managementPort + "/karaf-root");
        try (JMXConnector connector = JMXConnectorFactory.connect(url,
                Map.of(JMXConnector.CREDENTIALS, new String[] {"karaf", "karaf"}))) {
            connector.getMBeanServerConnection().invoke(
                new ObjectName("org.apache.karaf:type=" + service + ",name=root"),
                operation, new Object[] {argument}, new String[] {String.class.getName()});
        } catch (JMException e) {
            throw new IOException(operation + " of " + argument, e);
        }
    }

    /** {@return the port of Karaf's shell} */
    public int shellPort() {
        return shellPort;
    }

    /** {@return the directory of its files} */
    public Path base() {
        return base;
    }

    /** {@return the log that Karaf writes} */
    public Path karafLog() {
        return base.resolve("data/log/karaf.log");
    }

    /** {@return the running process} */
    public Program program() {
        return program;
    }
}
