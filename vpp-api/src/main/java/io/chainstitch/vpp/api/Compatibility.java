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
package io.chainstitch.vpp.api;

import io.chainstitch.vpp.api.FieldType.Array;
import io.chainstitch.vpp.api.FieldType.CountedArray;
import io.chainstitch.vpp.api.FieldType.Enumeration;
import io.chainstitch.vpp.api.FieldType.Scalar;
import io.chainstitch.vpp.api.FieldType.Struct;
import io.chainstitch.vpp.api.FieldType.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whether a program written against one definition can use another. Fields may be added and reordered, integers may
 * become wider and texts longer; a field may not vanish or change its kind.
 */
final class Compatibility {
    private Compatibility() {
    }

    /**
     * Compares two lists of fields.
     *
     * @param ours the fields this program was written against
     * @param theirs the fields of the node
     * @return the path of the first field that cannot be served and why, or nothing
     */
    static Optional<String> problem(List<Field> ours, List<Field> theirs) {
        Map<String, Field> found = theirs.stream()
            .collect(Collectors.toMap(Field::name, Function.identity(), (first, second) -> first));
        for (Field field : ours) {
            Field other = found.get(field.name());
            Optional<String> problem = other == null ? Optional.of(" does not exist there")
                : problem(field.type(), other.type());
            if (problem.isPresent()) {
                return problem.map(text -> field.name() + text);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> problem(FieldType ours, FieldType theirs) {
        if (ours instanceof Struct struct && theirs instanceof Struct other) {
            return problem(struct.fields(), other.fields()).map(text -> "." + text);
        }
        if (ours instanceof CountedArray array && theirs instanceof CountedArray other) {
            return problem(array.element(), other.element());
        }
        if (ours instanceof Array array && theirs instanceof Array other && other.length() >= array.length()) {
            return problem(array.element(), other.element());
        }
        return fits(ours, theirs) ? Optional.empty() : Optional.of(" has another type there");
    }

    private static boolean fits(FieldType ours, FieldType theirs) {
        if (number(ours) != null && number(theirs) != null) {
            return wider(number(ours), number(theirs));
        }
        if (ours instanceof Text text && theirs instanceof Text other) {
            return other.length() == 0 || text.length() != 0 && other.length() >= text.length();
        }
        return ours.equals(theirs);
    }

    private static Scalar number(FieldType type) {
        FieldType form = type instanceof Enumeration enumeration ? enumeration.base() : type;
        return form instanceof Scalar scalar && scalar.integer() ? scalar : null;
    }

    private static boolean wider(Scalar ours, Scalar theirs) {
        return ours == theirs || theirs.minimumSize() > ours.minimumSize() && (theirs.signed() || !ours.signed());
    }
}
