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
package io.chainstitch.sfc.impl;

import io.chainstitch.sfc.impl.engine.CommitPoint;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the process at a point of a change, as if it were killed: tests prove with it that the next process carries on.
 * Nobody else sets the property.
 */
final class DeathPoint implements Consumer<CommitPoint> {
    /** Name of a point, a colon, and which time it is passed, from 1. */
    private static final String PROPERTY = "chainstitch.test.die-at";
    private static final int STATUS = 137;
    private static final Logger LOG = LoggerFactory.getLogger(DeathPoint.class);

    private final CommitPoint where;
    private final AtomicInteger left;

    private DeathPoint(CommitPoint where, int time) {
        this.where = where;
        this.left = new AtomicInteger(time);
    }

    /** What the system property asks for; without it nothing ever happens. */
    static Consumer<CommitPoint> configured() {
        String value = System.getProperty(PROPERTY, "");
        if (value.isEmpty()) {
            return point -> { };
        }
        String[] parts = value.split(":", 2);
        LOG.warn("This process ends at {}, because {} is set", value, PROPERTY);
        return new DeathPoint(CommitPoint.valueOf(parts[0].toUpperCase(Locale.ROOT).replace('-', '_')),
            Integer.parseInt(parts[1]));
    }

    @Override
    public void accept(CommitPoint point) {
        if (point == where && left.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(STATUS);
        }
    }
}
