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
package io.chainstitch.benchmarks.system;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was measured, in nanoseconds, by name and run. */
public final class Samples {
    private final Map<String, TreeMap<Integer, List<Double>>> values = new HashMap<>();
    private final Map<Integer, Map<String, Integer>> calls = new TreeMap<>();
    private String dataplane = "";

    void add(String name, int run, double nanos) {
        values.computeIfAbsent(name, key -> new TreeMap<>()).computeIfAbsent(run, key -> new ArrayList<>()).add(nanos);
    }

    /**
     * All samples of one name.
     *
     * @param name what was measured
     * @return a list for each run
     */
    public List<List<Double>> runs(String name) {
        return List.copyOf(values.get(name).values());
    }

    void calls(int node, Map<String, Integer> histogram) {
        calls.put(node, histogram);
    }

    /** {@return requests of one C3 by node, each by name} */
    public Map<Integer, Map<String, Integer>> calls() {
        return calls;
    }

    void dataplane(String name) {
        dataplane = name;
    }

    /** {@return what stood in for the nodes} */
    public String dataplane() {
        return dataplane;
    }
}
