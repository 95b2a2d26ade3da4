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

import static java.util.Objects.requireNonNull;

import io.chainstitch.honeycomb.model.EditConfig;
import io.chainstitch.sfc.api.GatewayException;
import io.chainstitch.sfc.api.NodeGateway.Staged;
import io.chainstitch.vpp.model.NodePlan;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.w3c.dom.Document;

/** One change in the candidate of a session: edited and validated, then committed or forgotten. */
final class Change implements Staged {
    private final AgentSession session;
    private final String transaction;
    private final NodePlan before;
    private final NodePlan after;
    private final CompletableFuture<Staged> staged = new CompletableFuture<>();

    private CompletableFuture<Void> committed;
    private CompletableFuture<Void> discarded;

    Change(AgentSession session, String transaction, NodePlan before, NodePlan after) {
        this.session = requireNonNull(session);
        this.transaction = requireNonNull(transaction);
        this.before = requireNonNull(before);
        this.after = requireNonNull(after);
    }

    CompletionStage<Staged> staged() {
        return staged;
    }

    /** The candidate is ours now. Edit and validate are sent without a wait between; a session keeps their order. */
    void start() {
        if (!session.isOpen()) {
            notStaged(lost());
            return;
        }
        Document config;
        try {
            config = EditConfig.config(session.data(), before, after, transaction);
        } catch (RuntimeException e) {
            notStaged(Failures.rejected(session.node(), e.getMessage(), e));
            return;
        }
        CompletableFuture<Reply> edit = session.rpcs().invoke(NetconfMessages.editConfig(config));
        CompletableFuture<Reply> validate = session.rpcs().invoke(NetconfMessages.validate());
        edit.thenAcceptBoth(validate, this::validated);
    }

    private void validated(Reply edit, Reply validate) {
        // the answer to a validate after a refused edit says nothing
        Reply decisive = edit instanceof Reply.Done ? validate : edit;
        if (decisive instanceof Reply.Refused refused) {
            GatewayException failure = Failures.rejected(session.node(), refused.reason(), null);
            forget().thenRun(() -> notStaged(failure));
        } else if (decisive instanceof Reply.Lost no) {
            // The session may live on when only this request was lost; its candidate is not to be trusted.
            session.broken();
            notStaged(Failures.unreachable(session.node(), no.reason()));
        } else if (session.isOpen()) {
            staged.complete(this);
        } else {
            notStaged(lost());
        }
    }

    private void notStaged(GatewayException failure) {
        session.finished(this);
        staged.completeExceptionally(failure);
    }

    private GatewayException lost() {
        return Failures.unreachable(session.node(), "the session ended, nothing was committed");
    }

    @Override
    public synchronized CompletionStage<Void> commit() {
        if (committed != null) {
            return committed;
        }
        if (discarded != null) {
            return Failures.failed(Failures.rejected(session.node(), "the change was discarded before", null));
        }
        committed = new CompletableFuture<>();
        if (session.isOpen()) {
            session.rpcs().invoke(NetconfMessages.commit()).thenAccept(this::answered);
        } else {
            session.finished(this);
            committed.completeExceptionally(lost());
        }
        return committed;
    }

    private void answered(Reply reply) {
        // A session that was closed meanwhile may have been another one already when the commit went out.
        boolean certain = session.isOpen();
        CompletableFuture<Void> result = commitResult();
        session.finished(this);
        if (reply instanceof Reply.Lost no) {
            result.completeExceptionally(Failures.unknown(session.node(), no.reason()));
        } else if (!certain) {
            result.completeExceptionally(Failures.unknown(session.node(), "the session ended"));
        } else if (reply instanceof Reply.Refused refused) {
            // a failed commit empties the candidate
            result.completeExceptionally(Failures.rejected(session.node(), refused.reason(), null));
        } else {
            result.complete(null);
        }
    }

    private synchronized CompletableFuture<Void> commitResult() {
        return committed;
    }

    @Override
    public synchronized CompletionStage<Void> discard() {
        if (committed != null) {
            return committed.handle((done, failure) -> null);
        }
        if (discarded == null) {
            discarded = forget().thenRun(() -> session.finished(this));
        }
        return discarded;
    }

    /** Never fails: a session that ended, or is replaced because it does not obey, takes its candidate with it. */
    private CompletableFuture<Void> forget() {
        if (!session.isOpen()) {
            return CompletableFuture.completedFuture(null);
        }
        return session.rpcs().invoke(NetconfMessages.discardChanges()).thenAccept(reply -> {
            if (!(reply instanceof Reply.Done)) {
                session.broken();
            }
        });
    }
}
