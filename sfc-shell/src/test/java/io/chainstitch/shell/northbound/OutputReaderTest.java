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
package io.chainstitch.shell.northbound;

import static org.junit.Assert.assertEquals;

import io.chainstitch.shell.facts.Preview;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.ObjectKind;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.PreviewChainOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.preview.chain.output.NodeBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.preview.chain.output.node.Object.Operation;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.preview.chain.output.node.ObjectBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.preview.chain.output.node.object.Attribute;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.preview.chain.output.node.object.AttributeBuilder;
import org.opendaylight.yangtools.yang.binding.util.BindingMap;

/** Answers of operations as facts. */
public final class OutputReaderTest {
    private static Attribute attribute(String name, String value, String before) {
        return new AttributeBuilder().setName(name).setValue(value).setBefore(before).build();
    }

    private static Preview.Item read(Operation operation, Attribute... attributes) {
        return OutputReader.preview("web", new PreviewChainOutputBuilder().setNode(BindingMap.of(new NodeBuilder()
            .setName("n1").setObject(BindingMap.of(new ObjectBuilder().setKind(ObjectKind.Interface).setKey("in")
                .setOperation(operation).setAttribute(BindingMap.of(attributes)).build())).build())).build())
            .nodes().get(0).objects().get(0);
    }

    @Test
    public void changeTellsWhatItsFieldsWere() {
        assertEquals(new Preview.Item("change", "interface", "in", Map.of("name", "in", "vni", "2", "ipv6-table", "7"),
            Optional.of(Map.of("vni", "1", "ipv6-table", "", "ipv4-table", "7"))),
            read(Operation.Change, attribute("name", "in", null), attribute("vni", "2", "1"),
                attribute("ipv6-table", "7", ""), attribute("ipv4-table", null, "7")));
    }

    @Test
    public void whatIsRemovedWasNothingElse() {
        assertEquals(new Preview.Item("remove", "interface", "in", Map.of("name", "in", "role", ""), Optional.empty()),
            read(Operation.Remove, attribute("name", "in", null), attribute("role", null, null)));
    }
}
