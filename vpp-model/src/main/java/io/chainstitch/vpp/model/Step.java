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
package io.chainstitch.vpp.model;

/** One change of a node: the unit that is applied and, when a later one fails, undone. */
public sealed interface Step {

    /** {@return the key of what changes} */
    ObjectKey key();

    /** {@return the step that takes this one back} */
    Step inverse();

    /**
     * Make an object that is not there.
     *
     * @param object the object
     */
    record Create(VppObject object) implements Step {
        @Override
        public ObjectKey key() {
            return object.key();
        }

        @Override
        public Step inverse() {
            return new Delete(object);
        }
    }

    /**
     * Turn an object into another one of the same key, in place.
     *
     * @param before what is there
     * @param after what it becomes
     */
    record Change(VppObject before, VppObject after) implements Step {
        @Override
        public ObjectKey key() {
            return after.key();
        }

        @Override
        public Step inverse() {
            return new Change(after, before);
        }
    }

    /**
     * Remove an object.
     *
     * @param object what is there
     */
    record Delete(VppObject object) implements Step {
        @Override
        public ObjectKey key() {
            return object.key();
        }

        @Override
        public Step inverse() {
            return new Create(object);
        }
    }
}
