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
package io.chainstitch.it.srv6;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonObject;
import io.chainstitch.it.harness.Json;
import io.chainstitch.it.harness.Sfc;
import io.chainstitch.it.harness.VppOperator;
import java.util.List;

/** Deletes something by hand and tells whether a user sees it, and can mend it. */
public final class DriftCheck {
    private static final String FORWARD = "forward";

    private final Sfc sfc;
    private final Deletion deletion;
    private final String chain;

    /**
     * For a chain that is ready.
     *
     * @param sfc what the user does
     * @param deletion what is deleted
     */
    public DriftCheck(Sfc sfc, Deletion deletion) {
        this.sfc = sfc;
        this.deletion = deletion;
        this.chain = deletion.scenario().chainNames().get(0);
    }

    /**
     * Deletes the object: the trace must be broken then, and the difference must be named.
     *
     * @param vpp where it is
     */
    public void drift(VppOperator vpp) {
        JsonObject path = Json.objects(sfc.chain(chain), "path").stream()
            .filter(each -> Json.text(each, "direction").equals(FORWARD)).findFirst().orElseThrow();
        Sight sight = delete(vpp, path);
        if (sight.isWhole()) {
            // The controller compares by itself once a minute, and did so just now. It will not again for a while.
            sight = delete(vpp, path);
        }
        String missing = sight.key();
        String trace = sight.trace().toString();
        assertEquals(trace, "broken", Json.text(sight.trace(), "verdict"));
        assertTrue(trace, Json.text(sight.trace(), "message").contains(deletion.node()));
        assertEquals(sight.check().toString(), "out-of-sync", Json.text(sight.check(), "sync"));
        List<JsonObject> named = Json.objects(sight.check(), "difference").stream()
            .filter(each -> Json.text(each, "kind").equals(deletion.kind())
                && Json.text(each, "key").contains(missing)).toList();
        assertTrue(missing + ": " + sight.check(), !named.isEmpty());
    }

    private Sight delete(VppOperator vpp, JsonObject path) {
        String key = deletion.act().on(vpp, path);
        JsonObject trace = sfc.trace(chain, FORWARD, path.get("id").getAsInt());
        return new Sight(key, trace, sfc.checkSync(deletion.node()));
    }

    /** What a user sees of a deletion: first the packets, then the node. */
    private record Sight(String key, JsonObject trace, JsonObject check) {
        /** Whether it was mended before the user had looked at both. */
        boolean isWhole() {
            return Json.text(trace, "verdict").equals("ok") || Json.text(check, "sync").equals("in-sync");
        }
    }

    /** Has the difference pushed, unless the controller did so by itself; then all is as before. */
    public void repair() {
        JsonObject resync = sfc.resync(deletion.node());
        assertEquals(resync.toString(), "in-sync", Json.text(resync, "sync"));
        assertEquals("in-sync", Json.text(sfc.checkSync(deletion.node()), "sync"));
        sfc.expectTraced(chain);
    }
}
