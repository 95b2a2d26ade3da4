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
package io.chainstitch.agent.server;

import io.chainstitch.agent.dataplane.Dataplane;
import io.chainstitch.agent.dataplane.DataplaneException;
import io.chainstitch.agent.dataplane.NotStoredException;
import io.chainstitch.agent.persist.ConfigStorage;
import io.chainstitch.agent.persist.Storage;
import io.chainstitch.honeycomb.model.AgentChange;
import io.chainstitch.honeycomb.model.AgentData;
import io.chainstitch.honeycomb.model.InvalidAgentDataException;
import java.io.IOException;
import java.util.Set;
import org.opendaylight.yangtools.yang.data.tree.api.DataTree;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeCandidate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A change goes to VPP first, then to the disk, then into the datastore. VPP comes first because only VPP can refuse.
 * When the agent dies between VPP and the disk, the client has no answer, the stored configuration is the old one, and
 * the reconciliation of the next start takes the objects away again: the dataplane's ledger says that they are ours.
 */
final class DataplaneCommit implements Commit {
    private static final Logger LOG = LoggerFactory.getLogger(DataplaneCommit.class);

    private final AgentData data;
    private final Dataplane dataplane;
    private final Storage storage;
    private final DataTree tree;
    private AgentChange pending;

    /**
     * Takes over what is configured at start.
     *
     * @param data the mapping
     * @param dataplane gets the changes
     * @param storage keeps the changes
     * @param tree the configuration, already restored
     * @throws InvalidAgentDataException when it asks for something contradictory
     */
    DataplaneCommit(AgentData data, Dataplane dataplane, Storage storage, DataTree tree)
            throws InvalidAgentDataException {
        this.data = data;
        this.dataplane = dataplane;
        this.storage = storage;
        this.tree = tree;
        dataplane.configured(data.decode(ConfigStorage.root(tree)));
    }

    @Override
    public void validate(DataTreeCandidate candidate) throws RejectedChangeException {
        AgentChange change = decode(candidate);
        if (isEmpty(change)) {
            return;
        }
        try {
            dataplane.validate(change.before(), change.after());
        } catch (DataplaneException e) {
            throw refused(e);
        }
    }

    @Override
    public void apply(DataTreeCandidate candidate) throws RejectedChangeException {
        AgentChange change = decode(candidate);
        if (!isEmpty(change)) {
            applyToVpp(change);
        }
        pending = change;
        try {
            storage.save(candidate);
        } catch (IOException e) {
            LOG.error("The configuration cannot be stored, the commit is undone: {}", e.toString());
            throw RejectedChangeException.notStored(e, takeBack());
        }
    }

    @Override
    public void published() {
        pending = null;
        storage.tidy(() -> ConfigStorage.root(tree));
    }

    @Override
    public void withdraw() {
        takeBack();
    }

    /** Whether VPP is as it was; when it is not, the dataplane goes on trying. */
    private boolean takeBack() {
        AgentChange change = pending;
        pending = null;
        if (change == null || isEmpty(change)) {
            return true;
        }
        try {
            dataplane.apply(change.after(), change.before(), Set.of());
            return true;
        } catch (DataplaneException e) {
            LOG.error("VPP could not be brought back after a failed commit, reconciling: {}", e.getMessage());
            return restore();
        }
    }

    /** The stored configuration counts; what VPP could not be brought to now, the dataplane tries again. */
    private boolean restore() {
        try {
            dataplane.configured(data.decode(ConfigStorage.root(tree)));
            dataplane.reconcile();
            return true;
        } catch (InvalidAgentDataException e) {
            throw new IllegalStateException("the configuration that was valid at start is not any more", e);
        } catch (DataplaneException e) {
            LOG.error("VPP is not as configured yet, which is tried again: {}", e.getMessage());
            return false;
        }
    }

    private void applyToVpp(AgentChange change) throws RejectedChangeException {
        try {
            dataplane.apply(change.before(), change.after(), change.written());
        } catch (DataplaneException e) {
            throw refused(e);
        } catch (IllegalStateException | IllegalArgumentException e) {
            LOG.error("A commit failed in an unforeseen way, reconciling", e);
            restore();
            throw RejectedChangeException.refused(RejectedChangeException.VPP_REJECTED, e);
        }
    }

    private AgentChange decode(DataTreeCandidate candidate) throws RejectedChangeException {
        try {
            return data.decode(candidate);
        } catch (InvalidAgentDataException e) {
            throw RejectedChangeException.invalid(e);
        }
    }

    private RejectedChangeException refused(DataplaneException cause) {
        LOG.info("A change was refused: {}", cause.getMessage());
        if (cause instanceof NotStoredException) {
            return RejectedChangeException.notStored(cause, true);
        }
        return RejectedChangeException.refused(dataplane.status().connected()
            ? RejectedChangeException.VPP_REJECTED : RejectedChangeException.VPP_UNAVAILABLE, cause);
    }

    private static boolean isEmpty(AgentChange change) {
        return change.before().equals(change.after()) && change.written().isEmpty();
    }
}
