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

/** Data of the agent that is contradictory or incomplete. The message names the path and says what to do. */
public class InvalidAgentDataException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String path;

    /**
     * Says what is wrong where.
     *
     * @param path where, as a person would write it: {@code interface 'pod/default/web/eth1'/af-packet}
     * @param problem what is wrong and what to do, a sentence without a full stop
     */
    public InvalidAgentDataException(String path, String problem) {
        super(path + ": " + problem);
        this.path = path;
    }

    /** {@return where the problem is} */
    public String path() {
        return path;
    }
}
