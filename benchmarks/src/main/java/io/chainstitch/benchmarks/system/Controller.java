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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The distribution, run from a copy of its configuration and with shifted ports, so that it stands beside others. */
final class Controller {
    private static final int RESTCONF = 8181;
    private static final int SHELL = 8101;
    private static final int REGISTRY = 1099;
    private static final int JMX = 44444;
    private static final int NETCONF = 2830;
    private static final int CLUSTER = 2550;
    private static final List<String> COPIED = List.of("etc", "configuration");

    private final Path home;
    private final Path base;
    private final int offset;

    Controller(Path project, Path base, int offset) {
        this.home = project.resolve("karaf-dist/target/assembly");
        this.base = base;
        this.offset = offset;
    }

    int port() {
        return RESTCONF + offset;
    }

    /** The ports that it listens on. */
    List<Integer> ports() {
        return Stream.of(RESTCONF, SHELL, REGISTRY, JMX, NETCONF, CLUSTER).map(port -> port + offset).toList();
    }

    /** Makes its configuration; its data directory is empty. */
    void prepare() throws IOException {
        for (String folder : COPIED) {
            copy(folder);
        }
        Files.createDirectories(base.resolve("data/tmp"));
        Files.createDirectories(base.resolve("deploy"));
        set("org.ops4j.pax.web.cfg", "org.osgi.service.http.port", RESTCONF);
        set("org.apache.karaf.shell.cfg", "sshPort", SHELL);
        set("org.apache.karaf.management.cfg", "rmiRegistryPort", REGISTRY);
        set("org.apache.karaf.management.cfg", "rmiServerPort", JMX);
        set("org.opendaylight.netconf.ssh.cfg", "portNumber", NETCONF);
        replace(base.resolve("etc/jetty.xml"), "default=\"8181\"", "default=\"" + port() + "\"");
        Path cluster = base.resolve("configuration/initial/akka.conf");
        Files.createDirectories(cluster.getParent());
        Files.copy(clusterTemplate(), cluster, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        replace(cluster, Integer.toString(CLUSTER), Integer.toString(CLUSTER + offset));
    }

    /** Starts it, with the data that it left when it ran before. */
    Process start(Programs programs) throws IOException {
        return programs.start("controller", Map.of("KARAF_BASE", base.toString(),
            "KARAF_DATA", base.resolve("data").toString(),
            "KARAF_ETC", base.resolve("etc").toString(), "CHECK_ROOT_INSTANCE_RUNNING", "false",
            "KARAF_OPTS", "-Dkaraf.instances=" + base.resolve("instances"), "JAVA_MAX_MEM", "2g"),
            List.of(home.resolve("bin/karaf").toString(), "daemon"));
    }

    private void copy(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve(folder))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = base.resolve(home.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    private Path clusterTemplate() throws IOException {
        Path templates = home.resolve("system/org/opendaylight/controller/sal-clustering-config");
        try (Stream<Path> files = Files.walk(templates)) {
            return files.filter(file -> file.toString().endsWith("-akkaconf.xml")).findFirst()
                .orElseThrow(() -> new IOException("the distribution has no akkaconf.xml"));
        }
    }

    /** Sets a port in one of Karaf's property files. */
    private void set(String file, String key, int port) throws IOException {
        Path path = base.resolve("etc").resolve(file);
        List<String> others = Files.exists(path)
            ? Files.readAllLines(path).stream().filter(line -> !line.strip().startsWith(key)).toList() : List.of();
        Files.write(path, Stream.concat(others.stream(), Stream.of(key + " = " + (port + offset))).toList());
    }

    private static void replace(Path file, String from, String to) throws IOException {
        Files.writeString(file, Files.readString(file).replace(from, to));
    }
}
