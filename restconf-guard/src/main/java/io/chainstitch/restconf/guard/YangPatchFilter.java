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
package io.chainstitch.restconf.guard;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.opendaylight.restconf.api.ApiPath;
import org.opendaylight.restconf.api.QueryParameters;
import org.opendaylight.restconf.api.query.PrettyPrintParam;
import org.opendaylight.restconf.common.errors.RestconfDocumentedException;
import org.opendaylight.restconf.common.errors.RestconfError;
import org.opendaylight.restconf.nb.rfc8040.ErrorTagMapping;
import org.opendaylight.restconf.server.api.JsonPatchBody;
import org.opendaylight.restconf.server.api.PatchBody;
import org.opendaylight.restconf.server.api.PatchStatusContext;
import org.opendaylight.restconf.server.api.RestconfServer;
import org.opendaylight.restconf.server.api.ServerError;
import org.opendaylight.restconf.server.api.ServerRequest;
import org.opendaylight.restconf.server.api.XmlPatchBody;
import org.opendaylight.restconf.server.spi.YangPatchStatusBody;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.common.ErrorType;
import org.opendaylight.yangtools.yang.data.api.YangNetconfErrorAware;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Hands a YANG Patch (RFC 8072) to the RESTCONF server and writes the answer, for which RESTCONF 7.0.7 has no writer.
 * It ranks behind the filter that demands a login.
 */
@Component(service = Filter.class, property = {
    "osgi.http.whiteboard.context.select=(osgi.http.whiteboard.context.path=/rests)",
    "osgi.http.whiteboard.filter.name=chainstitch-yang-patch", "osgi.http.whiteboard.filter.pattern=/data",
    "osgi.http.whiteboard.filter.pattern=/data/*", "osgi.http.whiteboard.filter.asyncSupported:Boolean=true",
    "service.ranking:Integer=-1000"})
public final class YangPatchFilter implements Filter {
    private static final String PATCH = "PATCH";
    private static final String JSON_PATCH = "application/yang-patch+json";
    private static final String XML_PATCH = "application/yang-patch+xml";
    private static final String JSON = "application/yang-data+json";
    private static final String XML = "application/yang-data+xml";
    private static final String DATA = "/data";

    private final RestconfServer server;

    /**
     * A filter.
     *
     * @param server what RESTCONF's servlet asks, too
     */
    @Activate
    public YangPatchFilter(@Reference RestconfServer server) {
        this.server = server;
    }

    @Override
    public void init(FilterConfig config) {
        // There is nothing to set.
    }

    @Override
    public void destroy() {
        // There is nothing to let go of.
    }

    @Override
    public void doFilter(ServletRequest plainRequest, ServletResponse plainResponse, FilterChain chain)
        throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) plainRequest;
        String type = Optional.ofNullable(request.getContentType()).orElse("").toLowerCase(Locale.ROOT);
        if (PATCH.equals(request.getMethod()) && (type.startsWith(JSON_PATCH) || type.startsWith(XML_PATCH))) {
            answer(request, type.startsWith(XML_PATCH), (HttpServletResponse) plainResponse);
        } else {
            chain.doFilter(request, plainResponse);
        }
    }

    private void answer(HttpServletRequest request, boolean xml, HttpServletResponse response) throws IOException {
        try (PatchBody body = body(request.getInputStream(), xml)) {
            answer(patch(path(request), body), wantsXml(request, xml), response);
        } catch (RestconfDocumentedException e) {
            refuse(e.getErrors(), response);
        } catch (RuntimeException e) {
            refuse(unreadable(e), response);
        }
    }

    /** What the server throws at a value that its type does not allow, or at a body that is no patch. */
    private static List<RestconfError> unreadable(RuntimeException why) {
        if (why instanceof YangNetconfErrorAware aware && !aware.getNetconfErrors().isEmpty()) {
            return aware.getNetconfErrors().stream()
                .map(error -> new RestconfError(error.type(), error.tag(),
                    Optional.ofNullable(error.message()).orElse(why.getMessage()))).toList();
        }
        return List.of(new RestconfError(ErrorType.PROTOCOL, ErrorTag.MALFORMED_MESSAGE,
            "The body is no YANG Patch (RFC 8072), or a value in it has another type than its leaf"
                + Optional.ofNullable(why.getMessage()).map(message -> ": " + message).orElse(".")));
    }

    private static PatchBody body(InputStream stream, boolean xml) {
        return xml ? new XmlPatchBody(stream) : new JsonPatchBody(stream);
    }

    private PatchStatusContext patch(ApiPath path, PatchBody body) {
        ServerRequest plain = ServerRequest.of(QueryParameters.of(), PrettyPrintParam.FALSE);
        return (path.isEmpty() ? server.dataPATCH(plain, body) : server.dataPATCH(plain, path, body)).getOrThrow()
            .status();
    }

    /** The part behind {@code /rests/data/}, as it was sent. */
    private static ApiPath path(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length() + DATA.length())
            .replaceFirst("^/", "");
        try {
            return ApiPath.parseUrl(path);
        } catch (ParseException e) {
            throw new RestconfDocumentedException("The address is none of RESTCONF: " + e.getMessage(),
                ErrorType.PROTOCOL, ErrorTag.MALFORMED_MESSAGE, e);
        }
    }

    /** What was sent decides, unless only the other is accepted. */
    private static boolean wantsXml(HttpServletRequest request, boolean sentXml) {
        String accepted = Optional.ofNullable(request.getHeader("Accept")).orElse("");
        return sentXml ? !accepted.contains("json") || accepted.contains("xml")
            : accepted.contains("xml") && !accepted.contains("json");
    }

    private static void answer(PatchStatusContext status, boolean xml, HttpServletResponse response)
        throws IOException {
        response.setStatus(status.ok() ? HttpServletResponse.SC_OK
            : ErrorTagMapping.RFC8040.statusOf(tag(status)).code());
        response.setContentType(xml ? XML : JSON);
        YangPatchStatusBody body = new YangPatchStatusBody(status);
        if (xml) {
            body.formatToXML(PrettyPrintParam.FALSE, response.getOutputStream());
        } else {
            body.formatToJSON(PrettyPrintParam.FALSE, response.getOutputStream());
        }
    }

    /** The tag of the first thing that is wrong. */
    private static ErrorTag tag(PatchStatusContext status) {
        return Stream.concat(errors(status.globalErrors()),
                status.editCollection().stream().flatMap(edit -> errors(edit.getEditErrors())))
            .map(ServerError::tag).findFirst().orElse(ErrorTag.OPERATION_FAILED);
    }

    private static Stream<ServerError> errors(List<ServerError> errors) {
        return errors == null ? Stream.empty() : errors.stream();
    }

    private static void refuse(List<RestconfError> errors, HttpServletResponse response) throws IOException {
        JsonArray list = new JsonArray();
        for (RestconfError error : errors) {
            JsonObject entry = new JsonObject();
            entry.addProperty("error-type", error.getErrorType().elementBody());
            entry.addProperty("error-tag", error.getErrorTag().elementBody());
            entry.addProperty("error-message", error.getErrorMessage());
            list.add(entry);
        }
        JsonObject inner = new JsonObject();
        inner.add("error", list);
        JsonObject body = new JsonObject();
        body.add("ietf-restconf:errors", inner);
        response.setStatus(ErrorTagMapping.RFC8040.statusOf(errors.isEmpty() ? ErrorTag.OPERATION_FAILED
            : errors.get(0).getErrorTag()).code());
        response.setContentType(JSON);
        response.getOutputStream().write(body.toString().getBytes(StandardCharsets.UTF_8));
    }
}
