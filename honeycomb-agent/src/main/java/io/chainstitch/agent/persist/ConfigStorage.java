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
package io.chainstitch.agent.persist;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;
import org.opendaylight.yangtools.yang.data.tree.api.DataTree;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeCandidate;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeModification;
import org.opendaylight.yangtools.yang.data.tree.api.DataValidationFailedException;
import org.opendaylight.yangtools.yang.model.api.EffectiveModelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the configuration in a folder. A change is on the disk when {@link #save} returns; after a crash at any time
 * the configuration is that before or that after the change.
 */
public final class ConfigStorage implements Storage, Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(ConfigStorage.class);

    private final ConfigCodec codec;
    private final ConfigLog log;
    private final DataTree tree;

    private ConfigStorage(ConfigCodec codec, ConfigLog log, DataTree tree) {
        this.codec = codec;
        this.log = log;
        this.tree = tree;
    }

    /**
     * Opens the folder and loads what it holds. A disk that takes nothing does not keep it from being opened.
     *
     * @param folder the folder, which exists
     * @param context the YANG modules of the configuration
     * @param tree receives the configuration; a change of it is saved before it is committed there
     * @return the open storage
     * @throws DamagedConfigException when what is there cannot be trusted
     * @throws IOException when the folder cannot be read
     */
    public static ConfigStorage open(Path folder, EffectiveModelContext context, DataTree tree) throws IOException {
        ConfigStorage storage = new ConfigStorage(new ConfigCodec(context), ConfigLog.open(folder), tree);
        storage.restore();
        storage.tidy(() -> root(tree));
        return storage;
    }

    @Override
    public void save(DataTreeCandidate change) throws IOException {
        if (log.needsSnapshot()) {
            log.snapshot(codec.encode(root(tree)));
        }
        log.append(ChangeCodec.encode(change));
    }

    /** Writes a new snapshot when the changes since the last one have become as large as it. */
    @Override
    public void tidy(Supplier<ContainerNode> root) {
        if (!log.wantsSnapshot()) {
            return;
        }
        try {
            log.snapshot(codec.encode(root.get()));
        } catch (IOException e) {
            LOG.warn("A new snapshot of the configuration will be written later: {}", e.toString());
        }
    }

    @Override
    public void close() throws IOException {
        log.close();
    }

    /**
     * The whole content of a tree.
     *
     * @param tree the tree
     * @return its root
     */
    public static ContainerNode root(DataTree tree) {
        return tree.takeSnapshot().readNode(YangInstanceIdentifier.of())
            .map(ContainerNode.class::cast).orElseGet(ConfigCodec::emptyRoot);
    }

    private void restore() throws IOException {
        Recovered recovered = log.recovered();
        recovered.warnings().forEach(warning -> LOG.warn("Stored configuration: {}", warning));
        if (recovered.snapshot().isPresent()) {
            ContainerNode root = codec.decode(recovered.snapshot().get());
            change(modification -> modification.merge(YangInstanceIdentifier.of(), root));
        }
        for (byte[] change : recovered.changes()) {
            change(modification -> ChangeCodec.replay(change, modification));
        }
    }

    private void change(Change change) throws IOException {
        try {
            DataTreeModification modification = tree.takeSnapshot().newModification();
            change.make(modification);
            modification.ready();
            tree.validate(modification);
            tree.commit(tree.prepare(modification));
        } catch (DataValidationFailedException | IllegalArgumentException | IllegalStateException e) {
            throw new DamagedConfigException("the stored configuration does not fit the YANG modules of this version: "
                + e.getMessage(), e);
        }
    }

    /** Something that fills a modification. */
    private interface Change {
        void make(DataTreeModification modification) throws IOException;
    }
}
