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

import io.chainstitch.vpp.model.Interface;
import io.chainstitch.vpp.model.MacAddress;
import io.chainstitch.vpp.model.Names;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.Test;

public class InterfaceIndexesTest {
    private static final Interface POD = Samples.loopback(Samples.POD_A, 5);
    private final Map<Long, Port> vpp = new HashMap<>();
    private final List<CompletableFuture<NameView>> loads = new ArrayList<>();
    private int looks;
    private final InterfaceIndexes indexes = new InterfaceIndexes(() -> {
        loads.add(new CompletableFuture<>());
        return loads.get(loads.size() - 1);
    }, index -> {
        looks++;
        return CompletableFuture.completedFuture(Optional.ofNullable(vpp.get(index)));
    });

    private static Port port(long index, String name, String tag) {
        return new Port(index, index, name, false, 0, 0, false, TagRewrite.NONE, tag, 1,
            MacAddress.of(new byte[6]), 0);
    }

    private Optional<Long> find(String name) {
        return indexes.find(name).join();
    }

    @Test
    public void lateWordOfADeletionCostsOneLookAndNoReadingOfAll() {
        indexes.learn(new NameView(List.of(), List.of()));
        vpp.put(7L, port(7, "loop5", Names.tag(POD)));
        indexes.made(POD, 7);
        indexes.changed(7, true);
        assertEquals(Optional.of(7L), find(Samples.POD_A));
        assertEquals(1, looks);
        assertEquals(0, loads.size());
    }

    @Test
    public void interfaceThatOthersDeletedIsNotFoundAtItsOldIndex() {
        vpp.put(7L, port(7, "loop5", Names.tag(POD)));
        indexes.learn(new NameView(List.copyOf(vpp.values()), List.of(POD)));
        vpp.put(7L, port(7, "loop9", ""));
        indexes.changed(7, true);
        CompletableFuture<Optional<Long>> found = indexes.find(Samples.POD_A);
        loads.get(0).complete(new NameView(List.copyOf(vpp.values()), List.of(POD)));
        assertEquals(Optional.empty(), found.join());
        assertEquals(Optional.of(7L), find("loop9"));
    }

    @Test
    public void interfaceThatOthersMakeBecomesKnown() {
        indexes.learn(new NameView(List.of(), List.of()));
        vpp.put(3L, port(3, "loop9", ""));
        indexes.changed(3, false);
        assertEquals(Optional.of("loop9"), indexes.name(3));
        assertEquals(0, loads.size());
    }

    @Test
    public void allWhoMissAnInterfaceWaitForOneReading() {
        List<CompletableFuture<Optional<Long>>> waiting = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            waiting.add(indexes.find(Samples.POD_A));
        }
        assertEquals(1, loads.size());
        loads.get(0).complete(new NameView(List.of(port(7, "loop5", Names.tag(POD))), List.of(POD)));
        waiting.forEach(each -> assertEquals(Optional.of(7L), each.join()));
    }
}
