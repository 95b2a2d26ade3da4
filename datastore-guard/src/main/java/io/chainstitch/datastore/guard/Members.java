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

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which members of a cluster hold a shard, as OpenDaylight's file {@code module-shards.conf} says. */
final class Members {
    private static final Logger LOG = LoggerFactory.getLogger(Members.class);

    private final Map<String, Set<String>> replicas;

    private Members(Map<String, Set<String>> replicas) {
        this.replicas = replicas;
    }

    /**
     * Reads the file.
     *
     * @param file may be missing or wrong; then nothing is known
     */
    static Members read(Path file) {
        Map<String, Set<String>> replicas = new HashMap<>();
        if (Files.isRegularFile(file)) {
            try {
                for (Config module : ConfigFactory.parseFile(file.toFile()).getConfigList("module-shards")) {
                    for (Config shard : module.getConfigList("shards")) {
                        replicas.computeIfAbsent(shard.getString("name"), name -> new HashSet<>())
                            .addAll(shard.getStringList("replicas"));
                    }
                }
            } catch (ConfigException e) {
                LOG.warn("Cannot read which members hold which shard: {}", e.getMessage());
                replicas.clear();
            }
        }
        return new Members(replicas);
    }

    /**
     * Whether the file gives a shard to one member only.
     *
     * @param shard the identifier of a shard, MEMBER-shard-NAME-STORE; false for everything else
     */
    boolean alone(String shard) {
        int store = shard.lastIndexOf('-');
        return store > 0 && replicas.entrySet().stream().anyMatch(entry -> entry.getValue().size() == 1
            && shard.substring(0, store).equals(entry.getValue().iterator().next() + "-shard-" + entry.getKey()));
    }
}
