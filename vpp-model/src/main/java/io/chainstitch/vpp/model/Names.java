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
package io.chainstitch.vpp.model;

import com.google.common.hash.Hashing;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Names of the things that Chainstitch makes on a node, and the tags by which it finds them again.
 *
 * <p>A logical interface name is a kind, a slash and its owner. No name that VPP gives to an interface starts with one
 * of these kinds, so logical names and VPP names share one name space.
 */
public final class Names {
    /** Everything that Chainstitch tags or names on a node starts with this. */
    public static final String OWNED = "chainstitch/";
    /** Kind of interfaces towards pods. */
    public static final String POD = "pod/";
    /** Kind of VXLAN tunnels. */
    public static final String VXLAN = "vxlan/";
    private static final String SUB_INTERFACE = "sub-interface/";
    /** VPP keeps 63 bytes of a tag and silently drops the rest. */
    private static final int TAG_BYTES = 63;
    private static final int HASH_DIGITS = 20;

    private Names() {
    }

    /**
     * The logical name of a pod's interface.
     *
     * @param namespace namespace of the pod
     * @param pod name of the pod
     * @param interfaceName name of the interface inside the pod
     * @return {@code pod/NAMESPACE/POD/INTERFACE}
     */
    public static String podInterface(String namespace, String pod, String interfaceName) {
        return POD + namespace + "/" + pod + "/" + interfaceName;
    }

    /**
     * The tag that marks an interface as made by Chainstitch. A tag over 63 bytes is cut and ends in {@code ~} and 20
     * hex digits of the SHA-256 of the whole.
     *
     * @param object the interface
     * @return the tag, at most 63 bytes
     */
    public static String tag(InterfaceObject object) {
        String name = object instanceof SubInterface ? SUB_INTERFACE + object.name() : object.name();
        return fitted(OWNED + name);
    }

    private static String fitted(String tag) {
        byte[] bytes = tag.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= TAG_BYTES) {
            return tag;
        }
        String hash = Hashing.sha256().hashBytes(bytes).toString().substring(0, HASH_DIGITS);
        return leading(bytes, TAG_BYTES - HASH_DIGITS - 1) + "~" + hash;
    }

    /** Cuts between characters, never inside one. */
    private static String leading(byte[] utf8, int limit) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
            .onMalformedInput(CodingErrorAction.IGNORE);
        CharBuffer out = CharBuffer.allocate(limit);
        decoder.decode(ByteBuffer.wrap(utf8, 0, limit), out, false);
        return out.flip().toString();
    }
}
