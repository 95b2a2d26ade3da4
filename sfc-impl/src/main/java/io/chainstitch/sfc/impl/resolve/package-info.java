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
 * Which instances a chain uses and on which paths: a pure function of the definition, a snapshot of the inventory, the
 * renderer's rules and the lanes that are installed.
 *
 * <p>{@link io.chainstitch.sfc.impl.resolve.ChainResolver} is the way in. The definition is checked, instances are
 * matched, one network and one layer are decided, installed lanes are kept, new lanes are one min-cost max-flow,
 * further starts join lanes, and paths get their ids. The package knows no OpenDaylight type.
 */
package io.chainstitch.sfc.impl.resolve;
