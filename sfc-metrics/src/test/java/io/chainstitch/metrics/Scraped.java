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

import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import javax.servlet.ServletOutputStream;
import javax.servlet.WriteListener;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/**
 * What a scrape got.
 *
 * @param contentType type of the body
 * @param body the text
 */
record Scraped(String contentType, String body) {

    static Scraped of(PrometheusRegistry registry, String accept) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        AtomicReference<String> type = new AtomicReference<>();
        HttpServletRequest request = mock(HttpServletRequest.class);
        when(request.getHeader("Accept")).thenReturn(accept);
        HttpServletResponse response = mock(HttpServletResponse.class);
        doAnswer(call -> {
            type.set(call.getArgument(0));
            return null;
        }).when(response).setContentType(anyString());
        try {
            when(response.getOutputStream()).thenReturn(new Collected(bytes));
            new MetricsServlet(registry).doGet(request, response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Scraped(type.get(), bytes.toString(StandardCharsets.UTF_8));
    }

    private static final class Collected extends ServletOutputStream {
        private final ByteArrayOutputStream bytes;

        Collected(ByteArrayOutputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public void write(int value) {
            bytes.write(value);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException("the test reads everything at once");
        }
    }
}
