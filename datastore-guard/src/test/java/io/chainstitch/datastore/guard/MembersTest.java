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
package io.chainstitch.datastore.guard;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Which shards have one member only. */
public final class MembersTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void aShardWithOneReplicaIsAlone() throws IOException {
        Members members = read("""
            module-shards = [ { name = "a", shards = [ { name = "a-b", replicas = ["member-1"] } ] } ]""");
        assertTrue(members.alone("member-1-shard-a-b-config"));
        assertTrue(members.alone("member-1-shard-a-b-operational"));
        assertFalse("the member", members.alone("member-2-shard-a-b-config"));
        assertFalse("the name", members.alone("member-1-shard-a-config"));
        assertFalse("no shard", members.alone("shard-manager-config"));
        assertFalse("no name", members.alone("x"));
    }

    @Test
    public void aShardThatIsNamedTwiceWithDifferentMembersIsNotAlone() throws IOException {
        Members members = read("""
            module-shards = [ { name = "a", shards = [ { name = "s", replicas = ["member-1"] } ] },
                              { name = "b", shards = [ { name = "s", replicas = ["member-2"] } ] } ]""");
        assertFalse(members.alone("member-1-shard-s-config"));
    }

    @Test
    public void withoutAFileNoShardIsAlone() {
        assertFalse(Members.read(folder.getRoot().toPath().resolve("none")).alone("member-1-shard-default-config"));
    }

    @Test
    public void withAWrongFileNoShardIsAlone() throws IOException {
        Members members = read("""
            module-shards = [ { name = "a", shards = [ { name = "s", replicas = ["member-1"] } ] },
                              { name = "b", shards = [ { name = "t" } ] } ]""");
        assertFalse(members.alone("member-1-shard-s-config"));
    }

    private Members read(String text) throws IOException {
        Path file = folder.getRoot().toPath().resolve("module-shards.conf");
        Files.writeString(file, text);
        return Members.read(file);
    }
}
