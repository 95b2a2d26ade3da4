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
package io.chainstitch.vpp.emulator;

/** Liveness and version. */
final class SystemFeature implements Feature {
    static final String VERSION = "26.06-release";

    @Override
    public void register(Handlers handlers) {
        handlers.reply("control_ping", request -> Handlers.values("retval", 0L, "client_index", 0L,
            "vpe_pid", ProcessHandle.current().pid()));
        handlers.reply("show_version", request -> Handlers.values("retval", 0L, "program", "vpe",
            "version", VERSION, "build_date", "2026-06-24T00:00:00", "build_directory", "emulator"));
    }
}
