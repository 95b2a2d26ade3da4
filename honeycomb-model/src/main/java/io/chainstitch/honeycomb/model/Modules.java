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

import java.util.Iterator;
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.common.QNameModule;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.model.api.EffectiveModelContext;
import org.opendaylight.yangtools.yang.model.api.Module;

/** Looks names up in a model context, so that they carry the revisions that this context has. */
final class Modules {
    private final EffectiveModelContext context;

    Modules(EffectiveModelContext context) {
        this.context = context;
    }

    QNameModule module(String name) {
        Iterator<? extends Module> found = context.findModules(name).iterator();
        if (!found.hasNext()) {
            throw new IllegalArgumentException("the models lack the module " + name + "; the agent must offer it");
        }
        return found.next().getQNameModule();
    }

    QName name(String module, String localName) {
        return QName.create(module(module), localName);
    }

    NodeIdentifier node(String module, String localName) {
        return new NodeIdentifier(name(module, localName));
    }
}
