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
package io.chainstitch.renderer.srv6;

import static org.junit.Assert.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.Test;

/** Names of tables. */
public class TableNamesTest {

    @Test
    public void nameTellsWhoseTheTableIs() {
        assertEquals("chainstitch/pod/default/web/eth1", TableNames.of("pod/default/web/eth1"));
    }

    @Test
    public void nameIsCutToWhatVppKeeps() {
        assertEquals("chainstitch/" + "x".repeat(51), TableNames.of("x".repeat(51)));
        assertEquals("chainstitch/" + "x".repeat(51), TableNames.of("x".repeat(300)));
    }

    @Test
    public void nameIsCutBetweenCharacters() {
        assertEquals("chainstitch/x" + "\u00e4".repeat(25), TableNames.of("x" + "\u00e4".repeat(60)));
        String smile = "\ud83d\ude00";
        assertEquals("chainstitch/" + smile.repeat(12), TableNames.of(smile.repeat(40)));
        assertEquals(60, TableNames.of(smile.repeat(40)).getBytes(StandardCharsets.UTF_8).length);
    }
}
