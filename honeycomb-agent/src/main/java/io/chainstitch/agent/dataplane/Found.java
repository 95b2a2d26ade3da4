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
package io.chainstitch.agent.dataplane;

import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.VppObject;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Something that VPP holds.
 *
 * @param key the key it occupies
 * @param object the object; empty when it has features that no object of this kind can express
 * @param foreign whether it cannot be ours, whatever the ledger says
 * @param reason why nothing can be made on the key, and the remedy; empty when it is that somebody else did
 */
record Found(ObjectKey key, Optional<VppObject> object, boolean foreign, Optional<String> reason) {

    static Found of(VppObject object) {
        return new Found(object.key(), Optional.of(object), false, Optional.empty());
    }

    static Found opaque(ObjectKey key) {
        return new Found(key, Optional.empty(), false, Optional.empty());
    }

    /** Something of another kind that cannot be ours and leaves no place for what has the key. */
    static Found ofOthers(ObjectKey key, String reason) {
        return new Found(key, Optional.empty(), true, Optional.of(reason));
    }

    /** {@return why nothing can be made on its key, as a sentence that names the object} */
    String refusal() {
        return reason.map(text -> key + ": " + text).orElseGet(() -> ChangeCheck.foreign(key));
    }

    /** The same as something that cannot be ours. */
    Found ofOthers() {
        return new Found(key, object, true, reason);
    }

    /** The same without its object. */
    Found withoutObject() {
        return new Found(key, Optional.empty(), foreign, reason);
    }

    /** What a dump describes; values outside the model's ranges make it opaque. */
    static Found of(ObjectKey key, Supplier<VppObject> object) {
        try {
            return of(object.get());
        } catch (IllegalArgumentException e) {
            return opaque(key);
        }
    }
}
