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

import io.chainstitch.vpp.api.ApiMessage;
import io.chainstitch.vpp.model.InterfaceAddress;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** Access lists. They filter nothing here: policies of ABF refer to them by index. */
final class AclFeature implements Feature {
    private static final int TAG_LENGTH = 63;

    private record Acl(String tag, List<Object> rules) {
    }

    private final SlotPool slots = new SlotPool();
    private final Map<Integer, Acl> bySlot = new TreeMap<>();
    private IntPredicate used = index -> false;

    @Override
    public void register(Handlers handlers) {
        handlers.reply("acl_add_replace", this::addReplace);
        handlers.retval("acl_del", this::delete);
        handlers.dump("acl_dump", "acl_details", this::dump);
    }

    /** Names who uses access lists, by their index. */
    void usedBy(IntPredicate user) {
        used = user;
    }

    boolean has(long index) {
        return index <= Integer.MAX_VALUE && bySlot.containsKey((int) index);
    }

    private Map<String, Object> addReplace(ApiMessage request) {
        long index = request.number("acl_index");
        int refusal = check(request, index);
        if (refusal == 0) {
            index = index == Handlers.NONE ? slots.take() : index;
            bySlot.put((int) index, new Acl(request.text("tag"), request.list("r")));
        }
        return Handlers.values("acl_index", index, "retval", (long) refusal);
    }

    private int check(ApiMessage request, long index) {
        if (request.text("tag").length() > TAG_LENGTH) {
            return Refused.INVALID_VALUE;
        }
        int refusal = request.structs("r").stream().mapToInt(AclFeature::check).filter(retval -> retval != 0)
            .findFirst().orElse(0);
        return refusal == 0 && index != Handlers.NONE && !has(index) ? Refused.NO_SUCH_ENTRY : refusal;
    }

    private static int check(ApiMessage rule) {
        InterfaceAddress source = rule.prefix("src_prefix");
        InterfaceAddress destination = rule.prefix("dst_prefix");
        if (hasHostBits(source)) {
            return Refused.INVALID_SRC_ADDRESS;
        }
        if (hasHostBits(destination)) {
            return Refused.INVALID_DST_ADDRESS;
        }
        if (source.address().family() != destination.address().family()) {
            return Refused.INVALID_SRC_ADDRESS;
        }
        return rule.number("srcport_or_icmptype_first") > rule.number("srcport_or_icmptype_last")
            || rule.number("dstport_or_icmpcode_first") > rule.number("dstport_or_icmpcode_last")
            ? Refused.INVALID_VALUE_2 : 0;
    }

    private static boolean hasHostBits(InterfaceAddress prefix) {
        return !Prefixes.masked(prefix.address(), prefix.length()).equals(prefix.address());
    }

    private int delete(ApiMessage request) {
        long index = request.number("acl_index");
        if (!has(index)) {
            return Refused.NO_SUCH_ENTRY;
        }
        if (used.test((int) index)) {
            return Refused.ACL_IN_USE_BY_LOOKUP_CONTEXT;
        }
        bySlot.remove((int) index);
        slots.free((int) index);
        return 0;
    }

    private List<Map<String, Object>> dump(ApiMessage request) {
        long index = request.number("acl_index");
        return bySlot.entrySet().stream().filter(entry -> index == Handlers.NONE || index == entry.getKey())
            .map(entry -> Handlers.values("acl_index", (long) entry.getKey(), "tag", entry.getValue().tag,
                "r", entry.getValue().rules)).toList();
    }
}
