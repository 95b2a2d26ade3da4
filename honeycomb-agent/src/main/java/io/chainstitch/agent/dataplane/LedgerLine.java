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
package io.chainstitch.agent.dataplane;

import io.chainstitch.vpp.model.ObjectText;
import io.chainstitch.vpp.model.VppObject;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * One line of the ledger: a checksum, what happened, and the object.
 *
 * @param event what happened
 * @param object to which object; empty for {@link Event#WHOLE} and {@link Event#LIFE}
 * @param life which run of VPP, for {@link Event#LIFE}; empty when it did not tell
 */
record LedgerLine(Event event, Optional<VppObject> object, Optional<VppLife> life) {
    private static final int CHECKSUM_DIGITS = 8;

    /** What a line tells. */
    enum Event {
        /** VPP is about to be told to make the object. */
        INTEND,
        /** VPP holds the object. */
        HOLD,
        /** The object is gone, or was never made. */
        DROP,
        /** From here on the ledger names everything that is ours. */
        WHOLE,
        /** What is intended from here on is intended of this run of VPP. */
        LIFE
    }

    static LedgerLine of(Event event, VppObject object) {
        return new LedgerLine(event, Optional.of(object), Optional.empty());
    }

    static LedgerLine whole() {
        return new LedgerLine(Event.WHOLE, Optional.empty(), Optional.empty());
    }

    static LedgerLine life(Optional<VppLife> life) {
        return new LedgerLine(Event.LIFE, Optional.empty(), life);
    }

    String print() {
        String body = event.name() + object.map(value -> " " + ObjectText.print(value)).orElse("")
            + life.map(value -> " " + value.print()).orElse("");
        return checksum(body) + " " + body + "\n";
    }

    /** The line without its line end; empty when it is not one that {@link #print} wrote. */
    static Optional<LedgerLine> parse(String line) {
        if (line.length() <= CHECKSUM_DIGITS || !line.startsWith(checksum(line.substring(CHECKSUM_DIGITS + 1)))) {
            return Optional.empty();
        }
        String body = line.substring(CHECKSUM_DIGITS + 1);
        int blank = body.indexOf(' ');
        try {
            Event event = Event.valueOf(blank < 0 ? body : body.substring(0, blank));
            Optional<String> rest = blank < 0 ? Optional.empty() : Optional.of(body.substring(blank + 1));
            if (event == Event.LIFE) {
                return Optional.of(life(rest.map(VppLife::parse)));
            }
            return rest.isEmpty() == (event == Event.WHOLE)
                ? Optional.of(new LedgerLine(event, rest.map(ObjectText::parse), Optional.empty())) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String checksum(String body) {
        CRC32C crc = new CRC32C();
        crc.update(body.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
