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
package io.chainstitch.sfc.impl.engine;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import com.pholser.junit.quickcheck.Property;
import com.pholser.junit.quickcheck.runner.JUnitQuickcheck;
import io.chainstitch.sfc.api.IdentifierKey;
import io.chainstitch.sfc.api.IdentifierKey.Pool;
import io.chainstitch.sfc.api.Settings;
import io.chainstitch.vpp.model.CrossConnect;
import io.chainstitch.vpp.model.IpPrefix;
import io.chainstitch.vpp.model.NodePlan;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.Test;
import org.junit.runner.RunWith;

/** Identifiers that chains have alone, and those that they share. */
@RunWith(JUnitQuickcheck.class)
public class IdentifiersTest {
    private static final IdentifierKey OWN = new IdentifierKey(Pool.SID, "function fw");
    private static final IdentifierKey SHARED = new IdentifierKey(Pool.LOCATOR, true, "node/n1");

    private final Identifiers identifiers = new Identifiers(settings("fcbb:bb00::/32"));
    private final Map<String, ChainRecord> records = new TreeMap<>();

    private static Settings settings(String locatorBlock) {
        return new Settings("srv6", IpPrefix.of(locatorBlock), IpPrefix.of("fcbb:bbff::/48"),
            new Settings.Range(5, 6), new Settings.Range(1, 9), 0);
    }

    private ChainRecord record(String chain) {
        return records.getOrDefault(chain, ChainRecord.empty(chain, 1, ""));
    }

    private Map<IdentifierKey, Long> install(String chain, IdentifierKey... wanted) {
        Identifiers.Result result = identifiers.assign(record(chain).held(), Set.of(wanted));
        assertEquals(Optional.empty(), result.exhausted());
        records.put(chain, record(chain).followedBy(ChainRecord.Rendered.NOTHING, result.values(),
            Map.of("n1", NodePlan.of(List.of(new CrossConnect(chain, result.values().toString()))))));
        return result.values();
    }

    private void withdraw(String chain) {
        records.put(chain, record(chain).withdrawn());
    }

    private void acknowledge(String chain) {
        ChainRecord before = record(chain);
        records.put(chain, before.acknowledged(node -> true));
        identifiers.release(before, record(chain));
    }

    @Test
    public void eachChainHasItsOwnValueAndTheSharedOneWithTheOthers() {
        Map<IdentifierKey, Long> one = install("one", OWN, SHARED);
        Map<IdentifierKey, Long> two = install("two", OWN, SHARED);

        assertNotEquals(one.get(OWN), two.get(OWN));
        assertEquals(one.get(SHARED), two.get(SHARED));
        assertEquals(1, identifiers.inUse(Pool.LOCATOR));
        assertEquals(2, identifiers.inUse(Pool.SID));
    }

    @Test
    public void sharedValueIsFreeAfterTheLastAcknowledgementOfTheLastChain() {
        long value = install("one", SHARED).get(SHARED);
        install("two", SHARED);
        withdraw("one");
        acknowledge("one");
        assertEquals(1, identifiers.inUse(Pool.LOCATOR));

        withdraw("two");
        assertEquals("a node may still have it", 1, identifiers.inUse(Pool.LOCATOR));
        assertEquals(value, install("three", SHARED).get(SHARED).longValue());
        acknowledge("two");
        withdraw("three");
        acknowledge("three");
        assertEquals(0, identifiers.inUse(Pool.LOCATOR));
    }

    @Test
    public void valuesAreTheSameAfterARestart() {
        install("one", OWN, SHARED);
        install("two", OWN, SHARED);
        withdraw("two");
        Identifiers restarted = new Identifiers(settings("fcbb:bb00::/32"));
        records.values().forEach(record -> restarted.restore(record.held()));

        assertEquals(record("one").held(), restarted.assign(record("one").held(), Set.of(OWN, SHARED)).values());
        assertEquals(record("one").held().get(SHARED),
            restarted.assign(Map.of(), Set.of(SHARED)).values().get(SHARED));
        assertEquals(2, restarted.inUse(Pool.SID));
    }

    @Test
    public void locatorsOfNodesAreKeptClearOf() {
        identifiers.locators(List.of(IpPrefix.of("fcbb:bb00:1::/48"), IpPrefix.of("fcbb:bb00:3:1::/64")));
        assertEquals(2, install("one", SHARED).get(SHARED).longValue());
        assertEquals(4, install("one", SHARED, new IdentifierKey(Pool.LOCATOR, true, "node/n2"))
            .get(new IdentifierKey(Pool.LOCATOR, true, "node/n2")).longValue());
        identifiers.locators(List.of());
        assertEquals("numbers that are free again are given out", 1,
            install("two", new IdentifierKey(Pool.LOCATOR, true, "node/n3")).values().iterator().next().longValue());
    }

    @Test
    public void locatorThatANodeClaimsMovesForAllChainsAndIsKeptUntilItIsGone() {
        install("one", SHARED);
        install("two", SHARED);
        identifiers.locators(List.of(IpPrefix.of("fcbb:bb00:1::/48")));

        assertEquals(2, install("one", SHARED).get(SHARED).longValue());
        assertEquals(2, install("two", SHARED).get(SHARED).longValue());
        assertEquals("the former one may still be on a node", 2, identifiers.inUse(Pool.LOCATOR));
        acknowledge("one");
        assertEquals(2, identifiers.inUse(Pool.LOCATOR));
        acknowledge("two");
        assertEquals(1, identifiers.inUse(Pool.LOCATOR));
    }

    @Test
    public void smallerBlockMovesWhatItDoesNotHold() {
        Set<IdentifierKey> keys = new HashSet<>();
        for (int node = 1; node <= 20; node++) {
            keys.add(new IdentifierKey(Pool.LOCATOR, true, "node/n" + node));
        }
        install("many", keys.toArray(IdentifierKey[]::new));
        identifiers.settings(settings("fcbb:bb00::/44"));
        assertEquals(Optional.of(Pool.LOCATOR), identifiers.assign(record("many").held(), keys).exhausted());

        withdraw("many");
        acknowledge("many");
        assertTrue(install("few", SHARED).get(SHARED) <= 15);
    }

    @Test
    public void exhaustedPoolTakesNothing() {
        IdentifierKey[] three = {new IdentifierKey(Pool.VNI, "a"), new IdentifierKey(Pool.VNI, "b"),
            new IdentifierKey(Pool.VNI, "c")};
        Identifiers.Result result = identifiers.assign(Map.of(), Set.of(three));

        assertEquals(Optional.of(Pool.VNI), result.exhausted());
        assertEquals(Map.of(), result.values());
        assertEquals(0, identifiers.inUse(Pool.VNI));
        assertEquals(0, identifiers.inUse(Pool.SID));
    }

    /** What is in use is what the records hold, no number is with two keys, and in the end all are free. */
    @Property(trials = 200)
    public void noNumberIsLostOrGivenOutTwice(long seed) {
        Random random = new Random(seed);
        for (int step = 0; step < 60; step++) {
            String chain = "c" + random.nextInt(4);
            switch (random.nextInt(6)) {
                case 0 -> withdraw(chain);
                case 1, 2 -> acknowledge(chain);
                case 3 -> identifiers.locators(random.nextBoolean() ? List.of()
                    : List.of(IpPrefix.of("fcbb:bb00:" + (1 + random.nextInt(3)) + "::/48")));
                default -> install(chain, new IdentifierKey(Pool.SID, "s" + random.nextInt(3)),
                    new IdentifierKey(Pool.SID, true, "t" + random.nextInt(3)),
                    new IdentifierKey(Pool.LOCATOR, true, "node/n" + random.nextInt(3)));
            }
            assertConsistent(seed);
        }
        records.keySet().forEach(this::withdraw);
        records.keySet().forEach(this::acknowledge);
        assertEquals("seed " + seed, 0, identifiers.inUse(Pool.SID) + identifiers.inUse(Pool.LOCATOR));
    }

    private void assertConsistent(long seed) {
        Map<String, String> ownerOf = new HashMap<>();
        Set<String> numbers = new HashSet<>();
        records.forEach((chain, record) -> {
            record.identifiers().forEach((key, value) -> {
                String owner = key.shared() ? key.owner() : chain + " " + key.owner();
                String before = ownerOf.put(key.pool() + " " + value, owner);
                assertTrue("seed " + seed + ": " + key + " = " + value + ", " + before,
                    before == null || before.equals(owner));
            });
            record.held().forEach((key, value) -> numbers.add(key.pool() + " " + value));
        });
        assertEquals("seed " + seed, numbers.size(),
            identifiers.inUse(Pool.SID) + identifiers.inUse(Pool.LOCATOR));
    }

    /** A locator that overlapped another prefix is given up, and comes back when the chain goes back. */
    @Test
    public void numberThatComesBackIsHeldOnce() {
        IdentifierKey key = new IdentifierKey(IdentifierKey.Pool.LOCATOR, true, "node/n1");
        Map<IdentifierKey, Long> first = Map.of(key, identifiers.assign(Map.of(), Set.of(key)).values().get(key));
        ChainRecord installed = record("one").followedBy(ChainRecord.Rendered.NOTHING, first, plan(first));
        long second = first.get(key) + 1;
        identifiers.restore(Map.of(new IdentifierKey(key.pool(), "second"), second));
        Map<IdentifierKey, Long> other = Map.of(key, second);
        ChainRecord moved = installed.followedBy(ChainRecord.Rendered.NOTHING, other, plan(other))
            .unconfirmed(installed);
        ChainRecord back = moved.wayBack().orElseThrow();
        identifiers.release(moved, back);
        assertEquals(Set.of(first.get(key), second), Set.copyOf(back.held().values()));
        assertEquals(2, back.held().size());
        ChainRecord again = back.followedBy(ChainRecord.Rendered.NOTHING, other, plan(other));
        identifiers.release(back, again);
        assertEquals(2, again.held().size());
        assertEquals(2, identifiers.inUse(IdentifierKey.Pool.LOCATOR));
        ChainRecord settled = again.acknowledged(node -> true);
        identifiers.release(again, settled);
        assertEquals(other, settled.held());
        assertEquals(1, identifiers.inUse(IdentifierKey.Pool.LOCATOR));
    }

    @Test
    public void numberThatAChainHoldsUnderAnotherKeyIsNotTakenASecondTime() {
        IdentifierKey former = new IdentifierKey(SHARED.pool(), SHARED.owner() + ", once 5");
        Map<IdentifierKey, Long> two = install("two", SHARED);
        Identifiers.Result result = identifiers.assign(Map.of(former, two.get(SHARED)), Set.of(SHARED));
        assertEquals(two, result.values());
        assertEquals(Map.of(), result.taken());
    }

    private static Map<String, NodePlan> plan(Map<IdentifierKey, Long> identifiers) {
        return Map.of("n1", NodePlan.of(List.of(new CrossConnect("x", identifiers.toString()))));
    }
}
