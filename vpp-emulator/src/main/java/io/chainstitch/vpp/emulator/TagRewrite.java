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
package io.chainstitch.vpp.emulator;

/**
 * The VLAN tag rewrite of an interface, as its dump shows it.
 *
 * @param operation 0 none, 1..2 push, 3..4 pop, 5..8 translate
 * @param dot1q whether a pushed outer tag has type 0x8100
 * @param tag1 first pushed tag
 * @param tag2 second pushed tag
 */
record TagRewrite(long operation, boolean dot1q, long tag1, long tag2) {
    static final TagRewrite NONE = new TagRewrite(0, false, 0, 0);
    private static final int LAST = 8;
    private static final int[] TAGS_NEEDED = {0, 0, 0, 1, 2, 1, 1, 2, 2};
    private static final int[] TAGS_PUSHED = {0, 1, 2, 0, 0, 1, 2, 1, 2};

    /** A rewrite as requested; tags that the operation does not push are not kept. */
    static TagRewrite of(int operation, boolean dot1q, long tag1, long tag2) {
        int pushed = TAGS_PUSHED[operation];
        return new TagRewrite(operation, pushed > 0 && dot1q, pushed > 0 ? tag1 : 0, pushed > 1 ? tag2 : 0);
    }

    static boolean known(long operation) {
        return operation >= 0 && operation <= LAST;
    }

    static int tagsNeeded(int operation) {
        return TAGS_NEEDED[operation];
    }

    /** What VPP is left with after it refused an operation: the old operation without its tags. */
    TagRewrite afterRefusal() {
        return new TagRewrite(operation, false, 0, 0);
    }
}
