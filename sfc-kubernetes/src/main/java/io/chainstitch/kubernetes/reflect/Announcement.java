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
package io.chainstitch.kubernetes.reflect;

import java.util.Objects;

/**
 * An event on a resource.
 *
 * @param subject the resource
 * @param warning whether somebody should look at it
 * @param reason one word
 * @param message one sentence
 */
public record Announcement(Subject subject, boolean warning, String reason, String message) {
    public Announcement {
        Objects.requireNonNull(subject);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(message);
    }

    /**
     * What an event is about.
     *
     * @param apiVersion group and version
     * @param kind kind
     * @param namespace namespace, empty for a node
     * @param name name
     * @param uid tells it from another one that had the same name before
     */
    public record Subject(String apiVersion, String kind, String namespace, String name, String uid) {
    }
}
