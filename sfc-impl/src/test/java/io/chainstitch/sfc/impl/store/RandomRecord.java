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
package io.chainstitch.sfc.impl.store;

import io.chainstitch.sfc.api.IdentifierKey;
import io.chainstitch.sfc.impl.engine.ChainRecord;
import io.chainstitch.vpp.model.Attachment;
import io.chainstitch.vpp.model.CrossConnect;
import io.chainstitch.vpp.model.Interface;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpFamily;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.VppObject;
import io.chainstitch.vpp.model.Vxlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;

/** Records with any content, odd names included. */
final class RandomRecord {
    private static final String[] NAMES = {"n1", "a.b-c_d", "Z", "with blank", "\u00e9\u4e2d", "per%cent", "eq=ual"};

    private final Random random;

    private RandomRecord(Random random) {
        this.random = random;
    }

    static ChainRecord of(Random random, String name) {
        return new RandomRecord(random).record(name);
    }

    private ChainRecord record(String name) {
        long generation = random.nextLong() >>> 1;
        String digest = random.nextBoolean() ? "" : "digest" + random.nextInt();
        Optional<ChainRecord> before = random.nextBoolean() ? Optional.empty()
            : Optional.of(record(name, generation, digest, Optional.empty()));
        return record(name, generation, digest, before);
    }

    private ChainRecord record(String name, long generation, String digest, Optional<ChainRecord> before) {
        Map<IdentifierKey, Long> identifiers = identifiers("new");
        Map<IdentifierKey, ChainRecord.Retired> retired = new HashMap<>();
        identifiers("old").forEach((key, value) -> retired.put(key, new ChainRecord.Retired(value, Set.of(name()))));
        identifiers.forEach((key, value) -> {
            Set<String> nodes = names();
            if (!nodes.isEmpty()) {
                retired.put(key, new ChainRecord.Retired(value, nodes));
            }
        });
        return new ChainRecord(name, generation, digest,
            random.nextInt(4) == 0 ? ChainRecord.Rendered.NOTHING : rendered(), identifiers, retired,
            nodes(), names(), before);
    }

    private ChainRecord.Rendered rendered() {
        List<ChainRecord.PathRecord> paths = new ArrayList<>();
        for (int id = 1; id <= random.nextInt(4); id++) {
            paths.add(new ChainRecord.PathRecord(id,
                random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(random.nextInt(9)), hops(), way(), way()));
        }
        return new ChainRecord.Rendered("l2xconn", "l2", families(), name(), random.nextBoolean(), paths);
    }

    private Set<IpFamily> families() {
        Set<IpFamily> families = new HashSet<>(Set.of(IpFamily.values()));
        families.removeIf(family -> random.nextBoolean());
        return families;
    }

    private ChainRecord.WayRecord way() {
        if (random.nextBoolean()) {
            return ChainRecord.WayRecord.PLAIN;
        }
        Map<Integer, IpAddress> sids = new HashMap<>();
        for (int hop = 0; hop < random.nextInt(4); hop++) {
            sids.put(random.nextInt(9), IpAddress.of("fcbb:bb00::" + (1 + random.nextInt(9))));
        }
        return new ChainRecord.WayRecord(1 + random.nextInt(3), sids);
    }

    private List<ChainRecord.HopRecord> hops() {
        List<ChainRecord.HopRecord> hops = new ArrayList<>();
        for (int i = 0; i < random.nextInt(12); i++) {
            hops.add(new ChainRecord.HopRecord("f" + i, "pod/ns/" + name(), name(), name(), name(), name(), name()));
        }
        return hops;
    }

    private Map<IdentifierKey, Long> identifiers(String prefix) {
        Map<IdentifierKey, Long> identifiers = new HashMap<>();
        for (int i = 0; i < random.nextInt(4); i++) {
            IdentifierKey.Pool pool = IdentifierKey.Pool.values()[random.nextInt(IdentifierKey.Pool.values().length)];
            identifiers.put(new IdentifierKey(pool, random.nextBoolean(), prefix + i + name()),
                random.nextInt() & 0xffff_ffffL);
        }
        return identifiers;
    }

    private Map<String, NodePlan> nodes() {
        Map<String, NodePlan> nodes = new HashMap<>();
        for (String node : names()) {
            List<VppObject> objects = new ArrayList<>();
            objects.add(new Interface("pod/ns/" + name(), new Attachment.AfPacket("veth" + random.nextInt(99)), 0, 7));
            objects.add(new Vxlan("vxlan/" + name(), IpAddress.of("2001:db8::1"), IpAddress.of("2001:db8::2"),
                random.nextInt(Vxlan.MAX_VNI)));
            objects.add(new CrossConnect(name(), "to/" + name()));
            nodes.put(node, NodePlan.of(objects));
        }
        return nodes;
    }

    private Set<String> names() {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < random.nextInt(4); i++) {
            names.add(name());
        }
        return names;
    }

    private String name() {
        return NAMES[random.nextInt(NAMES.length)];
    }
}
