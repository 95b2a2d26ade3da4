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
package io.chainstitch.kubernetes.facts;

/** The kinds of custom resources, all of group {@value #GROUP} and version {@value #VERSION}. */
public enum CustomKind {
    /** A chain. */
    SERVICE_FUNCTION_CHAIN("ServiceFunctionChain", "servicefunctionchains"),
    /** A network of additional interfaces. */
    CUSTOM_NETWORK("CustomNetwork", "customnetworks"),
    /** Interfaces of nodes that lead outside. */
    EXTERNAL_INTERFACE("ExternalInterface", "externalinterfaces");

    /** The API group of all kinds. */
    public static final String GROUP = "contivpp.io";
    /** The version of all kinds. */
    public static final String VERSION = "v1";

    private final String kind;
    private final String plural;

    CustomKind(String kind, String plural) {
        this.kind = kind;
        this.plural = plural;
    }

    /** {@return the kind as manifests write it} */
    public String kind() {
        return kind;
    }

    /** {@return the name in paths of the API} */
    public String plural() {
        return plural;
    }
}
