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
import com.typesafe.config.ConfigFactory;
import java.util.Map;
import org.opendaylight.controller.akka.segjournal.SegmentedFileJournal;
import org.opendaylight.controller.cluster.common.actor.AkkaConfigurationReader;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The configuration of the datastore's actor system as its files say, with {@link CompleteJournal} for the journal.
 *
 * <p>OpenDaylight's actor system takes it by the service property {@code journal=complete}; for everybody else it
 * ranks last. A journal that is not OpenDaylight's own is left alone.
 */
@Component(service = AkkaConfigurationReader.class, property = {"service.ranking:Integer=-100", "journal=complete"})
public final class GuardedAkkaConfiguration implements AkkaConfigurationReader {
    static final String JOURNAL = "odl-cluster-data.akka.persistence.journal.segmented-file";
    static final String MODULE_SHARDS = "./configuration/initial/module-shards.conf";

    private static final Logger LOG = LoggerFactory.getLogger(GuardedAkkaConfiguration.class);

    private final AkkaConfigurationReader files;

    /**
     * Creates it.
     *
     * @param files reads the configuration without the guard
     */
    @Activate
    public GuardedAkkaConfiguration(@Reference(target = "(!(journal=complete))") AkkaConfigurationReader files) {
        this.files = files;
    }

    @Override
    public Config read() {
        Config configured = files.read();
        String type = JOURNAL + ".class";
        if (!configured.hasPath(type) || !configured.getString(type).equals(SegmentedFileJournal.class.getName())) {
            LOG.warn("{} is not OpenDaylight's journal: edits of the last moments before a kill may be forgotten",
                type);
            return configured;
        }
        return ConfigFactory.parseMap(Map.of(type, CompleteJournal.class.getName(),
            JOURNAL + "." + CompleteJournal.MODULE_SHARDS, MODULE_SHARDS), "datastore-guard")
            .withFallback(configured);
    }
}
