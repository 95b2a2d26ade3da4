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
 * The renderer of chains over SRv6 (RFC 8986): traffic is steered into SR policies, whose segments lead it through the
 * functions and to the end.
 *
 * <p>A {@link io.chainstitch.renderer.srv6.Way} is a path in one direction, so that both directions are the same code.
 * {@link io.chainstitch.renderer.srv6.Proxies} decides how each function is attached. A
 * {@link io.chainstitch.renderer.srv6.Plane} knows what is particular to frames, or to packets of one family. A
 * {@link io.chainstitch.renderer.srv6.Drawing} puts the objects together; it is run once to find out which identifiers
 * are needed, and once more with their values.
 */
package io.chainstitch.renderer.srv6;
