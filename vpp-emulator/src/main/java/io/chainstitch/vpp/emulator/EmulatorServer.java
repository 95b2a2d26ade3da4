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

import io.chainstitch.vpp.api.ApiProtocolException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An emulated VPP behind a unix socket. All clients and the state are served by one thread, as by VPP's main thread. A
 * request that would crash VPP closes every connection and loses all state.
 */
public final class EmulatorServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmulatorServer.class);

    private final Path socket;
    private final EmulatorConfig config;
    private final Optional<Consumer<String>> crashed;
    private final Selector selector;
    private final ServerSocketChannel listener;
    private final Thread thread;
    private final Random random = new Random();
    private ApiService service;
    private volatile boolean closed;

    private EmulatorServer(Path socket, EmulatorConfig config, Optional<Consumer<String>> crashed) throws IOException {
        this.socket = socket;
        this.config = config;
        this.crashed = crashed;
        service = new ApiService(config, random);
        clear(socket);
        selector = Selector.open();
        listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        bind();
        listener.configureBlocking(false);
        listener.register(selector, SelectionKey.OP_ACCEPT);
        thread = new Thread(this::serve, "vpp-emulator");
        thread.setDaemon(true);
    }

    /**
     * Starts an emulated VPP that starts again by itself, empty, after a crash.
     *
     * @param socket where to listen; a file left by a dead process is replaced
     * @param config its surroundings
     * @return the running server
     * @throws IOException when the socket is in use or cannot be made; the message is one sentence for the user
     * @throws IllegalArgumentException when the configuration contradicts itself
     */
    public static EmulatorServer start(Path socket, EmulatorConfig config) throws IOException {
        return launch(new EmulatorServer(socket, config, Optional.empty()));
    }

    /**
     * Starts an emulated VPP that ends with its first crash.
     *
     * @param socket where to listen; a file left by a dead process is replaced
     * @param config its surroundings
     * @param crashed told what crashed it, after all connections were closed
     * @return the running server
     * @throws IOException when the socket is in use or cannot be made; the message is one sentence for the user
     * @throws IllegalArgumentException when the configuration contradicts itself
     */
    public static EmulatorServer start(Path socket, EmulatorConfig config, Consumer<String> crashed)
            throws IOException {
        return launch(new EmulatorServer(socket, config, Optional.of(crashed)));
    }

    private static EmulatorServer launch(EmulatorServer server) {
        server.thread.start();
        LOG.info("Emulated VPP listens at {}", server.socket);
        return server;
    }

    /** {@return where it listens} */
    public Path socket() {
        return socket;
    }

    private void bind() throws IOException {
        try {
            listener.bind(UnixDomainSocketAddress.of(socket));
        } catch (IOException e) {
            listener.close();
            selector.close();
            throw new IOException("cannot listen at " + socket + ": " + e.getMessage(), e);
        }
    }

    private static void clear(Path socket) throws IOException {
        if (!Files.exists(socket, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.readAttributes(socket, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).isOther()) {
            throw new IOException(socket + " is there and is no socket: give another path, or remove it");
        }
        if (answers(socket)) {
            throw new IOException(socket + " is in use by a running process: end it, or give another path");
        }
        Files.delete(socket);
    }

    private static boolean answers(Path socket) throws IOException {
        try (SocketChannel probe = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return probe.connect(UnixDomainSocketAddress.of(socket));
        } catch (ConnectException nobodyListens) {
            return false;
        }
    }

    private void serve() {
        try (selector; listener) {
            while (!closed) {
                selector.select();
                serveReady();
            }
            closeConnections();
        } catch (IOException e) {
            LOG.error("The emulated VPP at {} ended", socket, e);
        }
    }

    private void serveReady() throws IOException {
        try {
            for (SelectionKey key : List.copyOf(selector.selectedKeys())) {
                if (key.isValid() && key.isAcceptable()) {
                    accept();
                } else if (key.isValid()) {
                    serve((Connection) key.attachment());
                }
            }
            selector.selectedKeys().clear();
            for (Connection connection : service.connections()) {
                flush(connection);
            }
        } catch (VppCrash crash) {
            crash(crash.getMessage());
        }
    }

    private void accept() throws IOException {
        SocketChannel channel = listener.accept();
        if (channel != null) {
            channel.configureBlocking(false);
            SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
            key.attach(new Connection(channel, key));
        }
    }

    private void serve(Connection connection) {
        try {
            boolean open = connection.read();
            Optional<ByteBuffer> payload = connection.frames.next();
            while (payload.isPresent()) {
                service.take(connection, payload.get());
                payload = connection.frames.next();
            }
            if (!open) {
                drop(connection);
            }
        } catch (ApiProtocolException e) {
            LOG.warn("A client is cut off: {}", e.getMessage());
            drop(connection);
        } catch (IOException e) {
            drop(connection);
        } catch (VppCrash crash) {
            throw crash;
        } catch (RuntimeException e) {
            LOG.error("A message could not be handled, its client is cut off", e);
            drop(connection);
        }
    }

    private void flush(Connection connection) {
        try {
            connection.flush();
            if (connection.leaving && connection.drained()) {
                drop(connection);
            }
        } catch (IOException e) {
            drop(connection);
        }
    }

    private void drop(Connection connection) {
        service.gone(connection);
        connection.close();
    }

    private void crash(String cause) throws IOException {
        LOG.error("A VPP would have crashed: {}", cause);
        closeConnections();
        selector.selectedKeys().clear();
        selector.selectNow();
        service = new ApiService(config, random);
        if (crashed.isPresent()) {
            closed = true;
            crashed.get().accept(cause);
        }
    }

    private void closeConnections() {
        for (SelectionKey key : List.copyOf(selector.keys())) {
            if (key.attachment() instanceof Connection connection) {
                connection.close();
            }
        }
    }

    /** Ends it: connections are closed, the state is lost, the socket file is removed. */
    @Override
    public void close() throws IOException {
        closed = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Files.deleteIfExists(socket);
    }
}
