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
package io.chainstitch.sfc.impl.report;

import io.chainstitch.sfc.api.Refusal;
import io.chainstitch.sfc.impl.engine.ChainRecord;
import io.chainstitch.sfc.impl.engine.StateSink;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.ChainState;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.ChainStateChanged;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.ChainStateChangedBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.Direction;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.NodeSync;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.Reason;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.Chain;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.ChainBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.Node;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.NodeBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.Transaction;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.TransactionBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.chain.Path;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.chain.PathBuilder;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.DateAndTime;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.Uint64;

/** Turns statuses into the state tree's YANG form. */
final class StateCodec {
    private StateCodec() {
    }

    static Chain chain(StateSink.ChainStatus status, HopCounters counters) {
        ChainRecord record = status.record();
        ChainBuilder chain = new ChainBuilder().setName(status.name())
            .setState(ChainState.forName(status.state().label()))
            .setGeneration(Uint64.valueOf(record.generation()))
            .setObservedGeneration(Uint64.valueOf(status.observedGeneration()))
            .setSince(time(status.since()));
        status.why().map(Refusal::reason).ifPresent(reason -> chain.setReason(Reason.forName(reason.label())));
        message(status).ifPresent(chain::setMessage);
        status.lastProgramTime().ifPresent(micros -> chain.setLastProgramTime(Uint64.valueOf(micros)));
        if (record.isInstalled()) {
            chain.setRenderer(record.rendered().renderer()).setLayer(Chain.Layer.forName(record.rendered().layer()))
                .setNetwork(record.rendered().network());
            Set<Path> paths = Paths.of(record, status.mtus(), counters).stream()
                .map(path -> new PathBuilder(path).withKey(
                    new org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.chain.PathKey(
                        path.getDirection(), path.getId())).build()).collect(Collectors.toSet());
            chain.setPath(paths.stream().collect(Collectors.toMap(Path::key, path -> path)));
        }
        return chain.setNode(status.nodes().entrySet().stream()
            .map(entry -> part(entry.getKey(), entry.getValue(), status.nodeMessages().get(entry.getKey())))
            .collect(Collectors.toMap(
                org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.chain.Node::key, one -> one)))
            .build();
    }

    private static org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.chain.Node part(String name,
        StateSink.NodePart part, String message) {
        return new org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.chain.NodeBuilder()
            .setName(name)
            .setState(org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.chain.Node.State
                .forName(yang(part)))
            .setMessage(message).build();
    }

    private static Optional<String> message(StateSink.ChainStatus status) {
        return status.why().map(Refusal::message)
            .or(() -> status.message().isEmpty() ? Optional.empty() : Optional.of(status.message()));
    }

    static ChainStateChanged notification(StateSink.ChainStatus status) {
        ChainStateChangedBuilder builder = new ChainStateChangedBuilder().setName(status.name())
            .setState(ChainState.forName(status.state().label()));
        status.why().map(Refusal::reason).ifPresent(reason -> builder.setReason(Reason.forName(reason.label())));
        message(status).ifPresent(builder::setMessage);
        return builder.build();
    }

    static Node node(StateSink.NodeStatus status) {
        NodeBuilder node = new NodeBuilder().setName(status.name())
            .setConnection(Node.Connection.forName(status.connection().name().toLowerCase(Locale.ROOT)))
            .setSync(sync(status.sync()))
            .setObjects(Uint32.valueOf(status.objects())).setDrift(Uint32.valueOf(status.drift()));
        if (!status.message().isEmpty()) {
            node.setMessage(status.message());
        }
        status.lastSync().map(StateCodec::time).ifPresent(node::setLastSync);
        return node.build();
    }

    static NodeSync sync(StateSink.Sync sync) {
        return NodeSync.forName(yang(sync));
    }

    static Transaction transaction(StateSink.TransactionStatus status) {
        Map<String, String> answers = status.nodes();
        return new TransactionBuilder().setId(status.id()).setTime(time(status.time())).setCause(status.cause())
            .setChain(Set.copyOf(status.chains())).setResult(status.result())
            .setDuration(Uint64.valueOf(status.duration().toNanos() / 1_000))
            .setNode(answers.entrySet().stream().map(entry ->
                new org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.transaction.NodeBuilder()
                    .setName(entry.getKey()).setResult(entry.getValue()).build())
                .collect(Collectors.toMap(
                    org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.transaction.Node::key,
                    one -> one)))
            .build();
    }

    static Direction direction(boolean reverse) {
        return reverse ? Direction.Reverse : Direction.Forward;
    }

    private static String yang(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static DateAndTime time(Instant instant) {
        return new DateAndTime(instant.truncatedTo(ChronoUnit.MILLIS).toString());
    }
}
