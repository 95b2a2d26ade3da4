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
import io.chainstitch.vpp.model.InterfaceObject;
import io.chainstitch.vpp.model.Names;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.VppObject;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** After the loss of the ledger: what equals the plan is ours again, the rest is reported and left alone. */
final class Adoption {
    private static final Logger LOG = LoggerFactory.getLogger(Adoption.class);

    private Adoption() {
    }

    static void adopt(VppSession vpp, Ledger ledger, NodePlan plan)
            throws DataplaneException, UnwritableFileException {
        List<InterfaceObject> wanted = plan.objects().values().stream().filter(InterfaceObject.class::isInstance)
            .map(InterfaceObject.class::cast).toList();
        Holdings holdings = Answers.of(HoldingsReader.readAs(vpp, ledger, wanted));
        List<VppObject> equal = plan.objects().values().stream()
            .filter(object -> holdings.canBeOurs(object.key())
                && holdings.get(object.key()).equals(Optional.of(object))).toList();
        if (!equal.isEmpty()) {
            ledger.settle(equal, List.of());
            LOG.info("{} objects in VPP equal the configuration and are taken as ours", equal.size());
        }
        holdings.names().ports().stream().filter(port -> port.tag().startsWith(Names.OWNED))
            .filter(port -> holdings.names().owned(port.index()).map(object -> !ledger.owns(object.key())).orElse(true))
            .forEach(port -> LOG.warn("interface {} carries the tag {} but the ledger was lost and it does not equal "
                + "the configuration: it is left alone, remove it by hand", port.vppName(), port.tag()));
    }
}
