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
package io.chainstitch.it.rules;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.Assert.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchUnitRunner;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.runner.RunWith;

/** Which module may know which other. */
@RunWith(ArchUnitRunner.class)
@AnalyzeClasses(packages = RoomsTest.OURS, importOptions = MainCode.class)
public final class RoomsTest {
    static final String OURS = "io.chainstitch";

    private static final String VPP_MODEL = OURS + ".vpp.model..";
    private static final String VPP_API = OURS + ".vpp.api..";
    private static final String VPP_EMULATOR = OURS + ".vpp.emulator..";
    private static final String SFC_API = OURS + ".sfc.api..";
    private static final String SFC_IMPL = OURS + ".sfc.impl..";
    private static final String HONEYCOMB_MODEL = OURS + ".honeycomb.model..";
    private static final String SOUTHBOUND = OURS + ".southbound..";
    private static final String RENDERERS = OURS + ".renderer..";
    private static final String AGENT = OURS + ".agent..";
    private static final String NETCONF_GUARD = OURS + ".netconf.guard..";
    private static final String AAA_GUARD = OURS + ".aaa.guard..";
    private static final String DATASTORE_GUARD = OURS + ".datastore.guard..";
    private static final String NETCONF_SERVER_GUARD = OURS + ".netconf.server.guard..";
    private static final String RESTCONF_GUARD = OURS + ".restconf.guard..";
    private static final String SHELL = OURS + ".shell..";
    private static final String SHELL_NORTHBOUND = OURS + ".shell.northbound..";
    private static final String METRICS = OURS + ".metrics..";
    private static final String WEB = OURS + ".web..";
    private static final String NETCONF_EVENTS = OURS + ".netconf.events..";
    private static final String KUBERNETES = OURS + ".kubernetes..";
    private static final String KUBERNETES_STORE = OURS + ".kubernetes.store..";
    private static final String OPENDAYLIGHT = "org.opendaylight..";
    private static final String YANGTOOLS = "org.opendaylight.yangtools..";
    private static final String BINDINGS = "org.opendaylight.yang..";
    private static final String[] PURE = {VPP_MODEL, SFC_API, RENDERERS, OURS + ".sfc.impl.engine..",
        OURS + ".sfc.impl.resolve..", OURS + ".shell.facts..", OURS + ".shell.view..", OURS + ".kubernetes.facts..",
        OURS + ".kubernetes.desired..", OURS + ".kubernetes.status..", OURS + ".kubernetes.reflect.."};

    /** The packages of each room, and what it may use of ours beside itself. */
    private static final Map<String, Set<String>> ROOMS = Map.ofEntries(
        Map.entry(VPP_MODEL, Set.of()),
        Map.entry(VPP_API, Set.of(VPP_MODEL)),
        Map.entry(VPP_EMULATOR, Set.of(VPP_API, VPP_MODEL)),
        Map.entry(SFC_API, Set.of(VPP_MODEL)),
        Map.entry(SFC_IMPL, Set.of(SFC_API, VPP_MODEL)),
        // It shows what users see in the northbound data, and nothing that only the core knows.
        Map.entry(SHELL, Set.of()),
        Map.entry(RENDERERS, Set.of(SFC_API, VPP_MODEL)),
        Map.entry(HONEYCOMB_MODEL, Set.of(VPP_MODEL)),
        // The guard reports why a connect failed, which the mounts do not tell.
        Map.entry(SOUTHBOUND, Set.of(SFC_API, VPP_MODEL, HONEYCOMB_MODEL, NETCONF_GUARD)),
        Map.entry(AGENT, Set.of(VPP_MODEL, HONEYCOMB_MODEL, VPP_API)),
        Map.entry(NETCONF_GUARD, Set.of()),
        Map.entry(AAA_GUARD, Set.of()),
        Map.entry(DATASTORE_GUARD, Set.of()),
        Map.entry(NETCONF_SERVER_GUARD, Set.of()),
        Map.entry(RESTCONF_GUARD, Set.of()),
        Map.entry(METRICS, Set.of(SFC_API)),
        Map.entry(WEB, Set.of()),
        Map.entry(NETCONF_EVENTS, Set.of()),
        // Its health is shown, and addresses are read as everywhere.
        Map.entry(KUBERNETES, Set.of(SFC_API, VPP_MODEL)));

    @ArchTest
    public static final ArchRule PURE_ROOMS_KNOW_NO_CONTROLLER = noClasses().that().resideInAnyPackage(PURE)
        .should().dependOnClassesThat().resideInAnyPackage(OPENDAYLIGHT, "org.apache.karaf..", "org.apache.felix..",
            "javax.ws.rs..");

    @ArchTest
    public static final ArchRule PURE_ROOMS_DO_NO_INPUT_OR_OUTPUT = noClasses().that().resideInAnyPackage(PURE)
        .should().dependOnClassesThat().resideInAnyPackage("java.net.http..", "java.nio.channels..",
            "java.nio.file..", "io.netty..")
        .orShould().dependOnClassesThat()
        .haveNameMatching("java\\.net\\.(Server|Datagram)?Socket.*|java\\.io\\.File.*");

    @ArchTest
    public static final ArchRule VPP_API_AND_EMULATOR_KNOW_NO_CONTROLLER = noClasses().that()
        .resideInAnyPackage(VPP_API, VPP_EMULATOR).should().dependOnClassesThat().resideInAPackage(OPENDAYLIGHT);

    @ArchTest
    public static final ArchRule THE_MAPPING_KNOWS_ONLY_YANGTOOLS = noClasses().that()
        .resideInAPackage(HONEYCOMB_MODEL).should()
        .dependOnClassesThat(resideInAPackage(OPENDAYLIGHT).and(not(resideInAnyPackage(YANGTOOLS, BINDINGS))));

    @ArchTest
    public static final ArchRule ONLY_THOSE_AT_ITS_ENDS_SPEAK_THE_NORTHBOUND_MODEL = noClasses().that()
        .resideInAPackage(OURS + "..").and().resideOutsideOfPackages(SFC_IMPL, SHELL_NORTHBOUND, METRICS,
            KUBERNETES_STORE).should()
        .dependOnClassesThat().resideInAnyPackage("..urn.chainstitch.sfc..", "..urn.chainstitch.inventory..");

    @ArchTest
    public static final ArchRule ONLY_ONE_ROOM_KNOWS_THE_CLIENT_OF_KUBERNETES = noClasses().that()
        .resideInAPackage(OURS + "..").and().resideOutsideOfPackages(OURS + ".kubernetes.api..",
            OURS + ".kubernetes").should().dependOnClassesThat().resideInAPackage("io.fabric8..");

    /**
     * The bundle imports only these packages, but for annotations that nobody reads when it runs: what is embedded
     * in it refers to many more that it does not need.
     */
    @ArchTest
    public static final ArchRule WHAT_KUBERNETES_USES_IS_IMPORTED_BY_ITS_BUNDLE = classes().that()
        .resideInAPackage(KUBERNETES).should().onlyDependOnClassesThat().resideInAnyPackage(KUBERNETES, SFC_API,
            VPP_MODEL, OPENDAYLIGHT, "java..", "com.google.common..", "com.google.gson..", "org.slf4j..",
            "javax.net.ssl", "io.fabric8..", "org.osgi.service.component.annotations");

    /** The emulator is found by ServiceLoader, and VPP's messages are the agent's business. */
    @ArchTest
    public static final ArchRule NOTHING_ABOVE_THE_AGENT_SPEAKS_TO_VPP = noClasses().that()
        .resideInAnyPackage(SFC_API, SFC_IMPL, SHELL, RENDERERS, HONEYCOMB_MODEL, SOUTHBOUND, NETCONF_GUARD,
            NETCONF_SERVER_GUARD, AAA_GUARD, DATASTORE_GUARD, RESTCONF_GUARD, METRICS, WEB, NETCONF_EVENTS,
            KUBERNETES)
        .should().dependOnClassesThat().resideInAnyPackage(VPP_API, VPP_EMULATOR, AGENT);

    @ArchTest
    public static final ArchRule NOTHING_BELOW_THE_CORE_KNOWS_CHAINS = noClasses().that()
        .resideInAnyPackage(AGENT, VPP_API, VPP_EMULATOR, HONEYCOMB_MODEL, VPP_MODEL)
        .should().dependOnClassesThat().resideInAnyPackage(OURS + ".sfc..", RENDERERS);

    @ArchTest
    public static final ArchRule PACKAGES_HAVE_NO_CYCLES = SlicesRuleDefinition.slices()
        .assignedFrom(new Packages()).should().beFreeOfCycles();

    private RoomsTest() {
    }

    @ArchTest
    public static void roomsUseOnlyWhatTheyMay(JavaClasses all) {
        ROOMS.forEach((room, allowed) -> noClasses().that().resideInAPackage(room).should()
            .dependOnClassesThat(resideInAPackage(OURS + "..").and(not(resideInAPackage(room)))
                .and(not(resideInAnyPackage(allowed.toArray(String[]::new)))))
            .because("of the table of rooms in the design").check(all));
    }

    @ArchTest
    public static void everyClassIsInARoom(JavaClasses all) {
        classes().that().resideInAPackage(OURS + "..").should()
            .resideInAnyPackage(ROOMS.keySet().toArray(String[]::new)).check(all);
    }

    /** A rule about a package without classes proves nothing. */
    @ArchTest
    public static void everyRoomHasClasses(JavaClasses all) {
        Set<String> empty = new TreeSet<>();
        Stream.concat(ROOMS.keySet().stream(), Stream.of(PURE))
            .filter(room -> all.stream().noneMatch(resideInAPackage(room))).forEach(empty::add);
        assertEquals(Set.of(), empty);
    }

    private static final class Packages implements SliceAssignment {
        @Override
        public String getDescription() {
            return "packages";
        }

        /** The agent's program and its servers are one: the servers take the program's options. */
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
            String name = javaClass.getPackageName();
            return name.startsWith(OURS)
                ? SliceIdentifier.of(name.equals(OURS + ".agent.server") ? OURS + ".agent" : name)
                : SliceIdentifier.ignore();
        }
    }
}
