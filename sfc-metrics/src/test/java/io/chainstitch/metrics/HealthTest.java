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
package io.chainstitch.metrics;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.chainstitch.sfc.api.ControllerFigures.Figures;
import io.chainstitch.sfc.api.HealthSign;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.Test;

public class HealthTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private static Figures figures(Duration running, Duration age, int unsettled) {
        return new Figures(NOW.minus(running), NOW.minus(age), 0, unsettled, unsettled == 0, Map.of());
    }

    private static Health.Facts facts(Duration datastoreAge, Ownership owner, Figures figures) {
        return new Health.Facts(NOW, Optional.ofNullable(datastoreAge).map(NOW::minus), owner,
            Optional.ofNullable(figures), List.of());
    }

    private static String failing(List<Health.Check> checks) {
        return checks.stream().filter(check -> !check.ok()).map(Health.Check::reason)
            .collect(Collectors.joining(" "));
    }

    @Test
    public void controllerWithReconciledNodesIsReadyAndAlive() {
        Health.Facts facts = facts(SECOND, Ownership.HERE, figures(Duration.ofHours(1), SECOND, 0));

        assertEquals("", failing(Health.ready(facts)));
        assertEquals("", failing(Health.live(facts)));
    }

    @Test
    public void nothingIsReadyBeforeTheDatastoreAnsweredAndTheControllerRuns() {
        Health.Facts facts = facts(null, Ownership.NOBODY, null);

        assertEquals("The datastore has not answered yet. The controller runs on no member yet. "
            + "The controller does not run.", failing(Health.ready(facts)));
        assertEquals("alive all the same", "", failing(Health.live(facts)));
    }

    @Test
    public void datastoreThatFallsSilentIsNotReady() {
        Figures figures = figures(Duration.ofHours(1), SECOND, 0);

        assertEquals("", failing(Health.ready(facts(Duration.ofSeconds(19), Ownership.HERE, figures))));
        assertEquals("The datastore has not answered for 20 seconds.",
            failing(Health.ready(facts(Duration.ofSeconds(20), Ownership.HERE, figures))));
    }

    @Test
    public void memberThatWaitsForItsTurnIsReady() {
        assertEquals("", failing(Health.ready(facts(SECOND, Ownership.ELSEWHERE, null))));
        assertEquals("The controller is being started on this member. The controller does not run.",
            failing(Health.ready(facts(SECOND, Ownership.HERE, null))));
    }

    @Test
    public void nodesThatAreNotReconciledAreWaitedForButNotForEver() {
        Health.Facts early = facts(SECOND, Ownership.HERE, figures(Duration.ofSeconds(119), SECOND, 3));
        assertEquals("3 nodes are not reconciled yet, 119 seconds after the start.", failing(Health.ready(early)));

        Health.Facts late = facts(SECOND, Ownership.HERE, figures(Duration.ofSeconds(120), SECOND, 3));
        assertEquals("", failing(Health.ready(late)));
        assertTrue(Health.ready(late).get(2).reason().contains("not waiting longer"));
    }

    @Test
    public void nodeThatIsLostAfterTheFirstReconciliationDoesNotMakeTheControllerUnready() {
        Figures figures = new Figures(NOW.minus(SECOND), NOW, 0, 1, true, Map.of());

        assertEquals("", failing(Health.ready(facts(SECOND, Ownership.HERE, figures))));
    }

    @Test
    public void controllerThatIsStuckIsNeitherAliveNorReady() {
        Health.Facts facts = facts(SECOND, Ownership.HERE, figures(Duration.ofHours(1), Duration.ofSeconds(61), 0));

        assertEquals("The controller's thread has been at one thing for 61 seconds.", failing(Health.live(facts)));
        assertFalse(Health.ready(facts).stream().allMatch(Health.Check::ok));
    }

    @Test
    public void whatElseIsLookedAtMakesItUnreadyButNotDead() {
        Health.Facts well = facts(SECOND, Ownership.HERE, figures(Duration.ofHours(1), SECOND, 0));
        Health.Facts facts = new Health.Facts(NOW, well.datastore(), well.owner(), well.figures(),
            List.of(new HealthSign.Sign("one", true, "Well."), new HealthSign.Sign("other", false, "Away.")));
        assertEquals("Away.", failing(Health.ready(facts)));
        assertEquals("", failing(Health.live(facts)));
    }
}
