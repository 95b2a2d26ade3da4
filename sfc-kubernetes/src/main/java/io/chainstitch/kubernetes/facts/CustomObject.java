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

import java.util.Objects;

/**
 * A custom resource as the API server gives it. Nothing in its spec is certain: schemas may be old or not installed.
 *
 * @param kind its kind
 * @param id where it is
 * @param uid tells it from another one that had the same name before
 * @param generation grows with each change of the spec, 0 or more
 * @param spec the spec as maps, lists, texts, numbers and booleans; null when it is absent
 * @param status the status in the same form; null when it is absent
 */
public record CustomObject(CustomKind kind, ResourceId id, String uid, long generation, Object spec, Object status) {
    public CustomObject {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(id);
        Objects.requireNonNull(uid);
    }
}
