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
 * The packet walk: follows a frame or a packet through what the nodes were found to hold and tells every step, and
 * where it ends.
 *
 * <p>It knows readings only, never a plan, and models what VPP was observed to do; where VPP does something else, the
 * walk is wrong. It has no I/O and no state.
 */
package io.chainstitch.vpp.model.walk;
