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

import io.chainstitch.vpp.model.InterfaceCounters;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.NodeReading;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.ObjectKind;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * VPP as the management side of the agent sees it: something that holds objects. Calls come from one commit thread at a
 * time; readings may come from others at once.
 */
public interface Dataplane extends AutoCloseable {

    /**
     * Checks a change against what VPP holds, without writing anything.
     *
     * @param before the objects that were configured so far, at least those that the change touches
     * @param after what they become
     * @throws DataplaneException when VPP would refuse it or break, or when it would overwrite what is not ours
     */
    void validate(NodePlan before, NodePlan after) throws DataplaneException;

    /**
     * Applies a change as a whole. When one call fails, everything that was applied is undone in reverse order before
     * the exception leaves. While VPP is away nothing is applied and the call fails. What the change does not touch but
     * stands on something that it replaces is made again too. From its success on VPP is kept at the new configuration,
     * also when VPP restarts before the caller has gone on.
     *
     * @param before the objects that were configured so far, at least those that the change touches
     * @param after what they become
     * @param ensure keys that a client wrote again although they did not change: they are compared with what VPP holds
     *     and repaired
     * @throws DataplaneException names the object and VPP's retval
     */
    void apply(NodePlan before, NodePlan after, Set<ObjectKey> ensure) throws DataplaneException;

    /**
     * Tells the whole configuration that VPP must hold from now on. It is called at start, and when a change that was
     * applied shall not count but cannot be taken back by another one; {@link #apply} keeps it up to date in between.
     *
     * @param plan everything configured
     */
    void configured(NodePlan plan);

    /**
     * Brings VPP to the configured plan, object by object: an object that fails keeps no other down. Only differences
     * are written, and nothing that is not ours is touched.
     *
     * @throws DataplaneException when VPP cannot be reached at all
     */
    void reconcile() throws DataplaneException;

    /**
     * Reads what VPP holds, with fresh dumps. While a VPP that has just come is being brought to the configuration,
     * this waits for it: who read it half filled would fill it a second time. A disk that does not take what has to be
     * stored before keeps VPP from being filled, but not from being read.
     *
     * @return the reading
     * @throws DataplaneException when VPP cannot be reached
     */
    default NodeReading read() throws DataplaneException {
        return read(EnumSet.allOf(ObjectKind.class));
    }

    /**
     * Reads objects of some kinds that VPP holds, with fresh dumps. Waits as {@link #read()} does.
     *
     * @param kinds the kinds; what others they need to be understood is read, too
     * @return the reading, with the states of interfaces and the counters of SIDs if their kinds are among them
     * @throws DataplaneException when VPP cannot be reached
     */
    NodeReading read(Set<ObjectKind> kinds) throws DataplaneException;

    /**
     * Reads what VPP holds of what is configured, with fresh dumps. Waits as {@link #read()} does.
     *
     * @return both
     * @throws DataplaneException when VPP cannot be reached
     */
    Comparison compare() throws DataplaneException;

    /**
     * Reads what interfaces have carried. No other reading includes it.
     *
     * @return the counters by the name of the interface, without interfaces of which VPP does not tell them
     * @throws DataplaneException when VPP cannot be reached, or does not tell
     */
    Map<String, InterfaceCounters> interfaceCounters() throws DataplaneException;

    /** {@return the present condition of VPP and of each object that could not be applied} */
    DataplaneStatus status();

    /**
     * Adds one who wants to hear of VPP and its interfaces. What happened before this returns is not told; VPP is asked
     * how its interfaces are for that.
     *
     * @param listener who is told
     */
    void listen(DataplaneListener listener);

    /**
     * Takes a listener out; a call that is under way still ends.
     *
     * @param listener who is not told any more
     */
    void unlisten(DataplaneListener listener);

    @Override
    void close();
}
