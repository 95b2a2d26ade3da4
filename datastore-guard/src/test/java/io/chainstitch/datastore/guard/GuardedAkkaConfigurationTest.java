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

import static org.junit.Assert.assertEquals;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.Map;
import org.junit.Test;
import org.opendaylight.controller.akka.segjournal.SegmentedFileJournal;

/** Which journal the datastore gets. */
public final class GuardedAkkaConfigurationTest {
    private static final String PLUGIN = GuardedAkkaConfiguration.JOURNAL;

    @Test
    public void openDaylightsJournalIsReplacedAndKeepsItsSettings() {
        Config read = read(SegmentedFileJournal.class.getName());
        assertEquals(CompleteJournal.class.getName(), read.getString(PLUGIN + ".class"));
        assertEquals("somewhere", read.getString(PLUGIN + ".root-directory"));
        assertEquals(GuardedAkkaConfiguration.MODULE_SHARDS, read.getString(PLUGIN + ".module-shards"));
        assertEquals("INFO", read.getString("odl-cluster-data.akka.loglevel"));
    }

    @Test
    public void aJournalOfSomebodyElseIsLeftAlone() {
        assertEquals("org.example.Journal", read("org.example.Journal").getString(PLUGIN + ".class"));
    }

    @Test
    public void aConfigurationWithoutThatJournalIsLeftAlone() {
        Config other = ConfigFactory.parseMap(Map.of("odl-cluster-data.akka.loglevel", "INFO"));
        assertEquals(other, new GuardedAkkaConfiguration(() -> other).read());
    }

    private static Config read(String journal) {
        return new GuardedAkkaConfiguration(() -> ConfigFactory.parseMap(Map.of(PLUGIN + ".class", journal,
            PLUGIN + ".root-directory", "somewhere", "odl-cluster-data.akka.loglevel", "INFO"))).read();
    }
}
