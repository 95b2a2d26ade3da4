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
package io.chainstitch.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Lines over two logarithmic axes, as SVG. Points are given as pairs of positive numbers. */
final class Chart {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 400;
    private static final int LEFT = 70;
    private static final int RIGHT = 170;
    private static final int TOP = 40;
    private static final int BOTTOM = 50;
    private static final List<String> COLOURS =
        List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00");

    private final String title;
    private final String abscissa;
    private final String ordinate;
    private final Map<String, List<double[]>> lines;
    private final int[] decadesX;
    private final int[] decadesY;

    /**
     * A chart.
     *
     * @param title its title
     * @param abscissa what goes to the right
     * @param ordinate what goes up
     * @param lines points by the name of their line, at least one
     */
    Chart(String title, String abscissa, String ordinate, Map<String, List<double[]>> lines) {
        this.title = title;
        this.abscissa = abscissa;
        this.ordinate = ordinate;
        this.lines = lines;
        decadesX = decades(0);
        decadesY = decades(1);
    }

    /** The powers of ten around all values of one axis. */
    private int[] decades(int axis) {
        List<Double> logs = lines.values().stream().flatMap(List::stream)
            .map(point -> Math.log10(point[axis])).toList();
        int low = (int) Math.floor(logs.stream().min(Double::compare).orElseThrow());
        int high = (int) Math.ceil(logs.stream().max(Double::compare).orElseThrow());
        return new int[] {low, Math.max(high, low + 1)};
    }

    String svg() {
        List<String> parts = new ArrayList<>();
        parts.add(String.format(Locale.ROOT, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
            + " viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\" fill=\"#222\">",
            WIDTH, HEIGHT, WIDTH, HEIGHT));
        parts.add("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>");
        parts.add(text(LEFT, TOP / 2.0, "start", "font-size=\"14\" font-weight=\"bold\"", title));
        grid(parts);
        parts.add(text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 10, "middle", "", abscissa));
        parts.add(text(16, (TOP + HEIGHT - BOTTOM) / 2.0, "middle",
            "transform=\"rotate(-90 16 " + (TOP + HEIGHT - BOTTOM) / 2 + ")\"", ordinate));
        int index = 0;
        for (Map.Entry<String, List<double[]>> line : lines.entrySet()) {
            line(parts, line.getKey(), line.getValue(), index++);
        }
        parts.add("</svg>");
        return String.join("\n", parts) + "\n";
    }

    private void grid(List<String> parts) {
        for (int power = decadesX[0]; power <= decadesX[1]; power++) {
            double place = placeX(Math.pow(10, power));
            parts.add(rule(place, TOP, place, HEIGHT - BOTTOM));
            parts.add(text(place, HEIGHT - BOTTOM + 16.0, "middle", "", label(power)));
        }
        for (int power = decadesY[0]; power <= decadesY[1]; power++) {
            double place = placeY(Math.pow(10, power));
            parts.add(rule(LEFT, place, WIDTH - RIGHT, place));
            parts.add(text(LEFT - 6.0, place + 4, "end", "", label(power)));
        }
    }

    private void line(List<String> parts, String name, List<double[]> points, int index) {
        String colour = COLOURS.get(index % COLOURS.size());
        parts.add("<polyline fill=\"none\" stroke-width=\"2\" stroke=\"" + colour + "\" points=\""
            + points.stream().map(point -> number(placeX(point[0])) + "," + number(placeY(point[1])))
                .collect(Collectors.joining(" ")) + "\"/>");
        points.forEach(point -> parts.add("<circle r=\"3\" fill=\"" + colour + "\" cx=\""
            + number(placeX(point[0])) + "\" cy=\"" + number(placeY(point[1])) + "\"/>"));
        double height = TOP + 10 + 20.0 * index;
        parts.add("<rect width=\"12\" height=\"12\" fill=\"" + colour + "\" x=\"" + (WIDTH - RIGHT + 14)
            + "\" y=\"" + number(height - 10) + "\"/>");
        parts.add(text(WIDTH - RIGHT + 32.0, height, "start", "", name));
    }

    private static String rule(double fromX, double fromY, double toX, double toY) {
        return "<line stroke=\"#ddd\" x1=\"" + number(fromX) + "\" y1=\"" + number(fromY) + "\" x2=\""
            + number(toX) + "\" y2=\"" + number(toY) + "\"/>";
    }

    private static String text(double left, double base, String anchor, String more, String content) {
        return "<text x=\"" + number(left) + "\" y=\"" + number(base) + "\" text-anchor=\"" + anchor + "\" " + more
            + ">" + content.replace("&", "&amp;").replace("<", "&lt;") + "</text>";
    }

    private double placeX(double value) {
        return LEFT + share(value, decadesX) * (WIDTH - RIGHT - LEFT);
    }

    private double placeY(double value) {
        return HEIGHT - BOTTOM - share(value, decadesY) * (HEIGHT - BOTTOM - TOP);
    }

    private static double share(double value, int[] decades) {
        return (Math.log10(value) - decades[0]) / (decades[1] - decades[0]);
    }

    private static String label(int power) {
        return power >= 0 ? String.format(Locale.ROOT, "%,.0f", Math.pow(10, power))
            : String.format(Locale.ROOT, "%." + -power + "f", Math.pow(10, power));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
