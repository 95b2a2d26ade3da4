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
package io.chainstitch.datastore.guard;

import java.io.Serializable;
import org.opendaylight.controller.cluster.raft.messages.Payload;

/** What the log of a test holds. */
final class Word extends Payload {
    private static final long serialVersionUID = 1L;

    private final String text;

    private record Written(String text) implements Serializable {
        private Object readResolve() {
            return new Word(text);
        }
    }

    Word(String text) {
        this.text = text;
    }

    @Override
    public int size() {
        return text.length();
    }

    @Override
    public int serializedSize() {
        return 2 * text.length();
    }

    @Override
    protected Object writeReplace() {
        return new Written(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
