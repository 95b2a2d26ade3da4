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
 * From facts to what a reader sees: lines of text for people, JSON for programs, and the words of a command line.
 * Nothing here knows Karaf or OpenDaylight. Tables are our own and not Karaf's {@code ShellTable}, which cuts or pads
 * to a size that the caller must know, has a frame that scripts stumble over, and paints whole columns.
 */
package io.chainstitch.shell.view;
