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

import io.chainstitch.vpp.model.MacAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.Before;
import org.junit.Test;

/** How often VPP is asked for what it tells by events. */
public class InterfaceWatchTest {
    private final Queue<Runnable> later = new ArrayDeque<>();
    private final List<Long> asked = new ArrayList<>();
    private final List<String> news = new CopyOnWriteArrayList<>();
    private final Listeners listeners = new Listeners();
    private Optional<Port> there = Optional.of(Port.made(7, ""));
    private final InterfaceWatch watch = new InterfaceWatch(index -> {
        asked.add(index);
        return CompletableFuture.completedFuture(there);
    }, index -> Optional.of("if" + index), listeners, later::add);

    private DataplaneListener listener;

    @Before
    public void listen() {
        listener = new DataplaneListener() {
            @Override
            public void connectionChanged(DataplaneStatus status) {
                news.add("connection");
            }

            @Override
            public void interfaceChanged(String name, boolean adminUp, boolean linkUp) {
                news.add(name + (adminUp ? " up" : " down"));
            }

            @Override
            public void interfaceDeleted(String name) {
                news.add(name + " deleted");
            }
        };
        listeners.add(listener);
    }

    private void whileLater() {
        for (Runnable task = later.poll(); task != null; task = later.poll()) {
            task.run();
        }
    }

    private void heard(String... lines) {
        DataplaneHarness.until(() -> news.equals(List.of(lines)));
    }

    @Test
    public void eventsThatComeTogetherAreLookedAtOnce() {
        watch.changed(7, false);
        watch.changed(7, false);
        watch.changed(7, false);
        assertEquals(List.of(), asked);
        whileLater();
        assertEquals(List.of(7L), asked);
        heard("if7 up");
    }

    @Test
    public void eventAfterALookIsLookedAtAgain() {
        watch.changed(7, false);
        whileLater();
        watch.changed(7, false);
        whileLater();
        assertEquals(List.of(7L, 7L), asked);
        heard("if7 up");
    }

    @Test
    public void deletionIsToldAtOnceAndWhatTookTheIndexAfterIt() {
        watch.changed(7, false);
        whileLater();
        watch.changed(7, true);
        watch.changed(7, false);
        heard("if7 up", "if7 deleted");
        whileLater();
        heard("if7 up", "if7 deleted", "if7 up");
        assertEquals(List.of(7L, 7L), asked);
    }

    @Test
    public void interfaceThatIsGoneWhenItIsLookedAtIsNotTold() {
        there = Optional.empty();
        watch.changed(7, false);
        whileLater();
        assertEquals(List.of(7L), asked);
        there = Optional.of(Port.made(7, ""));
        watch.changed(7, false);
        whileLater();
        heard("if7 up");
    }

    @Test
    public void nothingIsAskedWhileNobodyListensAndWhatIsThereThenIsNoNews() {
        watch.changed(7, false);
        whileLater();
        heard("if7 up");
        listeners.remove(listener);
        watch.changed(7, false);
        watch.changed(7, true);
        whileLater();
        assertEquals(List.of(7L), asked);
        listeners.add(listener);
        Port other = new Port(8, 8, "if8", false, 0, 0, false, TagRewrite.NONE, "", 1,
            MacAddress.of(new byte[6]), 0);
        watch.start(new NameView(List.of(other), List.of()));
        watch.changed(7, false);
        whileLater();
        there = Optional.of(other);
        watch.changed(8, false);
        whileLater();
        assertEquals(List.of(7L, 7L, 8L), asked);
        heard("if7 up", "if7 up");
    }
}
