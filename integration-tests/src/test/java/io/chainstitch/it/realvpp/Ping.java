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

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a run of ping counted.
 *
 * @param sent requests
 * @param received replies
 */
record Ping(int sent, int received) {
    /** As Linux says it ("5 packets transmitted, 4 received") and as VPP does ("5 sent, 4 received"). */
    private static final Pattern COUNTS = Pattern.compile("(\\d+) (?:packets transmitted|sent), (\\d+) received");

    static Ping parse(String output) {
        Matcher found = COUNTS.matcher(output);
        if (!found.find()) {
            throw new AssertionError("ping did not run: " + output);
        }
        return new Ping(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2)));
    }

    /** All replies came back. */
    static Ping all(int count) {
        return new Ping(count, count);
    }
}
