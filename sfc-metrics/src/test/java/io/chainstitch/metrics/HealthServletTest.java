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

import static org.junit.Assert.assertEquals;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.junit.Test;

public class HealthServletTest {
    private final StringWriter body = new StringWriter();
    private final HttpServletResponse response = mock(HttpServletResponse.class);

    private void get(String path, Ownership owner) throws IOException {
        HttpServletRequest request = mock(HttpServletRequest.class);
        when(request.getPathInfo()).thenReturn(path);
        when(response.getWriter()).thenReturn(new PrintWriter(body));
        new HealthServlet(() -> new Health.Facts(Instant.EPOCH, Optional.of(Instant.EPOCH), owner, Optional.empty(),
            java.util.List.of())).doGet(request, response);
    }

    private boolean ok() {
        return JsonParser.parseString(body.toString()).getAsJsonObject().get("ok").getAsBoolean();
    }

    @Test
    public void whatIsWellIsAnsweredWith200() throws Exception {
        get("/ready", Ownership.ELSEWHERE);

        verify(response).setStatus(200);
        assertEquals(true, ok());
    }

    @Test
    public void whatIsNotWellIsAnsweredWith503AndTheReasons() throws Exception {
        get("/ready", Ownership.NOBODY);

        verify(response).setStatus(503);
        assertEquals(false, ok());
        assertEquals("The controller runs on no member yet.", JsonParser.parseString(body.toString())
            .getAsJsonObject().getAsJsonArray("checks").get(1).getAsJsonObject().get("reason").getAsString());
    }

    @Test
    public void memberWithoutControllerIsAlive() throws Exception {
        get("/live", Ownership.NOBODY);

        verify(response).setStatus(200);
    }

    @Test
    public void otherQuestionsAreUnknown() throws Exception {
        get("/dead", Ownership.HERE);
        get(null, Ownership.HERE);

        verify(response, org.mockito.Mockito.times(2)).sendError(eq(404), anyString());
    }
}
