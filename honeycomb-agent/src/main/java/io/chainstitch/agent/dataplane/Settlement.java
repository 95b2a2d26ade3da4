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

import io.chainstitch.agent.persist.UnwritableFileException;
import io.chainstitch.vpp.model.VppObject;
import java.util.Collection;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes in the ledger what VPP did, and which one it is. */
final class Settlement {
    private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);

    private Settlement() {
    }

    /**
     * What was made is in the ledger already, so a failure here costs only certainty: it is logged, and the ledger
     * writes it before what it is told next.
     */
    static void write(Ledger ledger, Collection<VppObject> held, Collection<VppObject> gone) {
        try {
            ledger.settle(held, gone);
        } catch (UnwritableFileException e) {
            LOG.warn("what VPP did will be written later: {}", e.getMessage());
        }
    }

    /** Notes which VPP is spoken to. It can be read although that is not written; what it is asked for comes after. */
    static void meet(Ledger ledger, Optional<VppLife> now) {
        try {
            ledger.meet(now);
        } catch (UnwritableFileException e) {
            LOG.warn("which run of VPP this is will be written later: {}", e.getMessage());
        }
    }
}
