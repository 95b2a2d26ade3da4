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
package io.chainstitch.metrics;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Answers {@code live} and {@code ready}: 200 when all is well, else 503, with the reasons as JSON. */
final class HealthServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Map<String, Function<Health.Facts, List<Health.Check>>> QUESTIONS =
        Map.of("/live", Health::live, "/ready", Health::ready);

    private final transient Supplier<Health.Facts> facts;

    HealthServlet(Supplier<Health.Facts> facts) {
        this.facts = facts;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo();
        Function<Health.Facts, List<Health.Check>> question = path == null ? null : QUESTIONS.get(path);
        if (question == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND, "There are health/live and health/ready.");
            return;
        }
        List<Health.Check> checks = question.apply(facts.get());
        boolean ok = checks.stream().allMatch(Health.Check::ok);
        response.setStatus(ok ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        write(response, ok, checks);
    }

    private static void write(HttpServletResponse response, boolean ok, List<Health.Check> checks)
        throws IOException {
        JsonWriter json = new JsonWriter(response.getWriter());
        json.beginObject().name("ok").value(ok).name("checks").beginArray();
        for (Health.Check check : checks) {
            json.beginObject().name("name").value(check.name()).name("ok").value(check.ok())
                .name("reason").value(check.reason()).endObject();
        }
        json.endArray().endObject().flush();
        response.getWriter().write('\n');
        response.getWriter().flush();
    }
}
