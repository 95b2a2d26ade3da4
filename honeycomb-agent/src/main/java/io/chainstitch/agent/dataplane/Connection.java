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

import io.chainstitch.vpp.api.VppClient;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;

/**
 * The present condition of the connection to VPP.
 *
 * @param session the session; empty while VPP is away
 * @param version VPP's version, empty while it is away
 * @param message why VPP is away or what it lacks, empty when all is well
 * @param fit whether VPP has what the agent cannot do without
 * @param isReconciled whether VPP was brought to the configuration since it came
 */
record Connection(Optional<VppSession> session, String version, String message, boolean fit, boolean isReconciled) {

    static Connection none(String cause) {
        return new Connection(Optional.empty(), "", cause, false, false);
    }

    /** Looks at what answers; listeners are told of its interfaces from then on. */
    static Connection to(VppClient client, Ledger ledger, LongAdder writes, Listeners listeners, Executor later,
            Clock clock) {
        VppSession session = new VppSession(client, ledger, writes, listeners, later);
        try {
            session.watchInterfaces().join();
            String version = session.query("show_version", Map.of()).join().text("version");
            Optional<String> core = Requirements.missingCore(client::supports);
            session.lookForProxies().join();
            Settlement.meet(ledger, VppLife.of(session, clock).join());
            String message = core.orElseGet(() -> String.join("; ", session.lacks()));
            return new Connection(Optional.of(session), version, message, core.isEmpty(), false);
        } catch (CompletionException e) {
            session.abandon();
            return none(StepResult.root(e).getMessage());
        }
    }

    Connection reconciled(VppSession which) {
        return session.equals(Optional.of(which)) ? new Connection(session, version, message, fit, true) : this;
    }

    VppSession usable() throws DataplaneException {
        if (session.isEmpty()) {
            throw new DataplaneException("VPP cannot be reached (" + message + "); nothing was changed");
        }
        if (!fit) {
            throw new DataplaneException(message + "; nothing was changed");
        }
        return session.get();
    }
}
