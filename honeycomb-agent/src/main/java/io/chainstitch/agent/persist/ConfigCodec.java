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

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;
import org.opendaylight.yangtools.yang.data.api.schema.DataContainerChild;
import org.opendaylight.yangtools.yang.data.api.schema.stream.NormalizedNodeWriter;
import org.opendaylight.yangtools.yang.data.codec.gson.JSONCodecFactory;
import org.opendaylight.yangtools.yang.data.codec.gson.JSONCodecFactorySupplier;
import org.opendaylight.yangtools.yang.data.codec.gson.JSONNormalizedNodeStreamWriter;
import org.opendaylight.yangtools.yang.data.codec.gson.JsonParserStream;
import org.opendaylight.yangtools.yang.data.spi.node.ImmutableNodes;
import org.opendaylight.yangtools.yang.data.impl.schema.ImmutableNormalizedNodeStreamWriter;
import org.opendaylight.yangtools.yang.model.api.EffectiveModelContext;
import org.opendaylight.yangtools.yang.model.api.SchemaContext;

/** A whole configuration as JSON, in the encoding of RFC 7951, which people can read. */
final class ConfigCodec {
    private static final QName ROOT = SchemaContext.NAME;

    private final JSONCodecFactory codecs;

    ConfigCodec(EffectiveModelContext context) {
        codecs = JSONCodecFactorySupplier.RFC7951.getShared(context);
    }

    /** {@return the root of an empty configuration} */
    static ContainerNode emptyRoot() {
        return ImmutableNodes.newContainerBuilder().withNodeIdentifier(NodeIdentifier.create(ROOT)).build();
    }

    byte[] encode(ContainerNode root) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Writer text = new OutputStreamWriter(bytes, StandardCharsets.UTF_8);
                JsonWriter json = new JsonWriter(text)) {
            json.setIndent(" ");
            json.beginObject();
            try (NormalizedNodeWriter writer = NormalizedNodeWriter.forStreamWriter(
                    JSONNormalizedNodeStreamWriter.createNestedWriter(codecs, json))) {
                for (DataContainerChild child : root.body()) {
                    writer.write(child);
                }
                writer.flush();
            }
            json.endObject();
        }
        return bytes.toByteArray();
    }

    ContainerNode decode(byte[] content) throws DamagedConfigException {
        var builder = ImmutableNodes.newContainerBuilder().withNodeIdentifier(NodeIdentifier.create(ROOT));
        try (var writer = ImmutableNormalizedNodeStreamWriter.from(builder);
                JsonParserStream parser = JsonParserStream.create(writer, codecs);
                JsonReader json = new JsonReader(
                    new InputStreamReader(new ByteArrayInputStream(content), StandardCharsets.UTF_8))) {
            parser.parse(json);
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            throw new DamagedConfigException("the stored configuration does not fit the YANG modules of this version: "
                + e.getMessage(), e);
        }
        return builder.build();
    }
}
