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
package io.chainstitch.kubernetes.reflect;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.chainstitch.kubernetes.desired.Entry;
import io.chainstitch.kubernetes.desired.EntryKey;
import io.chainstitch.kubernetes.desired.EntryKind;
import io.chainstitch.kubernetes.desired.Facts;
import io.chainstitch.kubernetes.facts.ChainReport;
import io.chainstitch.kubernetes.facts.CustomKind;
import io.chainstitch.kubernetes.facts.CustomObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public final class ReflectorTest {
    private static final EntryKey KEY = new EntryKey(EntryKind.CHAIN, "default.c");
    private static final CustomObject CHAIN = Facts.chainOf("c", "a", "b");

    private final ManualTimer timer = new ManualTimer();
    private final FakeCluster cluster = new FakeCluster();
    private final FakeStore store = new FakeStore();
    private final Reflector reflector = new Reflector(cluster, store, timer, timer);

    private void turn() {
        reflector.trigger();
        timer.pass(Reflector.GATHER);
        cluster.deliver();
    }

    private static Map<?, ?> condition(Map<?, ?> status, String type) {
        return ((List<?>) status.get("conditions")).stream().map(one -> (Map<?, ?>) one)
            .filter(one -> type.equals(one.get("type"))).findFirst().orElseThrow();
    }

    private static String conditions(Map<?, ?> status) {
        return List.of("Ready", "Programmed", "Degraded").stream().map(type -> condition(status, type))
            .map(one -> one.get("type") + "=" + one.get("status") + "/" + one.get("reason")).toList().toString();
    }

    @Test
    public void chainIsToldWhatBecameOfIt() {
        cluster.put(CHAIN);
        turn();
        assertEquals("[Ready=Unknown/Pending, Programmed=Unknown/Pending, Degraded=Unknown/Pending]",
            conditions(cluster.status(CHAIN)));
        store.look();
        turn();
        Map<?, ?> status = cluster.status(CHAIN);
        assertEquals("[Ready=True/Ready, Programmed=True/Installed, Degraded=False/AsPlanned]", conditions(status));
        assertEquals("ready 2 1", status.get("state") + " " + status.get("paths") + " "
            + status.get("observedGeneration"));
        store.report("default.c", "degraded", "node-unreachable", "Node n1 is away: bring it back.", 1);
        turn();
        status = cluster.status(CHAIN);
        assertEquals("[Ready=False/NodeUnreachable, Programmed=True/Installed, Degraded=True/NodeUnreachable]",
            conditions(status));
        assertEquals("degraded node-unreachable Node n1 is away: bring it back.", status.get("state") + " "
            + status.get("reason") + " " + status.get("message"));
        store.report("default.c", "pending", "no-matching-instance", "No pod matches.", 0);
        turn();
        assertEquals("[Ready=False/NoMatchingInstance, Programmed=False/NoMatchingInstance,"
            + " Degraded=False/AsPlanned]", conditions(cluster.status(CHAIN)));
        assertEquals(List.of("Ready", "NodeUnreachable", "NoMatchingInstance"),
            cluster.announcements.stream().map(Announcement::reason).toList());
        assertEquals(List.of(false, true, false),
            cluster.announcements.stream().map(Announcement::warning).toList());
    }

    @Test
    public void oldReportIsNotTakenForTheNewDefinition() {
        cluster.put(CHAIN);
        turn();
        store.look();
        turn();
        cluster.put(Facts.chainOf("c", "a", "x"));
        turn();
        assertEquals(1L, cluster.status(CHAIN).get("observedGeneration"));
        store.look();
        turn();
        assertEquals(2L, cluster.status(CHAIN).get("observedGeneration"));
    }

    @Test
    public void changeThatMeansTheSameToTheControllerIsBelievedAfterAMinute() {
        cluster.put(CHAIN);
        turn();
        store.look();
        turn();
        cluster.put(Facts.chain("c", "renderer: srv6", "chain:"));
        turn();
        timer.pass(Duration.ofSeconds(59));
        assertEquals(1L, cluster.status(CHAIN).get("observedGeneration"));
        timer.pass(Duration.ofSeconds(2));
        assertEquals(2L, cluster.status(CHAIN).get("observedGeneration"));
    }

    @Test
    public void chainsThatAreManyOrAnElectionMakeNobodyReady() {
        cluster.put(CHAIN);
        turn();
        store.look();
        turn();
        cluster.put(Facts.chainOf("c", "a", "x"));
        turn();
        timer.pass(Duration.ofSeconds(30));
        store.report("default.c", "degraded", "node-unreachable", "Still of the old one.", 1);
        turn();
        assertEquals("1 ready", cluster.status(CHAIN).get("observedGeneration") + " "
            + cluster.status(CHAIN).get("state"));
        store.look();
        turn();
        assertEquals("2 ready", cluster.status(CHAIN).get("observedGeneration") + " "
            + cluster.status(CHAIN).get("state"));
    }

    @Test
    public void definitionThatADeadMemberWroteIsNotTakenForLookedAt() {
        cluster.put(CHAIN);
        turn();
        store.look();
        turn();
        cluster.put(Facts.chainOf("c", "a", "x"));
        turn();
        reflector.close();
        Reflector next = new Reflector(cluster, store, timer, timer);
        next.trigger();
        timer.pass(Duration.ofSeconds(5));
        assertEquals(1, store.writes - 1);
        assertEquals(1L, cluster.status(CHAIN).get("observedGeneration"));
        store.look();
        next.trigger();
        timer.pass(Reflector.GATHER);
        assertEquals(2L, cluster.status(CHAIN).get("observedGeneration"));
    }

    @Test
    public void ownStatusMakesNoLoop() {
        cluster.put(CHAIN);
        turn();
        store.look();
        turn();
        int writes = cluster.writes;
        for (int i = 0; i < 10; i++) {
            turn();
            timer.pass(Duration.ofSeconds(10));
        }
        assertEquals(writes, cluster.writes);
        assertEquals(1, store.writes);
        assertTrue(timer.isIdle());
    }

    /** 5 000 pods, of which one changes every 20 ms for ten seconds. */
    @Test
    public void ofThousandsOfPodsOnlyThoseThatChangeAreWritten() {
        for (int i = 0; i < 5_000; i++) {
            cluster.put(Facts.pod("p" + i, "n1", Map.of()));
        }
        turn();
        assertEquals(5_000, store.entries);
        int events = 500;
        for (int i = 0; i < events; i++) {
            cluster.put(Facts.pod("p" + i * 7, i % 2 == 0 ? "n2" : "n3", Map.of()));
            reflector.trigger();
            timer.pass(Duration.ofMillis(20));
        }
        timer.pass(Reflector.GATHER);
        assertEquals(5_000 + events, store.entries);
        assertTrue(store.writes + " writes", store.writes <= 1 + events / 5 + 1);
        assertTrue(timer.isIdle());
    }

    @Test
    public void statusIsWrittenOnceThoughItIsReadBackLate() {
        cluster.put(CHAIN);
        for (int i = 0; i < 5; i++) {
            reflector.trigger();
            timer.pass(Reflector.GATHER);
        }
        assertEquals(1, cluster.writes);
    }

    @Test
    public void statusThatIsReadBackLateIsNotTakenForAChange() {
        cluster.put(CHAIN);
        reflector.trigger();
        timer.pass(Reflector.GATHER);
        Object first = cluster.status(CHAIN);
        store.look();
        reflector.trigger();
        timer.pass(Reflector.GATHER);
        assertEquals(2, cluster.writes);
        cluster.written.put(CHAIN.uid(), first);
        turn();
        assertEquals(2, cluster.writes);
        assertEquals(1, cluster.announcements.size());
    }

    @Test
    public void statusThatWasRefusedIsTriedAgain() {
        cluster.refusesWrites = true;
        cluster.put(CHAIN);
        turn();
        assertEquals(Map.of(), cluster.status(CHAIN));
        cluster.refusesWrites = false;
        timer.pass(Duration.ofSeconds(3));
        assertEquals("pending", cluster.status(CHAIN).get("state"));
    }

    @Test
    public void statusThatIsRefusedAgainAndAgainMakesOneEvent() {
        cluster.refusesWrites = true;
        cluster.put(CHAIN);
        turn();
        store.look();
        turn();
        timer.pass(Duration.ofMinutes(2));
        assertTrue(cluster.writes + " writes", cluster.writes > 10);
        assertEquals(List.of("Ready"), cluster.announcements.stream().map(Announcement::reason).toList());
        cluster.refusesWrites = false;
        timer.pass(Duration.ofSeconds(3));
        assertEquals("ready", cluster.status(CHAIN).get("state"));
        store.report("default.c", "failed", "node-rejected", "No.", 1);
        turn();
        assertEquals(List.of("Ready", "NodeRejected"),
            cluster.announcements.stream().map(Announcement::reason).toList());
    }

    @Test
    public void conditionKeepsItsTimeWhileItHolds() {
        cluster.put(CHAIN);
        turn();
        store.look();
        turn();
        Object since = condition(cluster.status(CHAIN), "Ready").get("lastTransitionTime");
        timer.pass(Duration.ofSeconds(60));
        store.report("default.c", "ready", "", "", 7);
        turn();
        assertEquals(since, condition(cluster.status(CHAIN), "Ready").get("lastTransitionTime"));
        store.report("default.c", "degraded", "node-unreachable", "Away.", 7);
        turn();
        assertFalse(since.equals(condition(cluster.status(CHAIN), "Ready").get("lastTransitionTime")));
    }

    @Test
    public void unreadableResourceSaysWhatToMendAndKeepsItsPaths() {
        cluster.put(CHAIN);
        turn();
        store.look();
        turn();
        cluster.put(Facts.chain("c", "chain: 7"));
        turn();
        Map<?, ?> status = cluster.status(CHAIN);
        assertEquals("refused invalid-definition spec.chain is 7: write a list. 2", status.get("state") + " "
            + status.get("reason") + " " + status.get("message") + " " + status.get("paths"));
        assertEquals("[Ready=False/InvalidDefinition, Programmed=True/Installed, Degraded=False/AsPlanned]",
            conditions(status));
        assertEquals(2L, status.get("observedGeneration"));
        assertTrue(store.problems.containsKey(KEY));
    }

    @Test
    public void nameThatIsTakenIsReportedAndTheOtherChainIsLeftAlone() {
        Entry foreign = new Entry.OfChain("default.c", java.util.Optional.of("mine"), true,
            java.util.Optional.empty(), false, java.util.Optional.empty(), 8, Entry.Proxy.AUTO, List.of());
        store.shelf.foreign(foreign);
        cluster.put(CHAIN);
        turn();
        assertEquals("refused name-taken The controller has a chain default.c that was not made from Kubernetes: take"
            + " another name, or delete that one.", cluster.status(CHAIN).get("state") + " "
            + cluster.status(CHAIN).get("reason") + " " + cluster.status(CHAIN).get("message"));
        assertEquals(Map.of(KEY, foreign), store.shelf.entries());
        store.shelf.lose(KEY);
        turn();
        store.look();
        turn();
        assertEquals("ready", cluster.status(CHAIN).get("state"));
    }

    @Test
    public void otherKindsAreToldWhetherTheyAreAccepted() {
        CustomObject good = Facts.custom(CustomKind.CUSTOM_NETWORK, "good", "type: L2");
        CustomObject bad = Facts.custom(CustomKind.EXTERNAL_INTERFACE, "bad", "nodes: 7");
        cluster.put(good);
        cluster.put(bad);
        turn();
        assertEquals("True Accepted", condition(cluster.status(good), "Ready").get("status") + " "
            + condition(cluster.status(good), "Ready").get("reason"));
        assertFalse(cluster.status(good).containsKey("state"));
        assertEquals("False InvalidDefinition spec.nodes is 7: write a list.",
            condition(cluster.status(bad), "Ready").get("status") + " "
            + condition(cluster.status(bad), "Ready").get("reason") + " "
            + condition(cluster.status(bad), "Ready").get("message"));
    }

    @Test
    public void wrongAnnotationIsAnEventOnThePodOnce() {
        cluster.put(Facts.pod("p", "n1", Map.of("contivpp.io/custom-if", "nonsense")));
        turn();
        turn();
        assertEquals(1, cluster.announcements.size());
        assertEquals(new Announcement.Subject("v1", "Pod", "default", "p", "uid-p"),
            cluster.announcements.get(0).subject());
        assertTrue(store.shelf.entries().containsKey(new EntryKey(EntryKind.POD, "default/p")));
    }

    @Test
    public void flappingChainPostsFewEvents() {
        cluster.put(CHAIN);
        turn();
        store.look();
        for (int i = 0; i < 200; i++) {
            store.report("default.c", i % 2 == 0 ? "ready" : "programming", "", "", 1);
            turn();
        }
        assertTrue(cluster.announcements.toString(), cluster.announcements.size() <= 11);
        timer.pass(Duration.ofMinutes(10));
        store.report("default.c", "failed", "node-rejected", "No.", 1);
        turn();
        assertEquals("NodeRejected", cluster.announcements.get(cluster.announcements.size() - 1).reason());
    }

    @Test
    public void datastoreThatRefusesIsAskedAgain() {
        store.failuresToCome = 3;
        cluster.put(CHAIN);
        turn();
        assertEquals(Map.of(), store.shelf.entries());
        assertEquals(Map.of(), cluster.status(CHAIN));
        timer.pass(Duration.ofSeconds(10));
        assertTrue(store.shelf.entries().containsKey(KEY));
        assertEquals(4, store.writes);
    }

    @Test
    public void turnThatDiesIsTakenAgain() {
        cluster.put(CHAIN);
        store.errorsToCome = 1;
        turn();
        assertEquals(Map.of(), store.shelf.entries());
        timer.pass(Duration.ofSeconds(10));
        assertTrue(store.shelf.entries().containsKey(KEY));
    }

    @Test
    public void manyEventsAreOneTurn() {
        for (int i = 0; i < 100; i++) {
            cluster.put(Facts.chainOf("c" + i, "a", "b"));
            reflector.trigger();
        }
        timer.pass(Reflector.GATHER);
        assertEquals(1, store.writes);
        assertEquals(100, store.shelf.entries().size());
    }

    @Test
    public void chainInProgressSaysSo() {
        cluster.put(CHAIN);
        turn();
        store.reports.put("default.c", new ChainReport("programming", "", "", 1, 1, 0));
        turn();
        assertEquals("[Ready=False/Programming, Programmed=False/Programming, Degraded=False/AsPlanned]",
            conditions(cluster.status(CHAIN)));
    }

    @Test
    public void conditionsOfOthersStay() {
        Map<String, Object> other = Map.of("type", "Approved", "status", "True", "reason", "ByHand", "message", "",
            "lastTransitionTime", "2026-01-01T00:00:00Z");
        CustomObject object = new CustomObject(CHAIN.kind(), CHAIN.id(), CHAIN.uid(), 1, CHAIN.spec(),
            Map.of("conditions", List.of(other)));
        cluster.custom.put(KEY, object);
        turn();
        assertEquals(other, condition(cluster.status(CHAIN), "Approved"));
    }
}
