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

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/**
 * Serves the files of the page, with headers that forbid whatever the page does not need: a name that looks like markup
 * could do nothing even if the page took it for markup.
 */
final class PageServlet extends HttpServlet {
    static final String POLICY = "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
        + "object-src 'none'";

    /** Swagger UI has its signs in its style sheet, as data. */
    static final String API_POLICY = POLICY + "; img-src 'self' data:";

    private static final String API = "api.html";
    private static final long serialVersionUID = 1L;
    private static final String POLICY_HEADER = "Content-Security-Policy";
    private static final Pattern FILE = Pattern.compile("/([a-z]+\\.(html|css|js|svg))");
    private static final Map<String, String> TYPES = Map.of("html", "text/html;charset=utf-8",
        "css", "text/css;charset=utf-8", "js", "text/javascript;charset=utf-8", "svg", "image/svg+xml");
    private static final Map<String, String> HEADERS = Map.of(POLICY_HEADER, POLICY,
        "X-Content-Type-Options", "nosniff", "X-Frame-Options", "DENY", "Referrer-Policy", "no-referrer",
        "Cross-Origin-Opener-Policy", "same-origin", "Cache-Control", "no-cache");

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HEADERS.forEach(response::setHeader);
        String path = request.getPathInfo();
        if (path == null) {
            response.sendRedirect(request.getContextPath() + "/");
            return;
        }
        Matcher file = FILE.matcher(path.equals("/") ? "/index.html" : path);
        byte[] body = file.matches() ? read(file.group(1)) : null;
        if (body == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND, "There is no such file.");
            return;
        }
        if (file.group(1).equals(API)) {
            response.setHeader(POLICY_HEADER, API_POLICY);
        }
        response.setContentType(TYPES.get(file.group(2)));
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** The bytes of a file of the page, null when it has none of that name. */
    private static byte[] read(String name) throws IOException {
        try (InputStream stream = PageServlet.class.getResourceAsStream("/web/" + name)) {
            return stream == null ? null : stream.readAllBytes();
        }
    }
}
