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

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.servlet.FilterChain;
import javax.servlet.ReadListener;
import javax.servlet.ServletInputStream;
import javax.servlet.ServletOutputStream;
import javax.servlet.WriteListener;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.junit.Before;
import org.junit.Test;
import org.opendaylight.restconf.api.ApiPath;
import org.opendaylight.restconf.common.errors.RestconfDocumentedException;
import org.opendaylight.restconf.common.errors.RestconfFuture;
import org.opendaylight.restconf.server.api.DataYangPatchResult;
import org.opendaylight.restconf.server.api.JsonPatchBody;
import org.opendaylight.restconf.server.api.PatchBody;
import org.opendaylight.restconf.server.api.PatchStatusContext;
import org.opendaylight.restconf.server.api.PatchStatusEntity;
import org.opendaylight.restconf.server.api.RestconfServer;
import org.opendaylight.restconf.server.api.ServerError;
import org.opendaylight.restconf.server.api.XmlPatchBody;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.common.ErrorType;
import org.opendaylight.yangtools.yang.data.api.YangNetconfError;
import org.opendaylight.yangtools.yang.data.api.YangNetconfErrorAware;

public final class YangPatchFilterTest {
    private final RestconfServer server = mock(RestconfServer.class);
    private final HttpServletRequest request = mock(HttpServletRequest.class);
    private final HttpServletResponse response = mock(HttpServletResponse.class);
    private final FilterChain chain = mock(FilterChain.class);
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final YangPatchFilter filter = new YangPatchFilter(server);

    @Before
    public void patch() throws Exception {
        when(request.getMethod()).thenReturn("PATCH");
        when(request.getContextPath()).thenReturn("/rests");
        when(request.getRequestURI()).thenReturn("/rests/data/chainstitch-sfc:sfc/chain=a%20b");
        when(request.getContentType()).thenReturn("application/yang-patch+json; charset=utf-8");
        when(request.getInputStream()).thenReturn(new Given());
        when(response.getOutputStream()).thenReturn(new Collected());
    }

    private void serverAnswers(PatchStatusContext status) {
        when(server.dataPATCH(any(), any(ApiPath.class), any(PatchBody.class)))
            .thenReturn(RestconfFuture.of(new DataYangPatchResult(status)));
    }

    private String answer() {
        return body.toString(StandardCharsets.UTF_8);
    }

    @Test
    public void patchThatWasCarriedOutIsAnsweredSo() throws Exception {
        serverAnswers(new PatchStatusContext("p", List.of(), true, null));

        filter.doFilter(request, response, chain);

        verify(response).setStatus(200);
        verify(response).setContentType("application/yang-data+json");
        assertEquals("{\"ietf-yang-patch:yang-patch-status\":{\"patch-id\":\"p\",\"ok\":[null]}}", answer());
        verify(server).dataPATCH(any(), eq(ApiPath.parse("chainstitch-sfc:sfc/chain=a%20b")),
            any(JsonPatchBody.class));
        verifyNoInteractions(chain);
    }

    @Test
    public void editThatIsWrongIsNamedWithItsTag() throws Exception {
        serverAnswers(new PatchStatusContext("p", List.of(new PatchStatusEntity("one", true, null),
            new PatchStatusEntity("two", false,
                List.of(new ServerError(ErrorType.PROTOCOL, ErrorTag.DATA_MISSING, "not there")))), false, null));

        filter.doFilter(request, response, chain);

        verify(response).setStatus(409);
        assertTrue(answer(), answer().contains("{\"edit-id\":\"two\",\"errors\":{\"error\":["));
        assertTrue(answer(), answer().contains("\"error-tag\":\"data-missing\""));
    }

    @Test
    public void patchThatIsNoneIsRefusedWithTheSentence() throws Exception {
        when(server.dataPATCH(any(), any(ApiPath.class), any(PatchBody.class)))
            .thenReturn(RestconfFuture.failed(new RestconfDocumentedException("Error parsing input",
                ErrorType.PROTOCOL, ErrorTag.MALFORMED_MESSAGE)));

        filter.doFilter(request, response, chain);

        verify(response).setStatus(400);
        assertEquals("{\"ietf-restconf:errors\":{\"error\":[{\"error-type\":\"protocol\",\"error-tag\":"
            + "\"malformed-message\",\"error-message\":\"Error parsing input\"}]}}", answer());
    }

    @Test
    public void valueOutsideOfItsRangeIsRefusedWithTheTagOfItsError() throws Exception {
        when(server.dataPATCH(any(), any(ApiPath.class), any(PatchBody.class))).thenThrow(new OutOfRange());

        filter.doFilter(request, response, chain);

        verify(response).setStatus(400);
        assertTrue(answer(), answer().contains("\"error-tag\":\"invalid-value\",\"error-message\":\"too small\""));
    }

    @Test
    public void bodyThatCannotBeReadIsRefused() throws Exception {
        when(server.dataPATCH(any(), any(ApiPath.class), any(PatchBody.class)))
            .thenThrow(new IllegalStateException("Expected a name"));

        filter.doFilter(request, response, chain);

        verify(response).setStatus(400);
        assertTrue(answer(), answer().contains("malformed-message") && answer().contains("Expected a name"));
    }

    private static final class OutOfRange extends IllegalArgumentException implements YangNetconfErrorAware {
        private static final long serialVersionUID = 1L;

        OutOfRange() {
            super("too small");
        }

        @Override
        public List<YangNetconfError> getNetconfErrors() {
            YangNetconfError error = mock(YangNetconfError.class);
            when(error.type()).thenReturn(ErrorType.APPLICATION);
            when(error.tag()).thenReturn(ErrorTag.INVALID_VALUE);
            return List.of(error);
        }
    }

    @Test
    public void wholeDatastoreCanBePatchedWithXml() throws Exception {
        when(request.getRequestURI()).thenReturn("/rests/data");
        when(request.getContentType()).thenReturn("application/yang-patch+xml");
        when(server.dataPATCH(any(), any(PatchBody.class)))
            .thenReturn(RestconfFuture.of(new DataYangPatchResult(new PatchStatusContext("p", List.of(), true, null))));

        filter.doFilter(request, response, chain);

        verify(server).dataPATCH(any(), any(XmlPatchBody.class));
        verify(response).setContentType("application/yang-data+xml");
        assertTrue(answer(), answer().contains("<ok"));
    }

    @Test
    public void everythingElsePasses() throws Exception {
        when(request.getContentType()).thenReturn("application/yang-data+json", (String) null);
        filter.doFilter(request, response, chain);
        filter.doFilter(request, response, chain);
        when(request.getContentType()).thenReturn("application/yang-patch+json");
        when(request.getMethod()).thenReturn("POST");
        filter.doFilter(request, response, chain);

        verify(chain, org.mockito.Mockito.times(3)).doFilter(request, response);
        verifyNoInteractions(server);
        verify(response, never()).setStatus(org.mockito.ArgumentMatchers.anyInt());
    }

    private static final class Given extends ServletInputStream {
        private final ByteArrayInputStream bytes = new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8));

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("the test reads everything at once");
        }
    }

    private final class Collected extends ServletOutputStream {
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
    }
}
