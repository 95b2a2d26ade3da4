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
package io.chainstitch.kubernetes.store;

import io.chainstitch.kubernetes.desired.EntryKey;
import io.chainstitch.kubernetes.reflect.Access;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.opendaylight.yang.gen.v1.urn.chainstitch.kubernetes.rev261128.KubernetesState;
import org.opendaylight.yang.gen.v1.urn.chainstitch.kubernetes.rev261128.KubernetesState.ApiServer;
import org.opendaylight.yang.gen.v1.urn.chainstitch.kubernetes.rev261128.KubernetesStateBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.kubernetes.rev261128.kubernetes.state.Problem;
import org.opendaylight.yang.gen.v1.urn.chainstitch.kubernetes.rev261128.kubernetes.state.ProblemBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.kubernetes.rev261128.kubernetes.state.ProblemKey;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.DateAndTime;

/** How the reflector is, in YANG form. */
final class StateBindings {
    private StateBindings() {
    }

    static KubernetesState of(Access access, Instant since, Map<EntryKey, List<String>> problems) {
        Map<ProblemKey, Problem> list = new HashMap<>();
        problems.forEach((key, texts) -> {
            Problem problem = new ProblemBuilder().setKind(Paths.kind(key.kind())).setName(key.name())
                .setMessage(String.join(" ", texts)).build();
            list.put(problem.key(), problem);
        });
        return new KubernetesStateBuilder().setApiServer(switch (access.state()) {
            case CONNECTING -> ApiServer.Connecting;
            case CONNECTED -> ApiServer.Connected;
            case UNREACHABLE -> ApiServer.Unreachable;
        }).setMessage(access.message().isEmpty() ? null : access.message())
            .setSince(new DateAndTime(since.truncatedTo(ChronoUnit.SECONDS).toString()))
            .setProblem(list.isEmpty() ? null : list).build();
    }
}
