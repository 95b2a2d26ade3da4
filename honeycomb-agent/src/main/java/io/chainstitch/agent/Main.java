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
package io.chainstitch.agent;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The program {@code honeycomb-agent}. */
public final class Main {
    static final int STOPPED = 0;
    static final int CANNOT_START = 1;
    static final int WRONG_USAGE = 2;

    private Main() {
    }

    /**
     * Runs the agent until it is told to stop by a signal.
     *
     * @param arguments flags, see {@code --help}
     */
    public static void main(String[] arguments) {
        int exitCode = run(List.of(arguments), System.getenv(), System.out, System.err);
        if (exitCode != STOPPED) {
            System.exit(exitCode);
        }
    }

    /** Starts the agent; its threads go on when this returns 0, unless only help was asked for. */
    static int run(List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
        try {
            Optional<AgentOptions> options = CommandLine.parse(arguments, environment);
            if (options.isEmpty()) {
                out.print(CommandLine.help());
                return STOPPED;
            }
            LogSetup.apply();
            runUntilSignal(Agent.start(options.get()));
            return STOPPED;
        } catch (UsageException e) {
            err.println("honeycomb-agent: " + oneLine(e.getMessage()));
            return WRONG_USAGE;
        } catch (StartException e) {
            err.println("honeycomb-agent: " + oneLine(e.getMessage()));
            return CANNOT_START;
        }
    }

    private static void runUntilSignal(Agent agent) {
        Logger log = LoggerFactory.getLogger(Main.class);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            log.info("Stopping");
            agent.close();
            stopped.countDown();
        }, "stop"));
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static String oneLine(String message) {
        return message.replaceAll("\\s*\\R\\s*", " ");
    }
}
