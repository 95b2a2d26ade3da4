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

import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;

/** Names of sub-interfaces and their tags. */
final class SubInterfaceNames {
    private static final String VLAN = "vpp-vlan";

    final NodeIdentifier subInterfaces;
    final NodeIdentifier list;
    final NodeIdentifier identifier;
    final LayerNames layers;
    final NodeIdentifier vlanType;
    final QName dot1q;
    final NodeIdentifier tags;
    final NodeIdentifier tag;
    final NodeIdentifier tagIndex;
    final NodeIdentifier dot1qTag;
    final NodeIdentifier tagType;
    final QName customerTag;
    final NodeIdentifier vlanId;
    final NodeIdentifier match;
    final NodeIdentifier matchType;
    final NodeIdentifier vlanTagged;
    final NodeIdentifier exactTags;
    final NodeIdentifier rewrite;
    final NodeIdentifier popTags;

    SubInterfaceNames(Modules modules) {
        subInterfaces = modules.node(VLAN, "sub-interfaces");
        list = modules.node(VLAN, "sub-interface");
        identifier = modules.node(VLAN, "identifier");
        layers = LayerNames.ofSubInterface(modules);
        vlanType = modules.node(VLAN, "vlan-type");
        dot1q = modules.name(VLAN, "_802dot1q");
        tags = modules.node(VLAN, "tags");
        tag = modules.node(VLAN, "tag");
        tagIndex = modules.node(VLAN, "index");
        // Nodes of a grouping belong to the module that uses it.
        dot1qTag = modules.node(VLAN, "dot1q-tag");
        tagType = modules.node(VLAN, "tag-type");
        vlanId = modules.node(VLAN, "vlan-id");
        customerTag = modules.name("dot1q-types", "c-vlan");
        match = modules.node(VLAN, "match");
        matchType = modules.node(VLAN, "match-type");
        vlanTagged = modules.node(VLAN, "vlan-tagged");
        exactTags = modules.node(VLAN, "match-exact-tags");
        rewrite = modules.node(VLAN, "rewrite");
        popTags = modules.node(VLAN, "pop-tags");
    }
}
