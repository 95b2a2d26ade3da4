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

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One figure of several runs.
 *
 * @param values one value for each run, in the order of the runs
 */
record Runs(List<Double> values) {
    Runs {
        values = List.copyOf(values);
    }

    static Runs of(double... values) {
        return new Runs(Arrays.stream(values).boxed().toList());
    }

    double median() {
        return percentile(values, 50);
    }

    /**
     * The value below which so many of all values are; the nearer one, never a mean of two.
     *
     * @param values the values, at least one
     * @param percent 0..100
     * @return one of the values
     */
    static double percentile(Collection<Double> values, double percent) {
        List<Double> sorted = values.stream().sorted().toList();
        int index = (int) Math.ceil(percent / 100 * sorted.size()) - 1;
        return sorted.get(Math.max(0, index));
    }

    /** All runs, short enough for a table. */
    String text() {
        return values.stream().map(Runs::number).collect(Collectors.joining(" / "));
    }

    /** Three significant digits at the least. */
    static String number(double value) {
        int decimals = value >= 100 ? 0 : value >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
