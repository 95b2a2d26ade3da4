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

import io.chainstitch.vpp.model.VppObject;
import java.util.concurrent.CompletableFuture;

/**
 * Writes objects of one kind. Each call either takes effect as a whole or leaves nothing; requests go out at once and
 * the future completes with VPP's last answer.
 *
 * @param <T> the kind of objects
 */
interface ObjectWriter<T extends VppObject> {

    /** Makes an object that VPP does not hold. */
    CompletableFuture<?> create(VppSession vpp, T object);

    /** Turns an object into another one of the same key. */
    default CompletableFuture<?> change(VppSession vpp, T before, T after) {
        return delete(vpp, before).thenCompose(done -> create(vpp, after));
    }

    /** Removes an object; when it is gone already, that is success. */
    CompletableFuture<?> delete(VppSession vpp, T object);
}
