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

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The stand-alone program. */
public final class EmulatorMain {
    static final String USAGE = "usage: vpp-emulator --socket PATH [--interfaces FILE]";
    private static final int CANNOT_START = 1;
    private static final int BAD_USAGE = 2;
    /** What a shell reports of a process that aborted, as VPP does. */
    private static final int ABORTED = 134;

    private record Options(Path socket, Optional<Path> interfaces) {
    }

    private EmulatorMain() {
    }

    /**
     * Runs until it is told to end.
     *
     * @param args the flags
     */
    public static void main(String[] args) {
        if (args.length == 1 && args[0].equals("--help")) {
            System.out.println(USAGE);
            return;
        }
        System.exit(run(args, System.err));
    }

    /** Runs until a crash and gives the exit code, or gives one at once when it cannot start. */
    static int run(String[] args, PrintStream err) {
        CompletableFuture<String> crash = new CompletableFuture<>();
        try {
            Options options = parse(args);
            EmulatorConfig config = options.interfaces.isPresent() ? read(options.interfaces.get())
                : EmulatorConfig.empty();
            EmulatorServer server = EmulatorServer.start(options.socket, config, crash::complete);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server)));
        } catch (UsageException e) {
            err.println("vpp-emulator: " + e.getMessage() + "; " + USAGE);
            return BAD_USAGE;
        } catch (IOException | IllegalArgumentException e) {
            err.println("vpp-emulator: " + e.getMessage());
            return CANNOT_START;
        }
        err.println("vpp-emulator: aborted, as VPP would: " + crash.join());
        return ABORTED;
    }

    private static EmulatorConfig read(Path file) throws IOException {
        try {
            return EmulatorConfig.read(file);
        } catch (NoSuchFileException e) {
            throw new IOException("there is no interfaces file " + file, e);
        } catch (IOException e) {
            throw new IOException("cannot read the interfaces file " + file + ": " + e.getMessage(), e);
        }
    }

    private static void end(EmulatorServer server) {
        try {
            server.close();
        } catch (IOException e) {
            System.err.println("vpp-emulator: the socket file was not removed: " + e.getMessage());
        }
    }

    private static Options parse(String[] args) throws UsageException {
        Optional<Path> socket = Optional.empty();
        Optional<Path> interfaces = Optional.empty();
        for (int i = 0; i < args.length; i += 2) {
            if (!args[i].equals("--socket") && !args[i].equals("--interfaces")) {
                throw new UsageException("unknown flag '" + args[i] + "'");
            }
            if (i + 1 == args.length || args[i + 1].isEmpty()) {
                throw new UsageException("a path is missing after " + args[i]);
            }
            Optional<Path> value = Optional.of(Path.of(args[i + 1]));
            if (args[i].equals("--socket")) {
                socket = value;
            } else {
                interfaces = value;
            }
        }
        return new Options(socket.orElseThrow(() -> new UsageException("--socket is missing")), interfaces);
    }

    private static final class UsageException extends Exception {
        private static final long serialVersionUID = 1L;

        UsageException(String message) {
            super(message);
        }
    }
}
