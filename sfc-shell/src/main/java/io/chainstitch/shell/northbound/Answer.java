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
package io.chainstitch.shell.northbound;

import com.google.common.base.Throwables;
import com.google.common.util.concurrent.ListenableFuture;
import io.chainstitch.shell.view.ShellFailure;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.opendaylight.yangtools.yang.common.RpcError;
import org.opendaylight.yangtools.yang.common.RpcResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for answers, but not for ever, and turns every other end into a sentence. */
final class Answer {
    private static final Logger LOG = LoggerFactory.getLogger(Answer.class);

    private Answer() {
    }

    static <T> T of(String who, ListenableFuture<T> future, Duration limit) {
        try {
            return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            future.cancel(false);
            throw new ShellFailure(who + " did not answer within " + limit.toSeconds()
                + " seconds: try again, and look at log:tail when it stays so.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            future.cancel(false);
            throw new ShellFailure("Interrupted before there was an answer.");
        } catch (ExecutionException e) {
            LOG.debug("{} failed", who, e.getCause());
            throw new ShellFailure(who + " failed: " + Throwables.getRootCause(e).getMessage()
                + "; the controller's log may tell more, see log:tail.");
        }
    }

    static <T> T ofRpc(String operation, ListenableFuture<RpcResult<T>> future, Duration limit) {
        RpcResult<T> result = of("The operation " + operation, future, limit);
        if (!result.isSuccessful()) {
            throw new ShellFailure(result.getErrors().stream().map(RpcError::getMessage)
                .collect(Collectors.joining(" ")));
        }
        return result.getResult();
    }
}
