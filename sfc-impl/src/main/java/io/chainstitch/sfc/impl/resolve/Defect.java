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
package io.chainstitch.sfc.impl.resolve;

import io.chainstitch.sfc.api.InstanceId;

/**
 * Why an instance that matches cannot be used.
 *
 * @param kind what kind of defect
 * @param instance the instance
 * @param detail what is wrong, to be read after the name of the instance
 */
record Defect(Kind kind, InstanceId instance, String detail) {

    /** The kinds of defects, in the order in which they are looked for. */
    enum Kind {
        /** The pod has no interface of the name that the function gives. */
        MISSING_INTERFACE,
        /** The pod shares the network of its node. */
        HOST_NETWORK,
        /** The pod is on no node yet. */
        UNSCHEDULED,
        /** The pod does not do its work. */
        NOT_READY,
        /** The inventory does not have the node. */
        UNKNOWN_NODE,
        /** VPP has no interface towards the pod, and nobody says how to make one. */
        UNATTACHED,
        /** The interface is in a network that is not declared. */
        UNDECLARED_NETWORK,
        /** The node may carry no new path. */
        UNREACHABLE
    }

    String text() {
        return Phrases.instance(instance) + " " + detail;
    }
}
