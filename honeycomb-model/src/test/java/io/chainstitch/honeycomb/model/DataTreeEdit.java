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
package io.chainstitch.honeycomb.model;

import java.io.IOException;
import javax.xml.stream.XMLStreamException;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.PathArgument;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;
import org.opendaylight.yangtools.yang.data.api.schema.DistinctNodeContainer;
import org.opendaylight.yangtools.yang.data.api.schema.MapEntryNode;
import org.opendaylight.yangtools.yang.data.api.schema.NormalizedNode;
import org.opendaylight.yangtools.yang.data.tree.api.DataTree;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeCandidate;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeModification;

/** Changes a data tree as an edit-config does: only the leaves and entries that differ. */
final class DataTreeEdit {
    private final DataTree tree = Models.dataTree();

    /** Writes something into a modification. */
    interface Edit {
        void apply(DataTreeModification modification) throws XMLStreamException, IOException;
    }

    DataTreeEdit(NormalizedNode root) throws Exception {
        commit(modification -> modification.write(YangInstanceIdentifier.of(), root));
    }

    DataTreeCandidate commit(Edit edit) throws Exception {
        DataTreeModification modification = tree.takeSnapshot().newModification();
        edit.apply(modification);
        modification.ready();
        tree.validate(modification);
        DataTreeCandidate candidate = tree.prepare(modification);
        tree.commit(candidate);
        return candidate;
    }

    ContainerNode read() {
        return (ContainerNode) tree.takeSnapshot().readNode(YangInstanceIdentifier.of()).orElseThrow();
    }

    static Edit difference(NormalizedNode before, NormalizedNode after) {
        return modification -> edit(modification, YangInstanceIdentifier.of(), before, after);
    }

    @SuppressWarnings("unchecked")
    private static void edit(DataTreeModification to, YangInstanceIdentifier path, NormalizedNode before,
            NormalizedNode after) {
        if (after == null) {
            to.delete(path);
        } else if (before == null && after instanceof MapEntryNode
            || !(after instanceof DistinctNodeContainer<?, ?>)) {
            to.write(path, after);
        } else {
            var old = (DistinctNodeContainer<PathArgument, NormalizedNode>) before;
            var now = (DistinctNodeContainer<PathArgument, NormalizedNode>) after;
            if (old == null) {
                to.write(path, after);
                return;
            }
            for (NormalizedNode child : old.body()) {
                if (now.childByArg(child.name()) == null) {
                    edit(to, path.node(child.name()), child, null);
                }
            }
            for (NormalizedNode child : now.body()) {
                NormalizedNode oldChild = old.childByArg(child.name());
                if (!child.equals(oldChild)) {
                    edit(to, path.node(child.name()), oldChild, child);
                }
            }
        }
    }
}
