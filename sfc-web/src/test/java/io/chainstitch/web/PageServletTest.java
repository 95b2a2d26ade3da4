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
package io.chainstitch.web;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.servlet.ServletOutputStream;
import javax.servlet.WriteListener;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.junit.Test;

public class PageServletTest {
    private static final Path FILES = Path.of("src/main/resources/web");

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final HttpServletResponse response = mock(HttpServletResponse.class);

    private void get(String path) throws IOException {
        HttpServletRequest request = mock(HttpServletRequest.class);
        when(request.getPathInfo()).thenReturn(path);
        when(request.getContextPath()).thenReturn("/chainstitch");
        when(response.getOutputStream()).thenReturn(new ServletOutputStream() {
            @Override
            public void write(int value) {
                body.write(value);
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new UnsupportedOperationException("the test reads everything at once");
            }
        });
        new PageServlet().doGet(request, response);
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            return files.collect(Collectors.toList());
        }
    }

    @Test
    public void rootIsThePageUnderAStrictPolicy() throws Exception {
        get("/");

        assertTrue(body.toString(StandardCharsets.UTF_8).contains("<title>Chainstitch</title>"));
        verify(response).setContentType("text/html;charset=utf-8");
        verify(response).setHeader("Content-Security-Policy", PageServlet.POLICY);
        verify(response).setHeader("X-Content-Type-Options", "nosniff");
        assertFalse(PageServlet.POLICY.contains("unsafe"));
    }

    @Test
    public void descriptionOfRestconfMayHaveSignsAsDataAndNothingElse() throws Exception {
        get("/api.html");

        verify(response).setHeader("Content-Security-Policy", PageServlet.POLICY + "; img-src 'self' data:");
    }

    @Test
    public void addressWithoutSlashLeadsToThePage() throws Exception {
        get(null);

        verify(response).sendRedirect("/chainstitch/");
    }

    @Test
    public void everyFileIsServedAsItIs() throws Exception {
        for (Path file : files()) {
            body.reset();
            get("/" + file.getFileName());
            assertEquals(file.toString(), Files.readString(file), body.toString(StandardCharsets.UTF_8));
        }
        verify(response, never()).sendError(anyInt(), anyString());
    }

    @Test
    public void nothingElseIsServed() throws Exception {
        for (String path : List.of("/../web/index.html", "/none.html", "/index.html/", "/META-INF/MANIFEST.MF",
            "/..%2findex.html", "/INDEX.HTML", "//index.html", "")) {
            get(path);
        }

        assertEquals("", body.toString(StandardCharsets.UTF_8));
        verify(response, times(8)).sendError(eq(404), anyString());
    }

    @Test
    public void filesAreSmallAndTheirLinesShort() throws Exception {
        for (Path file : files()) {
            List<String> lines = Files.readAllLines(file);
            assertTrue(file.toString(), lines.size() <= 400);
            assertEquals(file.toString(), List.of(),
                lines.stream().filter(line -> line.length() > 120).collect(Collectors.toList()));
        }
    }

    /** The policy would stop them, and the page would be broken. */
    @Test
    public void noFileHasInlineCodeOrStyleOrComesFromElsewhere() throws Exception {
        Pattern inline = Pattern.compile("<script(?![^>]* src=)|<style| style=| on[a-z]+=\"|innerHTML|outerHTML"
            + "|insertAdjacentHTML|document\\.write|\\beval\\(|https?://(?!www\\.(w3|apache)\\.org/)");
        for (Path file : files()) {
            List<String> found = Files.readAllLines(file).stream().filter(line -> inline.matcher(line).find())
                .collect(Collectors.toList());
            assertEquals(file.toString(), List.of(), found);
        }
    }
}
