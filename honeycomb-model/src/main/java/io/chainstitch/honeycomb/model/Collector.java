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

import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.ObjectText;
import io.chainstitch.vpp.model.VppObject;
import java.util.HashMap;
import java.util.Map;

/** Takes decoded objects. A strict one stops at the first thing that is wrong, a lenient one leaves it out. */
final class Collector {
    private final boolean strict;
    private final Map<ObjectKey, VppObject> objects = new HashMap<>();

    Collector(boolean strict) {
        this.strict = strict;
    }

    /** Makes an object from data. Out-of-range values may surface as IllegalArgumentException. */
    interface Source {
        VppObject get() throws InvalidAgentDataException;
    }

    void add(String path, Source source) throws InvalidAgentDataException {
        try {
            VppObject object = source.get();
            VppObject other = objects.putIfAbsent(object.key(), object);
            if (strict && other != null && !other.equals(object)) {
                throw new InvalidAgentDataException(path, "is configured twice, as " + ObjectText.print(other)
                    + " and as " + ObjectText.print(object) + "; remove one");
            }
        } catch (IllegalArgumentException e) {
            if (strict) {
                throw invalid(path, e);
            }
        } catch (InvalidAgentDataException e) {
            if (strict) {
                throw e;
            }
        }
    }

    /** Objects to a condition that belongs to no single object. */
    void require(boolean condition, String path, String problem) throws InvalidAgentDataException {
        if (strict && !condition) {
            throw new InvalidAgentDataException(path, problem);
        }
    }

    boolean contains(ObjectKey key) {
        return objects.containsKey(key);
    }

    NodePlan plan() {
        return NodePlan.of(objects.values());
    }

    private static InvalidAgentDataException invalid(String path, IllegalArgumentException cause) {
        InvalidAgentDataException problem = new InvalidAgentDataException(path, cause.getMessage());
        problem.initCause(cause);
        return problem;
    }
}
