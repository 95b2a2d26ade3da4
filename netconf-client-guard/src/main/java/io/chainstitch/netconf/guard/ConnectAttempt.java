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
package io.chainstitch.netconf.guard;

import static java.util.Objects.requireNonNull;

import com.google.common.util.concurrent.AbstractFuture;
import com.google.common.util.concurrent.FutureCallback;
import io.netty.channel.Channel;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.opendaylight.netconf.api.NetconfTerminationReason;
import org.opendaylight.netconf.api.messages.NetconfMessage;
import org.opendaylight.netconf.client.NetconfClientSession;
import org.opendaylight.netconf.client.NetconfClientSessionListener;
import org.opendaylight.netconf.client.conf.NetconfClientConfiguration;
import org.opendaylight.netconf.client.conf.NetconfClientConfiguration.NetconfClientProtocol;
import org.opendaylight.netconf.client.conf.NetconfClientConfigurationBuilder;
import org.opendaylight.netconf.common.NetconfTimer;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.DomainName;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Host;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IetfInetUtil;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.netconf.client.rev240208.netconf.client.initiate.stack.grouping.transport.tls.tls.TcpClientParametersBuilder;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.tcp.client.rev240208.TcpClientGrouping;

/**
 * One attempt to bring a NETCONF session up, which always completes. Release 7.0.7 of the SSH transport only closes
 * its channel when something fails between the TCP connect and the NETCONF hello, and never completes the future of the
 * session; so this one watches the channel and the time itself.
 *
 * <p>The state goes from pending to up, once, and from both to dead. The listener of the caller hears of a session only
 * while the attempt is up: a session that comes up after the attempt was given up is closed.
 */
final class ConnectAttempt extends AbstractFuture<NetconfClientSession>
        implements NetconfClientSessionListener, FutureCallback<NetconfClientSession> {
    private enum State { PENDING, UP, DEAD }

    private final AtomicReference<State> state = new AtomicReference<>(State.PENDING);
    private final SshProgress progress = new SshProgress();
    private final NetconfClientConfiguration config;
    private final NetconfClientSessionListener delegate;
    /** Completed when a session that was up has gone down and the caller was told. */
    private final CompletableFuture<Void> down = new CompletableFuture<>();
    /** Completed when the attempt is not pending any more. */
    private final CompletableFuture<Void> settled = new CompletableFuture<>();

    /** Completed when its connect was begun. */
    private final CompletableFuture<Void> begun = new CompletableFuture<>();

    private volatile Channel channel;
    /** Where the peer is, when its name was looked up. */
    private volatile InetAddress address;

    ConnectAttempt(NetconfClientConfiguration config) {
        this.config = requireNonNull(config);
        delegate = config.getSessionListener();
    }

    /** {@return the configuration of the caller, with this attempt between the session and the caller's listener} */
    NetconfClientConfiguration guardedConfig() {
        NetconfClientConfigurationBuilder builder = NetconfClientConfigurationBuilder.create()
            .withName(config.getName())
            .withProtocol(config.getProtocol())
            .withTcpParameters(tcpParameters())
            .withTlsParameters(config.getTlsParameters())
            .withSslHandlerFactory(config.getSslHandlerFactory())
            .withSshParameters(config.getSshParameters())
            .withSshConfigurator(config.getSshConfigurator())
            .withOdlHelloCapabilities(config.getOdlHelloCapabilities())
            .withConnectionTimeoutMillis(config.getConnectionTimeoutMillis())
            .withMaximumIncomingChunkSize(config.getMaximumIncomingChunkSize())
            .withAdditionalHeader(config.getAdditionalHeader().orElse(null))
            .withSessionListener(this);
        // There is room for one configurator. The topology sets its own only for log-in by key.
        if (config.getProtocol() == NetconfClientProtocol.SSH && config.getSshConfigurator() == null) {
            builder.withSshConfigurator(progress);
        }
        return builder.build();
    }

    /**
     * The connect begins now, unless it began before, and with it the time of the whole attempt, the lookup of a host
     * name, TCP and SSH included, which the connection timeout of the configuration limits. Upstream applies it to the
     * hello alone.
     *
     * @return whether the attempt is still wanted
     */
    boolean begin(NetconfTimer timer) {
        long millis = config.getConnectionTimeoutMillis();
        if (begun.complete(null) && isPending() && millis > 0) {
            var timeout = timer.newTimeout(expired -> fail(new SessionNotUpException(openName()
                .map(name -> "the host name '" + name + "' was not resolved").orElse("no NETCONF session")
                + " within " + millis + " ms")), millis, TimeUnit.MILLISECONDS);
            settled.thenRun(timeout::cancel);
        }
        return isPending();
    }

    /** {@return the name of the peer's host, empty when it is an address or was looked up} */
    Optional<String> openName() {
        return address != null ? Optional.empty() : Optional.ofNullable(config.getTcpParameters())
            .map(TcpClientGrouping::getRemoteAddress).map(Host::getDomainName).map(DomainName::getValue);
    }

    /** The peer's host was looked up. There is no room for the scope of an address: that is left to upstream. */
    void found(InetAddress found) {
        if (!(found instanceof Inet6Address scoped) || scoped.getScopeId() == 0) {
            address = found;
        }
    }

    private TcpClientGrouping tcpParameters() {
        InetAddress found = address;
        return found == null ? config.getTcpParameters() : new TcpClientParametersBuilder(config.getTcpParameters())
            .setRemoteAddress(new Host(IetfInetUtil.ipAddressFor(found))).build();
    }

    /** {@return whether it has not begun and is still wanted} */
    boolean isWaiting() {
        return !begun.isDone() && isPending();
    }

    /** {@return completed when the connect is begun; never, when the attempt ends before} */
    CompletionStage<Void> begun() {
        return begun;
    }

    /** {@return whether the peer has said what it speaks; false also where the configuration does not let us know} */
    boolean isAnswered() {
        return progress.isAnswered();
    }

    /** {@return completed when a session is up, and when none of this attempt will be} */
    CompletionStage<Void> settled() {
        return settled;
    }

    /** Binds the attempt to its TCP channel: the end of the channel is the end of the attempt. */
    void attach(Channel attached) {
        channel = attached;
        attached.closeFuture().addListener(closed -> fail(new SessionNotUpException(progress.ending())));
        if (state.get() == State.DEAD) {
            attached.close();
        }
    }

    /** Ends a pending attempt; does nothing when it is up or dead. */
    void fail(Throwable cause) {
        if (state.compareAndSet(State.PENDING, State.DEAD)) {
            try {
                setException(cause);
            } finally {
                closeChannel();
                settled.complete(null);
            }
        }
    }

    /** The caller does not want the session any more, not even one of which it was told a moment ago. */
    @Override
    protected void afterDone() {
        if (isCancelled()) {
            state.compareAndSet(State.PENDING, State.DEAD);
            closeChannel();
            settled.complete(null);
        }
    }

    /**
     * Lets no session come up any more. The caller is not told: it would try again.
     *
     * @return whether no session is up
     */
    boolean retire() {
        if (state.compareAndSet(State.PENDING, State.DEAD)) {
            closeChannel();
            settled.complete(null);
        }
        return !isUp();
    }

    /**
     * Ends a session that is up. The caller hears of it as if the other side had closed it.
     *
     * @return completed when no session is up and the caller was told
     */
    CompletionStage<Void> end() {
        if (!isUp()) {
            return CompletableFuture.completedStage(null);
        }
        closeChannel();
        return down;
    }

    private void closeChannel() {
        Channel attached = channel;
        if (attached != null) {
            attached.close();
        }
    }

    @Override
    public void onSuccess(NetconfClientSession session) {
        // onSessionUp() has come first; a dead attempt is completed already
        set(session);
    }

    @Override
    public void onFailure(Throwable cause) {
        fail(cause);
    }

    @Override
    public void onSessionUp(NetconfClientSession session) {
        if (state.compareAndSet(State.PENDING, State.UP)) {
            settled.complete(null);
            delegate.onSessionUp(session);
        } else {
            session.close();
        }
    }

    @Override
    public void onSessionDown(NetconfClientSession session, Exception cause) {
        if (wasUp()) {
            delegate.onSessionDown(session, cause);
            wentDown();
        }
    }

    @Override
    public void onSessionTerminated(NetconfClientSession session, NetconfTerminationReason reason) {
        if (wasUp()) {
            delegate.onSessionTerminated(session, reason);
            wentDown();
        }
    }

    private void wentDown() {
        state.set(State.DEAD);
        down.complete(null);
    }

    @Override
    public void onMessage(NetconfClientSession session, NetconfMessage message) {
        if (isUp()) {
            delegate.onMessage(session, message);
        }
    }

    @Override
    public void onError(NetconfClientSession session, Exception failure) {
        if (isUp()) {
            delegate.onError(session, failure);
        }
    }

    /** The end of a session may be told in two ways, of which the caller may have to hear both. */
    private boolean wasUp() {
        return isUp() || down.isDone();
    }

    /** {@return whether no session is up and one may still come} */
    boolean isPending() {
        return state.get() == State.PENDING;
    }

    private boolean isUp() {
        return state.get() == State.UP;
    }
}
