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
package io.chainstitch.agent.dataplane;

import io.chainstitch.vpp.model.IpFamily;
import io.chainstitch.vpp.model.Table;
import java.util.List;

/**
 * What every reader needs first.
 *
 * @param names the interfaces and their names
 * @param tables the tables that VPP holds, table 0 of each family included
 */
record Scene(NameView names, List<Table> tables) {

    /** Whether it has to be asked to which table of a family an interface is bound. */
    boolean hasTables(IpFamily family) {
        return tables.stream().anyMatch(table -> table.ref().family() == family && table.ref().id() != 0);
    }
}
