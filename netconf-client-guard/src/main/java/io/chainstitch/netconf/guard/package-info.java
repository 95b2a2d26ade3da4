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
/**
 * Cures three bugs of the NETCONF client of OpenDaylight 7.0.7 from outside, through its public API: a race at the SSH
 * connect, attempts that never end, and keepalive timers that never end. Version 7.0.12 has cures of its own, but needs
 * artifacts that were never published.
 */
package io.chainstitch.netconf.guard;
