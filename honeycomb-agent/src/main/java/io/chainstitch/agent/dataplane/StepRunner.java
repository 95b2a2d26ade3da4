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

import io.chainstitch.vpp.model.InterfaceObject;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.ObjectKind;
import io.chainstitch.vpp.model.Policy;
import io.chainstitch.vpp.model.Step;
import io.chainstitch.vpp.model.Table;
import io.chainstitch.vpp.model.VppObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Applies ordered steps with as few waits as the order allows, since VPP answers a burst as fast as a single request.
 * Removals of one kind go out together; so do all creations and changes, each as soon as what it refers to is made.
 */
final class StepRunner {
    private final VppSession vpp;
    private final boolean stopAtFailure;
    private final List<StepResult> results = new ArrayList<>();
    private final Map<String, CompletableFuture<?>> inWork = new HashMap<>();

    private StepRunner(VppSession vpp, boolean stopAtFailure) {
        this.vpp = vpp;
        this.stopAtFailure = stopAtFailure;
    }

    /**
     * Runs steps.
     *
     * @param vpp the connection
     * @param steps in the order of {@code Steps}
     * @param stopAtFailure whether nothing more is begun after a burst that had a failure
     * @return a result for each step that was tried
     */
    static List<StepResult> run(VppSession vpp, List<Step> steps, boolean stopAtFailure) {
        return new StepRunner(vpp, stopAtFailure).run(steps);
    }

    private List<StepResult> run(List<Step> steps) {
        int start = 0;
        while (start < steps.size()) {
            int end = start + 1;
            while (end < steps.size() && end < start + Bursts.LENGTH
                && burst(steps.get(start)).equals(burst(steps.get(end)))) {
                end++;
            }
            List<Step> burst = steps.subList(start, end);
            results.addAll(burst.get(0) instanceof Step.Delete ? deletions(burst) : creations(burst));
            if (stopAtFailure && results.stream().anyMatch(result -> !result.applied())) {
                break;
            }
            start = end;
        }
        return results;
    }

    /** Steps with equal values here may be in flight at the same time. */
    private static Set<ObjectKind> burst(Step step) {
        return step instanceof Step.Delete ? Set.of(step.key().kind()) : Set.of();
    }

    private List<StepResult> deletions(List<Step> steps) {
        Set<String> stillUsed = new HashSet<>();
        results.stream().filter(result -> !result.applied() && result.step() instanceof Step.Delete)
            .flatMap(result -> needs(((Step.Delete) result.step()).object())).forEach(stillUsed::add);
        List<CompletableFuture<StepResult>> running = new ArrayList<>();
        for (Step step : steps) {
            String name = provides(((Step.Delete) step).object());
            CompletableFuture<?> work = name != null && stillUsed.contains(name)
                ? CompletableFuture.failedFuture(new SkippedStep("kept because what uses it could not be removed"))
                : write(step);
            running.add(work.handle((done, failure) -> StepResult.of(step, failure)));
        }
        return running.stream().map(CompletableFuture::join).toList();
    }

    private List<StepResult> creations(List<Step> steps) {
        List<CompletableFuture<StepResult>> running = new ArrayList<>();
        for (Step step : steps) {
            VppObject object = step instanceof Step.Create create ? create.object() : ((Step.Change) step).after();
            List<CompletableFuture<?>> needed = new ArrayList<>();
            needs(object).map(inWork::get).filter(Objects::nonNull).forEach(needed::add);
            CompletableFuture<?> work = needed.isEmpty() ? write(step) : after(needed, step);
            String name = provides(object);
            if (name != null) {
                inWork.put(name, work);
            }
            running.add(work.handle((done, failure) -> StepResult.of(step, failure)));
        }
        return running.stream().map(CompletableFuture::join).toList();
    }

    private CompletableFuture<?> after(List<CompletableFuture<?>> needed, Step step) {
        return CompletableFuture.allOf(needed.toArray(CompletableFuture<?>[]::new))
            .exceptionally(failure -> {
                throw new SkippedStep("waits for an object that could not be made");
            }).thenCompose(ready -> write(step));
    }

    /** A mapping error of one object must not end the others. */
    private CompletableFuture<?> write(Step step) {
        try {
            return Writers.write(vpp, step);
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static Stream<String> needs(VppObject object) {
        return Stream.of(object.interfaces().stream().map(name -> "interface " + name),
            object.tables().stream().map(ref -> "table " + ref), object.needs().stream().map(ObjectKey::toString))
            .flatMap(each -> each);
    }

    private static String provides(VppObject object) {
        if (object instanceof InterfaceObject iface) {
            return "interface " + iface.name();
        }
        if (object instanceof Policy) {
            return object.key().toString();
        }
        return object instanceof Table table ? "table " + table.ref() : null;
    }
}
