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
package io.chainstitch.it.fuzz;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.internal.LazilyParsedNumber;
import java.util.List;
import java.util.Random;

/**
 * Values that a field is not made for, or just at the edge of what it is made for. None is a name of what others have:
 * an entry that got it would rightly change that.
 */
final class Hostile {
    static final List<String> TEXTS = List.of("", " ", "-", ".", "..", ";", "a;b", "a; quit", "a\nb", "\n", "a\tb",
        "\u0000", "a\u0000b", "\u001b[31m", "\u007f", "\u0085", "\u00e4", "\u6f22\u5b57", "\ud83d\ude00", "\ud800",
        "\u202eabc", "\ufeff", "\uffff", "a/b", "a b", "a,b", "a=b", "a%b", "%00", "%s%n", "{{", "}", "[", "\"", "\\",
        "\\u0000", "<a/>", "]]>", "&amp;", "&x;", "${x}", "../../x", "null", "true", "0",
        "-1", "+1", "01", "1e3", "0x10",
        "65536", "9223372036854775808", "18446744073709551616", "NaN", "x".repeat(63), "x".repeat(64), "x".repeat(253),
        "x".repeat(254), "x".repeat(255), "x".repeat(256), "x".repeat(1025), "\u00e4".repeat(253), "x".repeat(70_000),
        "10.0.0.1", "10.0.0.300", "10.0.0.1/33", "10.0.0.1/24", "0.0.0.0", "0.0.0.0/0", "255.255.255.255",
        "224.0.0.1/24", "127.0.0.1/8", "::", "::/0", "::1", "::ffff:10.0.0.1", "::ffff:10.0.0.1/120", "::10.0.0.1",
        "fe80::1", "fe80::1%eth0", "ff02::1/64", "2001:db8::1", "2001:db8::1/129", "2001:db8::1/64", "fcbb:bb00::/32",
        "00:00:00:00:00:00", "ff:ff:ff:ff:ff:ff", "01:00:5e:00:00:01", "02:00:00:00:00:0g", "local0", "srv6",
        "l2xconn", "l2", "l3", "fz", "nosuch", "eth1", "in", "out");
    private static final List<String> NUMBERS = List.of("-1", "0", "1", "-0", "255", "256", "4094", "4095", "65535",
        "65536", "16777215", "16777216", "2147483647", "2147483648", "4294967295", "4294967296", "9223372036854775807",
        "9223372036854775808", "18446744073709551615", "18446744073709551616", "-9223372036854775809", "1.5", "1e3",
        "1e400", "0.0");
    private static final int MANY = 1000;

    private Hostile() {
    }

    static String text(Random random) {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    static JsonElement value(Random random) {
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> new JsonPrimitive(text(random));
            case 4, 5, 6 -> number(random);
            case 7 -> new JsonPrimitive(random.nextBoolean());
            case 8 -> random.nextBoolean() ? JsonNull.INSTANCE : new JsonObject();
            default -> random.nextBoolean() ? new JsonArray() : nested(random);
        };
    }

    static JsonElement number(Random random) {
        return new JsonPrimitive(new LazilyParsedNumber(NUMBERS.get(random.nextInt(NUMBERS.size()))));
    }

    /** Arrays in arrays, or objects in objects. */
    static JsonElement nested(Random random) {
        JsonElement inner = number(random);
        boolean array = random.nextBoolean();
        for (int depth = 1 + random.nextInt(random.nextInt(20) == 0 ? MANY : 5); depth > 0; depth--) {
            if (array) {
                JsonArray outer = new JsonArray();
                outer.add(inner);
                inner = outer;
            } else {
                JsonObject outer = new JsonObject();
                outer.add("name", inner);
                inner = outer;
            }
        }
        return inner;
    }
}
