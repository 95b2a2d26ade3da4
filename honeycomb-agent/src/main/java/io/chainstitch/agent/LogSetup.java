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
package io.chainstitch.agent;

import java.io.IOException;
import java.io.InputStream;
import java.util.logging.LogManager;

/** Sets up logging, unless the user brings a configuration of the Java platform's logging. */
final class LogSetup {
    private LogSetup() {
    }

    static void apply() throws StartException {
        if (System.getProperty("java.util.logging.config.file") != null) {
            return;
        }
        try (InputStream configuration = LogSetup.class.getResourceAsStream("/logging.properties")) {
            LogManager.getLogManager().readConfiguration(configuration);
        } catch (IOException e) {
            throw new StartException("cannot set up logging: " + e.getMessage(), e);
        }
    }
}
