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
package io.chainstitch.southbound;

import static org.junit.Assert.assertEquals;

import org.junit.Test;

/** The agent's own sentence is found in what is wrapped around it. */
public class AgentTextTest {
    @Test
    public void commitFailureIsUnwrapped() {
        assertEquals("VPP rejected: retval -71, table in use", AgentText.unwrapped("Transaction commit failed on"
            + " TransactionCommitFailedException{message=VPP rejected: retval -71, table in use, errorList=[RpcError"
            + " [message=x]]} 7 Cause: VPP rejected: retval -71, table in use"));
    }

    @Test
    public void validateFailureIsUnwrapped() {
        assertEquals("interface 'a'/mtu: too large", AgentText.unwrapped("Candidate transaction validate failed"
            + " [sessionId=3]: some.ValidationFailedException: interface 'a'/mtu: too large"
            + " Cause: interface 'a'/mtu: too large"));
    }

    @Test
    public void plainSentenceStays() {
        assertEquals("VPP rejected: x Cause: y", AgentText.unwrapped("VPP rejected: x Cause: y"));
    }
}
