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
package io.chainstitch.sfc.impl.watch;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import io.chainstitch.sfc.api.ChainDefinition;
import io.chainstitch.sfc.api.FunctionDefinition;
import io.chainstitch.sfc.api.Selection;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/** Tells whether two definitions of a chain are the same, across restarts. */
final class DefinitionDigest {
    private final Hasher hasher = Hashing.sha256().newHasher();

    private DefinitionDigest() {
    }

    static String of(ChainDefinition chain, String description) {
        return new DefinitionDigest().digest(chain, description);
    }

    private String digest(ChainDefinition chain, String description) {
        put(description);
        put(chain.enabled());
        put(chain.renderer());
        put(chain.unidirectional());
        put(chain.network());
        put(chain.maxPaths());
        put(chain.srv6Proxy());
        chain.functions().forEach(this::put);
        return hasher.hash().toString();
    }

    private void put(FunctionDefinition function) {
        put(function.name());
        put(function.inputInterface());
        put(function.outputInterface());
        Selection selection = function.selection().orElse(null);
        if (selection instanceof Selection.Pods pods) {
            put("pods");
            put(pods.namespace());
            put(new TreeMap<>(pods.labels()));
        } else if (selection instanceof Selection.External external) {
            put("external");
            put(external.name());
        } else {
            put("nothing");
        }
    }

    /** Each value ends in a character that no value holds, so that neighbours cannot run together. */
    private void put(Object value) {
        hasher.putString(value.toString(), StandardCharsets.UTF_8).putChar('\uffff');
    }
}
