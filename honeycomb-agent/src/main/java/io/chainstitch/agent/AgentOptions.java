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

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the command line asks for.
 *
 * @param name name of the node, as in the controller's inventory
 * @param listen where NETCONF over SSH is served
 * @param restconfListen where RESTCONF is served; empty = not at all
 * @param vpp where VPP's binary API is
 * @param definitions folder with VPP's API definitions ({@code *.api.json}); empty = the built-in ones
 * @param dataDir folder of the configuration, the host key and the ledger
 * @param username the one user
 * @param passwordFile file whose first line is the password of the user
 */
record AgentOptions(String name, ListenAddress listen, Optional<ListenAddress> restconfListen, VppLocation vpp,
    Optional<Path> definitions, Path dataDir, String username, Path passwordFile) {
}
