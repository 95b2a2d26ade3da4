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

import javax.servlet.ServletException;
import org.opendaylight.aaa.web.ServletDetails;
import org.opendaylight.aaa.web.WebContext;
import org.opendaylight.aaa.web.WebContextSecurer;
import org.opendaylight.aaa.web.WebServer;
import org.opendaylight.yangtools.concepts.Registration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Serves the page at {@code /chainstitch/} on the platform's HTTP server, behind the login of RESTCONF. */
@Component(service = { })
public final class WebComponent {
    private final Registration registration;

    /**
     * Starts to serve.
     *
     * @param server the platform's HTTP server
     * @param securer demands a login
     * @throws ServletException when the path is taken
     */
    @Activate
    public WebComponent(@Reference WebServer server, @Reference WebContextSecurer securer) throws ServletException {
        WebContext.Builder page = WebContext.builder().name("Chainstitch page").contextPath("/chainstitch")
            .supportsSessions(false)
            .addServlet(ServletDetails.builder().name("page").addUrlPattern("/*").servlet(new PageServlet()).build());
        securer.requireAuthentication(page);
        registration = server.registerWebContext(page.build());
    }

    /** The bundle stops. */
    @Deactivate
    public void close() {
        registration.close();
    }
}
