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

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifierWithPredicates;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.PathArgument;
import org.opendaylight.yangtools.yang.data.api.schema.DataContainerNode;
import org.opendaylight.yangtools.yang.data.api.schema.MapEntryNode;
import org.opendaylight.yangtools.yang.data.api.schema.MapNode;
import org.opendaylight.yangtools.yang.data.api.schema.NormalizedNode;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeCandidateNode;
import org.opendaylight.yangtools.yang.data.tree.api.ModificationType;

/**
 * A list entry that a commit touches.
 *
 * @param before the entry before, null when it was not there
 * @param after the entry after, null when it is gone
 * @param node what happened inside, null when the entry was written as a whole with its parents
 */
record Touched(MapEntryNode before, MapEntryNode after, DataTreeCandidateNode node) {

    /** The touched entries of the list at the end of a path; the node stands at its start. */
    static List<Touched> entries(DataTreeCandidateNode start, List<NodeIdentifier> path) {
        DataTreeCandidateNode node = start;
        int depth = 0;
        while (node != null && inside(node) && depth < path.size()) {
            node = node.modifiedChild(path.get(depth));
            depth++;
        }
        if (node == null || node.modificationType() == ModificationType.UNMODIFIED) {
            return List.of();
        }
        if (!inside(node)) {
            List<NodeIdentifier> rest = path.subList(depth, path.size());
            return whole(list(node.dataBefore(), rest), list(node.dataAfter(), rest));
        }
        List<Touched> touched = new ArrayList<>();
        for (DataTreeCandidateNode child : node.childNodes()) {
            if (child.modificationType() != ModificationType.UNMODIFIED) {
                touched.add(new Touched((MapEntryNode) child.dataBefore(), (MapEntryNode) child.dataAfter(), child));
            }
        }
        return touched;
    }

    /** Whether only some of the node's children changed, which its child nodes tell. */
    private static boolean inside(DataTreeCandidateNode node) {
        return node.modificationType() == ModificationType.SUBTREE_MODIFIED
            || node.modificationType() == ModificationType.APPEARED;
    }

    private static Collection<MapEntryNode> list(NormalizedNode node, List<NodeIdentifier> rest) {
        NormalizedNode found = node;
        for (NodeIdentifier step : rest) {
            found = found instanceof DataContainerNode parent
                ? parent.childByArg(step) : null;
        }
        return found instanceof MapNode list ? list.body() : List.of();
    }

    private static List<Touched> whole(Collection<MapEntryNode> before, Collection<MapEntryNode> after) {
        Map<NodeIdentifierWithPredicates, MapEntryNode> old = new LinkedHashMap<>();
        before.forEach(entry -> old.put(entry.name(), entry));
        List<Touched> touched = new ArrayList<>();
        after.forEach(entry -> touched.add(new Touched(old.remove(entry.name()), entry, null)));
        old.values().forEach(entry -> touched.add(new Touched(entry, null, null)));
        return touched;
    }

    /** Whether the client wrote something at or below the path, or something that contains it. */
    boolean wrote(List<? extends PathArgument> path) {
        DataTreeCandidateNode found = node;
        for (PathArgument step : path) {
            if (found == null || found.modificationType() == ModificationType.WRITE) {
                break;
            }
            DataTreeCandidateNode child = found.modifiedChild(step);
            if (child == null) {
                return false;
            }
            found = child;
        }
        return found == null || writes(found);
    }

    private static boolean writes(DataTreeCandidateNode node) {
        return switch (node.modificationType()) {
            case WRITE -> true;
            case SUBTREE_MODIFIED, APPEARED -> node.childNodes().stream().anyMatch(Touched::writes);
            default -> false;
        };
    }
}
