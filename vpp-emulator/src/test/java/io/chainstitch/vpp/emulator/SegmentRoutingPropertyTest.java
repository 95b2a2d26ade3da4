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

import static org.junit.Assert.assertEquals;

import com.pholser.junit.quickcheck.Property;
import com.pholser.junit.quickcheck.runner.JUnitQuickcheck;
import io.chainstitch.vpp.api.ApiDefinitions;
import io.chainstitch.vpp.api.ApiMessage;
import io.chainstitch.vpp.api.ApiProtocolException;
import io.chainstitch.vpp.api.MessageCodec;
import io.chainstitch.vpp.api.MessageDefinition;
import io.chainstitch.vpp.model.InterfaceAddress;
import io.chainstitch.vpp.model.IpAddress;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.runner.RunWith;

/** What was made can be taken away again, whatever it was, and leaves nothing. */
@RunWith(JUnitQuickcheck.class)
public class SegmentRoutingPropertyTest {
    private static final List<String> DUMPS = List.of("sr_localsids_dump", "sr_policies_v2_dump",
        "sr_policies_with_sl_index_dump", "sr_steering_pol_dump", "l2_xconnect_dump", "ip_table_dump",
        "abf_policy_dump", "abf_itf_attach_dump");
    private static final int STEPS = 60;
    private static final int NAMES = 6;
    private static final long TABLE = 7;

    private final Emulation emulation = new Emulation(EmulatorConfig.empty(), System::nanoTime, new Random(1));
    private final Deque<Runnable> undo = new ArrayDeque<>();

    @Property(trials = 40)
    public void everythingIsUndoneInReverseOrder(long seed) {
        for (int i = 0; i < NAMES; i++) {
            ask("create_loopback", Map.of());
        }
        ask("ip_table_add_del", Map.of("table", Map.of("table_id", TABLE)));
        List<String> before = state();
        Random random = new Random(seed);
        for (int i = 0; i < STEPS; i++) {
            step(random.nextInt(6), 1 + random.nextInt(NAMES), 1 + random.nextInt(NAMES));
        }
        while (!undo.isEmpty()) {
            undo.pop().run();
        }
        assertEquals("seed " + seed, before, state());
    }

    private void step(int kind, int name, int other) {
        Map<String, Object> bsid = Map.of("bsid_addr", IpAddress.of("fd00::" + name));
        InterfaceAddress prefix = InterfaceAddress.of("10.0.0." + other + "/32");
        switch (kind) {
            case 0 -> pair("sr_localsid_add_del", Map.of("localsid", IpAddress.of("fc00::" + name), "behavior", 5L,
                "sw_if_index", (long) other), "is_del", true);
            case 1 -> attempt("sr_policy_add_v2", with(bsid, Map.of("is_encap", true, "sids",
                Map.of("num_sids", 1L, "sids", List.of(IpAddress.of("fc01::1"))))), "sr_policy_del", bsid);
            case 2 -> pair("sr_steering_add_del", with(bsid, Map.of("traffic_type", 2L, "sw_if_index", (long) other)),
                "is_del", true);
            case 3 -> pair("sr_steering_add_del", with(bsid, Map.of("traffic_type", 4L, "table_id", TABLE,
                "prefix", prefix)), "is_del", true);
            case 4 -> pair("ip_route_add_del", Map.of("route", Map.of("prefix", prefix, "table_id", TABLE,
                "paths", List.of(Map.of("type", 2L)))), "is_add", false);
            default -> attach(name, other);
        }
    }

    /** A policy is never added again: that is one of the things that cannot be undone. */
    private void attach(long policy, long sw) {
        boolean there = answers("abf_policy_dump", Map.of()).stream()
            .anyMatch(entry -> entry.struct("policy").number("policy_id") == policy);
        if (!there) {
            pair("abf_policy_add_del", Map.of("policy", Map.of("policy_id", policy, "paths",
                List.of(Map.of("sw_if_index", Handlers.NONE, "table_id", TABLE)))), "is_add", false);
        }
        pair("abf_itf_attach_add_del", Map.of("attach", Map.of("policy_id", policy, "sw_if_index", sw)), "is_add",
            false);
    }

    /** Does what the same message undoes when a flag has another value. */
    private void pair(String message, Map<String, Object> values, String flag, boolean undoing) {
        attempt(message, with(values, Map.of(flag, !undoing)), message, with(values, Map.of(flag, undoing)));
    }

    private void attempt(String message, Map<String, Object> values, String opposite, Map<String, Object> undoing) {
        if (ask(message, values) == 0) {
            undo.push(() -> ask(opposite, undoing));
        }
    }

    private static Map<String, Object> with(Map<String, Object> values, Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(values);
        all.putAll(more);
        return all;
    }

    private List<String> state() {
        List<String> state = new ArrayList<>(DUMPS.stream().map(dump -> dump + answers(dump, Map.of())).toList());
        state.add("IPv4 routes " + answers("ip_route_v2_dump", Map.of("table", Map.of("table_id", TABLE))).size());
        state.add("IPv6 routes " + answers("ip_route_v2_dump", Map.of("table", Map.of("is_ip6", true))).size());
        return state;
    }

    private long ask(String message, Map<String, Object> values) {
        return answers(message, values).get(0).retval();
    }

    private List<ApiMessage> answers(String message, Map<String, Object> values) {
        MessageDefinition definition = ApiDefinitions.builtIn().message(message).orElseThrow();
        try {
            return emulation.handle(new ApiMessage(message, MessageCodec.decode(definition,
                ByteBuffer.wrap(MessageCodec.encode(definition, values))))).orElseThrow().replies();
        } catch (ApiProtocolException e) {
            throw new AssertionError(e);
        }
    }
}
