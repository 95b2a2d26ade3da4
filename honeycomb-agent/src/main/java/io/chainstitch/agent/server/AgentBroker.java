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

import com.google.common.util.concurrent.FluentFuture;
import com.google.common.util.concurrent.Futures;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.mdsal.dom.api.DOMDataBroker;
import org.opendaylight.mdsal.dom.api.DOMDataTreeReadTransaction;
import org.opendaylight.mdsal.dom.api.DOMDataTreeReadWriteTransaction;
import org.opendaylight.mdsal.dom.api.DOMDataTreeWriteTransaction;
import org.opendaylight.mdsal.dom.api.DOMTransactionChain;
import org.opendaylight.mdsal.dom.broker.SerializedDOMDataBroker;
import org.opendaylight.netconf.server.mdsal.DOMDataTransactionValidator;
import org.opendaylight.yangtools.yang.data.tree.api.DataTree;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeModification;
import org.opendaylight.yangtools.yang.data.tree.api.DataValidationFailedException;

/**
 * The broker that both protocol servers use. Commits and validations run one after the other on the commit thread.
 */
final class AgentBroker implements DOMDataBroker, DOMDataTransactionValidator {
    private final SerializedDOMDataBroker broker;
    private final ConfigurationStore configuration;
    private final ExecutorService commitThread;

    AgentBroker(ConfigurationStore configuration, OperationalStore operational, ExecutorService commitThread) {
        this.broker = new SerializedDOMDataBroker(Map.of(LogicalDatastoreType.CONFIGURATION, configuration,
            LogicalDatastoreType.OPERATIONAL, operational), commitThread);
        this.configuration = configuration;
        this.commitThread = commitThread;
    }

    @Override
    public List<Extension> supportedExtensions() {
        List<Extension> extensions = new java.util.ArrayList<>(broker.supportedExtensions());
        extensions.add(this);
        return extensions;
    }

    @Override
    public DOMDataTreeReadTransaction newReadOnlyTransaction() {
        return broker.newReadOnlyTransaction();
    }

    @Override
    public DOMDataTreeWriteTransaction newWriteOnlyTransaction() {
        return broker.newWriteOnlyTransaction();
    }

    @Override
    public DOMDataTreeReadWriteTransaction newReadWriteTransaction() {
        return new RecordingTransaction(broker.newReadWriteTransaction());
    }

    @Override
    public DOMTransactionChain createTransactionChain() {
        return broker.createTransactionChain();
    }

    @Override
    public DOMTransactionChain createMergingTransactionChain() {
        return broker.createMergingTransactionChain();
    }

    @Override
    public FluentFuture<Void> validate(DOMDataTreeWriteTransaction transaction) {
        if (!(transaction instanceof RecordingTransaction recording)) {
            return FluentFuture.from(Futures.immediateVoidFuture());
        }
        return FluentFuture.from(Futures.submit(() -> {
            dryRun(recording);
            return null;
        }, commitThread));
    }

    private void dryRun(RecordingTransaction recording) throws ValidationFailedException {
        DataTree tree = configuration.tree();
        try {
            DataTreeModification modification = tree.takeSnapshot().newModification();
            recording.replay(modification);
            modification.ready();
            tree.validate(modification);
            configuration.commit().validate(tree.prepare(modification));
        } catch (DataValidationFailedException | RejectedChangeException | IllegalArgumentException e) {
            throw new ValidationFailedException(e.getMessage(), e);
        }
    }
}
