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
package io.chainstitch.vpp.api;

import static org.junit.Assert.assertTrue;

import io.chainstitch.vpp.api.testing.Fuzz;
import io.chainstitch.vpp.api.testing.Octets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Spoilt definition files of a node: they are refused with a sentence, or only what they spoil is. */
public class DefinitionFuzzTest {
    private static final String GOOD = """
        {"types":[["two",["u8","first"],["u16","second",3],{"crc":"0x1"}],
        ["nested",["vl_api_two_t","pair"],["u8","count"],["vl_api_two_t","pairs",0,"count"]]],
        "unions":[["either",["u32","number"],["u8","octets",16]]],
        "enums":[["colour",["RED",0],["BLUE",7],{"enumtype":"u8"}]],
        "enumflags":[["flags",["A",1],{"enumtype":"u32"}]],
        "aliases":{"ip4_address":{"type":"u8","length":4},"index":{"type":"u32"}},"services":{},
        "messages":[["some_request",["u16","_vl_msg_id"],["u32","client_index"],["u32","context"],
        ["vl_api_colour_t","colour"],["vl_api_either_t","either"],["vl_api_index_t","index",{"default":4294967295}],
        ["string","text",64],["string","rest",0],["vl_api_nested_t","nested"],{"crc":"0x01020304"}],
        ["show_version",["u16","_vl_msg_id"],["u32","client_index"],["u32","context"],{"crc":"0x51077d14"}]]}
        """;

    @Rule
    public final TemporaryFolder directory = new TemporaryFolder();

    @Test
    public void spoiltDefinitionsAreRefusedWithASentence() throws Exception {
        Fuzz fuzz = Fuzz.run("definition files of a node", 150, 20_000);
        Random random = fuzz.random();
        Path file = directory.getRoot().toPath().resolve("some.api.json");
        int refused = 0;
        for (int i = 0; i < fuzz.count(); i++) {
            byte[] octets = Octets.mutated(random, GOOD.getBytes(StandardCharsets.UTF_8));
            Files.write(file, octets);
            refused += taken(file, fuzz + ": " + new String(octets, StandardCharsets.UTF_8)) ? 0 : 1;
        }
        assertTrue("the mutations must reach the checks, refused were " + refused, refused > fuzz.count() / 10);
    }

    @Test
    public void definitionsThatOnceFailedAreRefusedWithASentence() throws Exception {
        Path file = directory.getRoot().toPath().resolve("some.api.json");
        for (String line : Fuzz.corpus(DefinitionFuzzTest.class, "bad-definitions.txt")) {
            Files.writeString(file, line);
            taken(file, line);
        }
    }

    private static boolean taken(Path file, String input) {
        try {
            ApiDefinitions definitions = ApiDefinitions.withOverrides(file.getParent());
            definitions.messages().stream().filter(one -> one.name().startsWith("some_"))
                .forEach(one -> use(one, input));
            return definitions.messages().stream().allMatch(one -> definitions.refusal(one.name()).isEmpty());
        } catch (IOException refused) {
            assertTrue(input, refused.getMessage().contains(file.getFileName().toString()));
            return false;
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError(input, e);
        }
    }

    /** What was taken can be encoded and decoded. */
    private static void use(MessageDefinition definition, String input) {
        try {
            byte[] octets = MessageCodec.encode(definition, Map.of());
            MessageCodec.decode(definition, java.nio.ByteBuffer.wrap(octets));
        } catch (ApiProtocolException e) {
            throw new AssertionError(input, e);
        }
    }
}
