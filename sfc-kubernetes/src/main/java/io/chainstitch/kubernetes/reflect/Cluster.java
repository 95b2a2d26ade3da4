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

import io.chainstitch.kubernetes.facts.ClusterFacts;
import io.chainstitch.kubernetes.facts.CustomObject;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** The end towards the API server. Nothing here waits for it. */
public interface Cluster {

    /** {@return what it said last} */
    ClusterFacts facts();

    /** {@return how it is reached} */
    Access access();

    /**
     * Writes a status.
     *
     * @param object the resource as it was read
     * @param status its new status
     * @return ends when it is written; fails when it is not, be it that the resource is gone
     */
    CompletionStage<Void> write(CustomObject object, Map<String, Object> status);

    /**
     * Posts an event. One that cannot be posted is lost.
     *
     * @param announcement the event
     */
    void post(Announcement announcement);
}
