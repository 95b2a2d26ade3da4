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
package io.chainstitch.renderer.srv6;

import io.chainstitch.vpp.model.IpAddress;

/**
 * A segment.
 *
 * @param address the SID
 * @param node the node that it belongs to
 * @param owner what it stands for; the same as long as it means the same
 * @param returnTable id of the IPv6 table in which that node looks up the next segment after this one
 */
record Sid(IpAddress address, String node, String owner, long returnTable) {
}
