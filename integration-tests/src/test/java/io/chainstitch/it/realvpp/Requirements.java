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
package io.chainstitch.it.realvpp;

import static org.junit.Assume.assumeTrue;

import io.chainstitch.it.harness.Command;
import io.chainstitch.vpp.api.testing.RealVpp;
import java.util.List;

/** What the tests on real VPPs need of the machine; where it is missing they are skipped and say so. */
final class Requirements {
    private Requirements() {
    }

    static void assume() {
        assumeTrue(RealVpp.missing(), RealVpp.found());
        assumeTrue("not root: network namespaces need it", "root".equals(System.getProperty("user.name")));
        for (String program : List.of("bash", "ip", "ping", "ethtool", "sysctl", "tcpdump")) {
            assumeTrue("no " + program + ": install it", Command.exists(program));
        }
    }
}
