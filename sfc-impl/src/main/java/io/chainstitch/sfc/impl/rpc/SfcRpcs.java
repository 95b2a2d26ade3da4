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
package io.chainstitch.sfc.impl.rpc;

import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.SettableFuture;
import io.chainstitch.sfc.impl.engine.Engine;
import io.chainstitch.sfc.impl.engine.NodeSynchroniser;
import io.chainstitch.sfc.impl.engine.UnknownNameException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.Name;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.CheckSync;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.CheckSyncInput;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.CheckSyncOutput;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.Direction;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.PreviewChain;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.PreviewChainInput;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.PreviewChainOutput;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.Resync;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.ResyncInput;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.ResyncOutput;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.TraceChain;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.TraceChainInput;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.TraceChainOutput;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.preview.chain.input.subject.Definition;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.preview.chain.input.subject.Existing;
import org.opendaylight.yangtools.yang.binding.Rpc;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.common.ErrorType;
import org.opendaylight.yangtools.yang.common.RpcResult;
import org.opendaylight.yangtools.yang.common.RpcResultBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operations of module {@code chainstitch-sfc}. What the engine answers is put into YANG form here. */
public final class SfcRpcs {
    private static final Logger LOG = LoggerFactory.getLogger(SfcRpcs.class);

    private final Engine engine;
    private final Supplier<String> defaultRenderer;

    /**
     * The operations over an engine.
     *
     * @param engine who answers
     * @param defaultRenderer name of the renderer of chains that name none
     */
    public SfcRpcs(Engine engine, Supplier<String> defaultRenderer) {
        this.engine = engine;
        this.defaultRenderer = defaultRenderer;
    }

    /** {@return the implementations to register} */
    public List<Rpc<?, ?>> implementations() {
        return List.of((TraceChain) this::trace, (PreviewChain) this::preview, (CheckSync) this::checkSync,
            (Resync) this::resync);
    }

    private ListenableFuture<RpcResult<TraceChainOutput>> trace(TraceChainInput input) {
        if (input.getName() == null) {
            return missing("name", "the name of a chain");
        }
        OptionalInt path = input.getPath() == null ? OptionalInt.empty() : OptionalInt.of(input.getPath().intValue());
        return answer(engine.queries().trace(input.getName().getValue(), input.getDirection() == Direction.Reverse,
            path).thenApply(Answers::trace));
    }

    private ListenableFuture<RpcResult<PreviewChainOutput>> preview(PreviewChainInput input) {
        if (input.getSubject() instanceof Existing existing && existing.getName() != null) {
            return answer(engine.queries().preview(existing.getName().getValue()).thenApply(Answers::preview));
        }
        if (input.getSubject() instanceof Definition definition && definition.getChain() != null
            && definition.getChain().getName() != null) {
            return answer(engine.queries().preview(io.chainstitch.sfc.impl.watch.ChainReader.chain(
                definition.getChain().getName().getValue(), definition.getChain(), defaultRenderer.get()))
                .thenApply(Answers::preview));
        }
        return missing("chain", "a chain with a name, or the name of a chain that is declared in leaf name");
    }

    private ListenableFuture<RpcResult<CheckSyncOutput>> checkSync(CheckSyncInput input) {
        return answer(engine.queries().compare(Optional.ofNullable(input.getNode()).map(Name::getValue))
            .thenApply(Answers::comparison));
    }

    private ListenableFuture<RpcResult<ResyncOutput>> resync(ResyncInput input) {
        boolean forget = Boolean.TRUE.equals(input.getForget());
        CompletionStage<List<String>> names = input.getNode() == null ? engine.nodes()
            : CompletableFuture.completedFuture(List.of(input.getNode().getValue()));
        return answer(names.thenCompose(found -> resync(found, forget)).thenApply(Answers::resync));
    }

    private CompletionStage<Map<String, NodeSynchroniser.Answer>> resync(List<String> names, boolean forget) {
        Map<String, CompletableFuture<NodeSynchroniser.Answer>> asked = new TreeMap<>();
        names.forEach(name -> asked.put(name, engine.resync(name, forget).toCompletableFuture()));
        return CompletableFuture.allOf(asked.values().toArray(CompletableFuture[]::new)).thenApply(ignored -> {
            Map<String, NodeSynchroniser.Answer> answers = new TreeMap<>();
            asked.forEach((name, answer) -> answers.put(name, answer.join()));
            return answers;
        });
    }

    private static <T> ListenableFuture<RpcResult<T>> missing(String element, String what) {
        return RpcResultBuilder.<T>failed().withError(ErrorType.APPLICATION, ErrorTag.MISSING_ELEMENT,
            "Leaf " + element + " is missing: give " + what + ".").buildFuture();
    }

    private static <T> ListenableFuture<RpcResult<T>> answer(CompletionStage<T> stage) {
        SettableFuture<RpcResult<T>> future = SettableFuture.create();
        stage.whenComplete((value, failure) -> future.set(failure == null ? RpcResultBuilder.success(value).build()
            : SfcRpcs.<T>failed(failure)));
        return future;
    }

    private static <T> RpcResult<T> failed(Throwable failure) {
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause()
            : failure;
        if (cause instanceof UnknownNameException) {
            return RpcResultBuilder.<T>failed().withError(ErrorType.APPLICATION, ErrorTag.DATA_MISSING,
                cause.getMessage()).build();
        }
        LOG.error("An operation failed", cause);
        return RpcResultBuilder.<T>failed().withError(ErrorType.APPLICATION, ErrorTag.OPERATION_FAILED,
            "It failed in the controller, see its log: " + cause.getMessage()).build();
    }
}
