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
import io.chainstitch.vpp.model.MacAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.runner.RunWith;

/** A question for one entry finds what a dump of all shows. */
@RunWith(JUnitQuickcheck.class)
public class FibLookupPropertyTest {
    private static final int STEPS = 40;
    private static final int INTERFACES = 5;

    private final Emulation emulation = new Emulation(EmulatorConfig.empty(), System::nanoTime, new Random(1));

    @Property(trials = 60)
    public void lookupFindsWhatADumpShows(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < INTERFACES; i++) {
            answers("create_loopback", Map.of());
        }
        for (int i = 0; i < STEPS; i++) {
            step(random, random.nextBoolean());
        }
        for (boolean ipv6 : List.of(false, true)) {
            List<ApiMessage> all = answers("ip_route_v2_dump", Map.of("table", Map.of("is_ip6", ipv6))).stream()
                .map(entry -> entry.struct("route")).toList();
            all.forEach(route -> assertEquals("seed " + seed, text(route), lookup(route.prefix("prefix"), true)));
            for (int i = 0; i < STEPS; i++) {
                InterfaceAddress asked = prefix(random, ipv6);
                String longest = all.stream().filter(route -> covers(route.prefix("prefix"), asked))
                    .max(Comparator.comparingInt(route -> route.prefix("prefix").length())).map(this::text)
                    .orElse("none");
                assertEquals("seed " + seed + ": " + asked, longest, lookup(asked, false));
            }
        }
    }

    private void step(Random random, boolean ipv6) {
        long sw = 1L + random.nextInt(INTERFACES);
        InterfaceAddress prefix = prefix(random, ipv6);
        IpAddress hop = prefix(random, ipv6).address();
        switch (random.nextInt(5)) {
            case 0 -> answers("sw_interface_set_flags", Map.of("sw_if_index", sw, "flags", random.nextInt(4) == 0 ? 0L
                : 1L));
            case 1 -> answers("sw_interface_add_del_address", Map.of("sw_if_index", sw, "is_add", true, "prefix",
                prefix));
            case 2 -> answers("ip_neighbor_add_del", Map.of("is_add", true, "neighbor", Map.of("sw_if_index", sw,
                "flags", (long) random.nextInt(4), "mac_address", new MacAddress("02:00:00:00:00:01"), "ip_address",
                hop)));
            case 3 -> answers("sr_localsid_add_del", Map.of("localsid", prefix(random, true).address(),
                "behavior", 1L));
            default -> answers("ip_route_add_del", Map.of("is_add", true, "route", Map.of("prefix", prefix, "paths",
                List.of(Map.of("sw_if_index", random.nextBoolean() ? sw : Handlers.NONE, "proto", ipv6 ? 1L : 0L,
                    "nh", Map.of("address", Arrays.copyOf(hop.bytes(), 16)))))));
        }
    }

    /** One of few, so that they meet. */
    private static InterfaceAddress prefix(Random random, boolean ipv6) {
        int host = random.nextInt(6);
        return InterfaceAddress.of(ipv6 ? "2001:db8::" + random.nextInt(2) + ":" + host + "/"
            + List.of(64, 112, 126, 128).get(random.nextInt(4)) : "10.0." + random.nextInt(2) + "." + host + "/"
            + List.of(16, 24, 30, 31, 32).get(random.nextInt(5)));
    }

    private static boolean covers(InterfaceAddress wide, InterfaceAddress narrow) {
        return wide.length() <= narrow.length() && Prefixes.masked(narrow.address(), wide.length())
            .equals(Prefixes.masked(wide.address(), wide.length()));
    }

    private String lookup(InterfaceAddress prefix, boolean exact) {
        ApiMessage answer = answers("ip_route_lookup", Map.of("prefix", prefix, "exact", exact ? 1L : 0L)).get(0);
        return answer.retval() == 0 ? text(answer.struct("route")) : "none";
    }

    private String text(ApiMessage route) {
        return route.prefix("prefix") + " " + route.structs("paths").stream().map(RoutePath::of).toList();
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
