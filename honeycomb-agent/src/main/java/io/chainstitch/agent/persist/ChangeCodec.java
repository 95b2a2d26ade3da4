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

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Objects;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.NormalizedNode;
import org.opendaylight.yangtools.yang.data.codec.binfmt.NormalizedNodeDataInput;
import org.opendaylight.yangtools.yang.data.codec.binfmt.NormalizedNodeDataOutput;
import org.opendaylight.yangtools.yang.data.codec.binfmt.NormalizedNodeStreamVersion;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeCandidate;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeCandidateNode;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeModification;

/**
 * One committed change as bytes: the nodes that were written with their new content and the nodes that went away, in
 * the platform's binary encoding.
 */
final class ChangeCodec {
    private static final int END = 0;
    private static final int WRITE = 1;
    private static final int DELETE = 2;

    private ChangeCodec() {
    }

    static byte[] encode(DataTreeCandidate candidate) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (NormalizedNodeDataOutput out =
                NormalizedNodeStreamVersion.current().newDataOutput(new DataOutputStream(bytes))) {
            writeNode(out, candidate.getRootPath(), candidate.getRootNode());
            out.writeByte(END);
        }
        return bytes.toByteArray();
    }

    static void replay(byte[] change, DataTreeModification modification) throws IOException {
        NormalizedNodeDataInput in =
            NormalizedNodeDataInput.newDataInput(new DataInputStream(new ByteArrayInputStream(change)));
        for (int operation = in.readByte(); operation != END; operation = in.readByte()) {
            YangInstanceIdentifier path = in.readYangInstanceIdentifier();
            if (operation == WRITE) {
                modification.write(path, in.readNormalizedNode());
            } else {
                modification.delete(path);
            }
        }
    }

    private static void writeNode(NormalizedNodeDataOutput out, YangInstanceIdentifier path,
            DataTreeCandidateNode node) throws IOException {
        switch (node.modificationType()) {
            case WRITE -> writeOperation(out, path, Objects.requireNonNull(node.dataAfter()));
            case DELETE, DISAPPEARED -> {
                out.writeByte(DELETE);
                out.writeYangInstanceIdentifier(path);
            }
            case APPEARED, SUBTREE_MODIFIED -> {
                for (DataTreeCandidateNode child : node.childNodes()) {
                    writeNode(out, path.node(child.name()), child);
                }
            }
            case UNMODIFIED -> { }
            default -> throw new IOException("unknown modification " + node.modificationType());
        }
    }

    private static void writeOperation(NormalizedNodeDataOutput out, YangInstanceIdentifier path,
            NormalizedNode data) throws IOException {
        out.writeByte(WRITE);
        out.writeYangInstanceIdentifier(path);
        out.writeNormalizedNode(data);
    }
}
