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
package io.chainstitch.shell.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Rows in aligned columns, two blanks between them. In a terminal the last column is broken at blanks to fit; elsewhere
 * every row is one line, so that {@code grep} and {@code awk} can work with it.
 */
final class Table {
    private static final String GAP = "  ";
    /** Before what stands below its row, since beside it there is no room. */
    private static final String HANG = "    ";

    private final List<Cell> head;
    private final List<List<Cell>> rows = new ArrayList<>();

    Table(String... titles) {
        head = Arrays.stream(titles).map(title -> new Cell(title, Tone.STRONG)).toList();
    }

    void row(Cell... cells) {
        if (cells.length != head.size()) {
            throw new IllegalArgumentException(cells.length + " cells in a table of " + head.size() + " columns");
        }
        rows.add(List.of(cells));
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    List<String> lines(Screen screen) {
        int last = head.size() - 1;
        int[] widths = IntStream.range(0, last).map(this::width).toArray();
        int used = Arrays.stream(widths).sum() + last * GAP.length();
        OptionalInt room = screen.width().isEmpty() ? screen.width()
            : OptionalInt.of(screen.width().getAsInt() - used);
        List<String> lines = new ArrayList<>();
        lines.add(left(head, widths, screen) + screen.paint(head.get(last).text(), Tone.STRONG));
        for (List<Cell> row : rows) {
            String left = left(row, widths, screen);
            String hang = " ".repeat(used);
            if (Wrapping.tooLong(row.get(last).text(), room)) {
                lines.add(left.stripTrailing());
                hang = HANG;
                left = hang;
            }
            for (String part : Wrapping.lines(row.get(last).text(), hang.equals(HANG)
                ? screen.narrower(HANG.length()).width() : room)) {
                lines.add(left + screen.paint(part, row.get(last).tone()));
                left = hang;
            }
        }
        return lines;
    }

    private int width(int column) {
        return rows.stream().map(row -> row.get(column)).mapToInt(cell -> Printable.width(cell.text()))
            .reduce(Printable.width(head.get(column).text()), Math::max);
    }

    private static String left(List<Cell> row, int[] widths, Screen screen) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            Cell cell = row.get(column);
            line.append(screen.paint(cell.text(), cell.tone()))
                .append(" ".repeat(widths[column] - Printable.width(cell.text()))).append(GAP);
        }
        return line.toString();
    }
}
