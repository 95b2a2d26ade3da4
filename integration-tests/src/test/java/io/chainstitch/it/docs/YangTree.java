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
package io.chainstitch.it.docs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.model.api.ActionDefinition;
import org.opendaylight.yangtools.yang.model.api.AugmentationSchemaNode;
import org.opendaylight.yangtools.yang.model.api.CaseSchemaNode;
import org.opendaylight.yangtools.yang.model.api.ChoiceSchemaNode;
import org.opendaylight.yangtools.yang.model.api.ContainerSchemaNode;
import org.opendaylight.yangtools.yang.model.api.DataNodeContainer;
import org.opendaylight.yangtools.yang.model.api.DataSchemaNode;
import org.opendaylight.yangtools.yang.model.api.EffectiveModelContext;
import org.opendaylight.yangtools.yang.model.api.LeafListSchemaNode;
import org.opendaylight.yangtools.yang.model.api.LeafSchemaNode;
import org.opendaylight.yangtools.yang.model.api.ListSchemaNode;
import org.opendaylight.yangtools.yang.model.api.MandatoryAware;
import org.opendaylight.yangtools.yang.model.api.Module;
import org.opendaylight.yangtools.yang.model.api.OperationDefinition;
import org.opendaylight.yangtools.yang.model.api.TypeDefinition;
import org.opendaylight.yangtools.yang.model.api.TypedDataSchemaNode;
import org.opendaylight.yangtools.yang.model.api.type.LeafrefTypeDefinition;

/** Draws a module as a tree, as RFC 8340 says. */
final class YangTree {
    private static final int GAP = 3;

    private final EffectiveModelContext models;
    private final Module module;
    private final Set<QName> typedefs;
    private final List<String> lines = new ArrayList<>();

    private YangTree(EffectiveModelContext models, Module module) {
        this.models = models;
        this.module = module;
        this.typedefs = models.getModules().stream().flatMap(each -> each.getTypeDefinitions().stream())
            .map(TypeDefinition::getQName).collect(Collectors.toSet());
    }

    /** How a node may be used where it stands; empty: as its config statement says. */
    private enum Use {
        DATA(""), INPUT("-w "), OUTPUT("ro "), NOTIFICATION("ro ");

        private final String flag;

        Use(String flag) {
            this.flag = flag;
        }
    }

    /** The tree of a module, with a line break at its end. */
    static String of(EffectiveModelContext models, Module module) {
        YangTree tree = new YangTree(models, module);
        tree.draw();
        return String.join("\n", tree.lines) + "\n";
    }

    private void draw() {
        lines.add("module: " + module.getName());
        nodes(module.getChildNodes(), "  ", Use.DATA, List.of());
        for (AugmentationSchemaNode augment : module.getAugmentations()) {
            lines.add("");
            lines.add("  augment " + augment.getTargetPath().getNodeIdentifiers().stream()
                .map(name -> "/" + models.findModule(name.getModule()).orElseThrow().getPrefix() + ":"
                    + name.getLocalName()).collect(Collectors.joining()) + ":");
            nodes(augment.getChildNodes(), "    ", Use.DATA, List.of());
            actions(augment.getActions(), "    ");
        }
        if (!module.getRpcs().isEmpty()) {
            lines.add("");
            lines.add("  rpcs:");
            operations(module.getRpcs(), "    ");
        }
        if (!module.getNotifications().isEmpty()) {
            lines.add("");
            lines.add("  notifications:");
            module.getNotifications().forEach(event -> {
                lines.add("    +---n " + event.getQName().getLocalName());
                nodes(event.getChildNodes(), "       ", Use.NOTIFICATION, List.of());
            });
        }
    }

    private void actions(Collection<? extends ActionDefinition> actions, String indent) {
        operations(actions, indent);
    }

    private void operations(Collection<? extends OperationDefinition> operations, String indent) {
        List<OperationDefinition> all = List.copyOf(operations);
        for (OperationDefinition operation : all) {
            lines.add(indent + "+---x " + operation.getQName().getLocalName());
            String inner = indent + (operation == all.get(all.size() - 1) ? "   " : "|  ");
            boolean answers = !operation.getOutput().getChildNodes().isEmpty();
            if (!operation.getInput().getChildNodes().isEmpty()) {
                lines.add(inner + "+---w input");
                nodes(operation.getInput().getChildNodes(), inner + (answers ? "|  " : "   "), Use.INPUT, List.of());
            }
            if (answers) {
                lines.add(inner + "+--ro output");
                nodes(operation.getOutput().getChildNodes(), inner + "   ", Use.OUTPUT, List.of());
            }
        }
    }

    private void nodes(Collection<? extends DataSchemaNode> nodes, String indent, Use use, List<QName> keys) {
        // The order in which other modules have put their nodes here is not always the same.
        List<DataSchemaNode> all = nodes.stream().filter(node -> !(node instanceof CaseSchemaNode))
            .sorted(Comparator.comparing(node -> node.getQName().getModule().equals(module.getQNameModule()) ? ""
                : node.getQName().getNamespace().toString())).collect(Collectors.toList());
        int width = all.stream().mapToInt(node -> label(node, keys).length()).max().orElse(0) + GAP;
        for (DataSchemaNode node : all) {
            String inner = indent + (node == all.get(all.size() - 1) ? "   " : "|  ");
            String label = label(node, keys);
            String type = node instanceof TypedDataSchemaNode typed
                ? " ".repeat(width - label.length()) + type(typed.getType()) : "";
            lines.add(indent + "+--" + flag(node, use) + label + type);
            if (node instanceof ChoiceSchemaNode choice) {
                cases(choice, inner, use);
            } else if (node instanceof DataNodeContainer container) {
                nodes(container.getChildNodes(), inner, use,
                    node instanceof ListSchemaNode list ? list.getKeyDefinition() : List.of());
            }
        }
    }

    private void cases(ChoiceSchemaNode choice, String indent, Use use) {
        List<CaseSchemaNode> all = List.copyOf(choice.getCases());
        for (CaseSchemaNode each : all) {
            lines.add(indent + "+--:(" + name(each.getQName()) + ")");
            nodes(each.getChildNodes(), indent + (each == all.get(all.size() - 1) ? "   " : "|  "), use, List.of());
        }
    }

    private static String flag(DataSchemaNode node, Use use) {
        if (use == Use.INPUT) {
            return use.flag;
        }
        return use == Use.DATA ? node.effectiveConfig().orElse(Boolean.TRUE) ? "rw " : "ro " : use.flag;
    }

    private String label(DataSchemaNode node, List<QName> keys) {
        String name = name(node.getQName());
        if (node instanceof ChoiceSchemaNode choice) {
            return "(" + name + ")" + (choice.isMandatory() ? "" : "?");
        }
        if (node instanceof ListSchemaNode list) {
            return name + "* [" + list.getKeyDefinition().stream().map(QName::getLocalName)
                .collect(Collectors.joining(" ")) + "]";
        }
        if (node instanceof ContainerSchemaNode container) {
            return name + (container.isPresenceContainer() ? "!" : "");
        }
        if (node instanceof LeafListSchemaNode) {
            return name + "*";
        }
        boolean needed = keys.contains(node.getQName())
            || node instanceof MandatoryAware aware && aware.isMandatory();
        return name + (node instanceof LeafSchemaNode && !needed ? "?" : "");
    }

    private String name(QName name) {
        return name.getModule().equals(module.getQNameModule()) ? name.getLocalName()
            : models.findModule(name.getModule()).orElseThrow().getPrefix() + ":" + name.getLocalName();
    }

    /** A typedef by its name, those of other modules with their prefix; what YANG has built in as it calls it. */
    private String type(TypeDefinition<?> type) {
        if (type instanceof LeafrefTypeDefinition reference) {
            return "-> " + reference.getPathStatement().getOriginalString();
        }
        TypeDefinition<?> named = type;
        // A default or unit of the leaf makes a type of its own, which bears the leaf's name.
        while (named.getBaseType() != null && !typedefs.contains(named.getQName())) {
            named = named.getBaseType();
        }
        return named.getBaseType() == null && !typedefs.contains(named.getQName()) ? named.getQName().getLocalName()
            : name(named.getQName());
    }
}
