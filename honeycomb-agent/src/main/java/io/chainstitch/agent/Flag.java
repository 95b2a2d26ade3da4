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

import java.util.Locale;

/** A flag of the command line. Each can also be given as an environment variable; the flag wins. */
enum Flag {
    NAME("NAME", "name of the node, as in the controller's inventory"),
    LISTEN("ADDRESS:PORT", "serve NETCONF over SSH there"),
    RESTCONF_LISTEN("ADDRESS:PORT", "serve RESTCONF (HTTP) there; not served when absent"),
    VPP_API_SOCKET("PATH|emulator:[FILE]", "socket of VPP's binary API, or the embedded emulator with its interfaces"),
    VPP_API_DEFINITIONS("DIR", "folder with VPP's *.api.json files; built-in definitions when absent"),
    DATA_DIR("DIR", "folder of the configuration, the host key and the ledger"),
    USERNAME("USER", "the user that may log in"),
    PASSWORD_FILE("FILE", "file whose first line is the user's password");

    private final String argument;
    private final String meaning;

    Flag(String argument, String meaning) {
        this.argument = argument;
        this.meaning = meaning;
    }

    /** {@return the flag as it is typed} */
    String text() {
        return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@return the environment variable of the same meaning} */
    String variable() {
        return "CHAINSTITCH_AGENT_" + name();
    }

    /** {@return one line for the help text} */
    String help() {
        return String.format("  %-44s %s", text() + " " + argument, meaning);
    }
}
