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

import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.ObjectKind;
import io.chainstitch.vpp.model.SubInterface;
import java.util.Collection;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;
import org.opendaylight.yangtools.yang.data.api.schema.MapEntryNode;

/** Reads entries of the sub-interface list. */
final class SubInterfaceDecoder {
    private final SubInterfaceNames names;
    private final LayerDecoder layers;

    SubInterfaceDecoder(SubInterfaceNames names) {
        this.names = names;
        layers = new LayerDecoder(names.layers);
    }

    void decode(MapEntryNode entry, String parent, Collector out) throws InvalidAgentDataException {
        String identifier = Trees.text(entry, names.identifier);
        String path = InterfaceDecoder.path(parent) + "/sub-interface '" + identifier + "'";
        String name = parent + "." + identifier;
        out.add(path, () -> subInterface(entry, parent, path));
        // In a lenient reading a sub-interface that is not understood takes what stands on it along.
        if (out.contains(new ObjectKey(ObjectKind.SUB_INTERFACE, name))) {
            layers.decode(entry, name, path, out);
        }
    }

    private SubInterface subInterface(MapEntryNode entry, String parent, String path)
            throws InvalidAgentDataException {
        layers.requireUp(entry, path);
        Reader in = new Reader(entry, path);
        Object type = Trees.value(entry, names.vlanType);
        in.require(type == null || type.equals(names.dot1q), "only vlan-type _802dot1q is served");
        long identifier = in.number(names.identifier);
        in.require(vlan(entry, path) == identifier,
            "the identifier must be the vlan-id of its tag; make them equal");
        ContainerNode tagged = Trees.choice(Trees.container(entry, names.match), names.matchType) == null ? null
            : Trees.container(Trees.choice(Trees.container(entry, names.match), names.matchType), names.vlanTagged);
        in.require(!"false".equals(Trees.text(tagged, names.exactTags)),
            "only exact matches are served; set match-exact-tags to true");
        Reader rewrite = new Reader(Trees.container(Trees.container(entry, names.layers.layer2), names.rewrite),
            path + "/l2/rewrite");
        return new SubInterface(parent, Math.toIntExact(identifier),
            Math.toIntExact(rewrite.number(names.popTags, 0)), layers.ipv4Table(entry, path),
            layers.ipv6Table(entry, path));
    }

    private long vlan(MapEntryNode entry, String path) throws InvalidAgentDataException {
        Collection<MapEntryNode> tags = Trees.entries(Trees.container(entry, names.tags), names.tag);
        Reader in = new Reader(entry, path + "/tags");
        in.require(tags.size() == 1, "give exactly one tag, with index 0");
        MapEntryNode tag = tags.iterator().next();
        in.require("0".equals(Trees.text(tag, names.tagIndex)), "give the tag the index 0");
        return new Reader(Trees.container(tag, names.dot1qTag), path + "/tags/tag '0'/dot1q-tag")
            .number(names.vlanId);
    }
}
