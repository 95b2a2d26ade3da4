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

import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpFamily;
import java.util.function.Function;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.DataContainerNode;

/**
 * Reads leaves of one node and says where something is missing.
 *
 * @param node the node, null when it is not there
 * @param path where it is, for people
 */
record Reader(DataContainerNode node, String path) {

    String text(NodeIdentifier leaf) throws InvalidAgentDataException {
        String value = Trees.text(node, leaf);
        if (value == null) {
            throw new InvalidAgentDataException(path, "give " + leaf.getNodeType().getLocalName());
        }
        return value;
    }

    String text(NodeIdentifier leaf, String absent) {
        String value = Trees.text(node, leaf);
        return value == null ? absent : value;
    }

    boolean has(NodeIdentifier leaf) {
        return Trees.value(node, leaf) != null;
    }

    /** Reads a value with a parser that throws IllegalArgumentException. */
    <T> T parsed(NodeIdentifier leaf, Function<String, T> parser) throws InvalidAgentDataException {
        String value = text(leaf);
        try {
            return parser.apply(value);
        } catch (IllegalArgumentException e) {
            throw new Reader(node, path + "/" + leaf.getNodeType().getLocalName()).invalid(e.getMessage(), e);
        }
    }

    /** Reads a key that has one spelling only: with another one, an object could stand in two entries. */
    <T> T key(NodeIdentifier leaf, Function<String, T> parser) throws InvalidAgentDataException {
        T value = parsed(leaf, parser);
        require(value.toString().equals(text(leaf)), "write " + leaf.getNodeType().getLocalName() + " as " + value);
        return value;
    }

    /** A parser for {@link #parsed}. */
    static IpAddress ipv6(String text) {
        IpAddress address = IpAddress.of(text);
        if (address.family() != IpFamily.IPV6) {
            throw new IllegalArgumentException(text + " is an IPv4 address; give an IPv6 address");
        }
        return address;
    }

    long number(NodeIdentifier leaf) throws InvalidAgentDataException {
        return number(leaf, text(leaf));
    }

    long number(NodeIdentifier leaf, long absent) throws InvalidAgentDataException {
        String value = Trees.text(node, leaf);
        return value == null ? absent : number(leaf, value);
    }

    private long number(NodeIdentifier leaf, String value) throws InvalidAgentDataException {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw invalid(leaf.getNodeType().getLocalName() + " is '" + value + "'; give a number", e);
        }
    }

    private InvalidAgentDataException invalid(String problem, Exception cause) {
        InvalidAgentDataException invalid = new InvalidAgentDataException(path, problem);
        invalid.initCause(cause);
        return invalid;
    }

    void require(boolean condition, String problem) throws InvalidAgentDataException {
        if (!condition) {
            throw new InvalidAgentDataException(path, problem);
        }
    }
}
