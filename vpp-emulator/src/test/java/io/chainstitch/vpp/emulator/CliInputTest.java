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
package io.chainstitch.vpp.emulator;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.chainstitch.vpp.model.IpAddress;
import java.util.Optional;
import org.junit.Test;

public class CliInputTest {

    @Test
    public void wordsAreTakenByTheirLetters() {
        CliInput input = new CliInput("  end.ad  oif loop0");
        assertFalse(input.take("end.dx2"));
        assertTrue(input.take("end"));
        assertEquals("unknown input `.ad  oif loop0'", input.unknown());
    }

    @Test
    public void wholeWordIsNotAPartOfAWord() {
        CliInput input = new CliInput("localsids more");
        assertFalse(input.takeWord("localsid"));
        assertTrue(input.takeWord("localsids"));
        assertEquals(Optional.of("more"), input.word());
        assertTrue(input.atEnd());
    }

    @Test
    public void nothingIsTakenWithoutTheValue() {
        CliInput input = new CliInput("nh fd00::1 rest");
        assertEquals(Optional.empty(), input.after("nh", CliInput::ipv4));
        assertEquals(Optional.of(IpAddress.of("fd00::1")), input.after("nh", CliInput::ipv6));
        assertEquals("unknown input `rest'", input.unknown());
    }

    @Test
    public void malformedValuesAreNoValues() {
        assertEquals(Optional.empty(), new CliInput("fd00:::1").ipv6());
        assertEquals(Optional.empty(), new CliInput("10.0.0.999").ipv4());
        assertEquals(Optional.empty(), new CliInput("x").number());
    }

    @Test
    public void longRestIsCutAndControlsAreNamed() {
        assertEquals("unknown input `a\\n\\tb'", new CliInput("a\n\tb  ").unknown());
        assertEquals("unknown input `" + "x".repeat(30) + "...'", new CliInput("x".repeat(31)).unknown());
    }
}
