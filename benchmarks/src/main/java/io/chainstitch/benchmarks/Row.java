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
package io.chainstitch.benchmarks;

import java.util.List;

/**
 * A line of the table that is printed.
 *
 * @param figure short name
 * @param definition what is measured
 * @param floor what it is compared with, and its value
 * @param value the median of the runs, with unit
 * @param ratio value divided by floor
 * @param target what is asked for
 * @param runs the value of each run
 */
record Row(String figure, String definition, String floor, String value, String ratio, String target, String runs) {
    private static final List<String> HEAD =
        List.of("figure", "definition", "floor", "value", "ratio", "target", "runs");

    static String head() {
        return line(HEAD) + "\n" + line(HEAD.stream().map(column -> "---").toList());
    }

    @Override
    public String toString() {
        return line(List.of(figure, definition, floor, value, ratio, target, runs));
    }

    private static String line(List<String> columns) {
        return "| " + String.join(" | ", columns) + " |";
    }
}
