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
package io.chainstitch.it.faults;

import io.chainstitch.it.harness.Places;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Stands between the controller and an agent, and does what bad networks do. */
final class AgentRelay implements AutoCloseable {
    private static final int READ_SIZE = 1 << 15;

    private final ServerSocket server;
    private final int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean mute;
    private volatile Duration delay = Duration.ZERO;

    private AgentRelay(ServerSocket server, int target) {
        this.server = server;
        this.target = target;
    }

    /**
     * Listens.
     *
     * @param target port of the agent
     */
    static AgentRelay start(int target) throws IOException {
        AgentRelay relay = new AgentRelay(new ServerSocket(Places.port(), 50, InetAddress.getLoopbackAddress()),
            target);
        thread(relay::accept);
        return relay;
    }

    private static void thread(Runnable task) {
        Thread thread = new Thread(task, "agent relay");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket controller = server.accept();
                try {
                    Socket agent = new Socket(InetAddress.getLoopbackAddress(), target);
                    sockets.add(controller);
                    sockets.add(agent);
                    thread(() -> pump(controller, agent, false));
                    thread(() -> pump(agent, controller, true));
                } catch (IOException e) {
                    controller.close();
                }
            } catch (IOException e) {
                return; // Closed.
            }
        }
    }

    private void pump(Socket from, Socket to, boolean answers) {
        byte[] buffer = new byte[READ_SIZE];
        try (from; to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                if (!delay.isZero()) {
                    LockSupport.parkNanos(delay.toNanos());
                }
                if (!answers || !mute) {
                    out.write(buffer, 0, count);
                }
            }
        } catch (IOException ignored) {
            // One side has ended, which ends the other.
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    /** {@return where the controller connects} */
    int port() {
        return server.getLocalPort();
    }

    /** Loses what the agent says; such a connection is of no use any more, so end it by a reset. */
    void mute(boolean isMute) {
        mute = isMute;
    }

    /** Lets each piece wait. */
    void slow(Duration wait) {
        delay = wait;
    }

    /** Ends all connections without a word. */
    void reset() {
        for (Socket socket : sockets) {
            try {
                socket.setSoLinger(true, 0);
                socket.close();
            } catch (IOException ignored) {
                // It has ended by itself.
            }
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reset();
    }
}
