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
package io.chainstitch.agent.dataplane;

import com.google.common.collect.Lists;
import io.chainstitch.vpp.api.ApiMessage;
import io.chainstitch.vpp.api.VppClient;
import io.chainstitch.vpp.model.InterfaceObject;
import io.chainstitch.vpp.model.IpFamily;
import io.chainstitch.vpp.model.LocalSid;
import io.chainstitch.vpp.model.ObjectKind;
import io.chainstitch.vpp.model.SidBehavior;
import io.chainstitch.vpp.model.VppObject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** One connection to VPP, with what is only true as long as it lasts: interface indexes and VPP's abilities. */
final class VppSession {
    /** What VPP reads as "none" or "all". */
    static final long NONE = 0xffffffffL;

    private final VppClient client;
    private final Ledger ledger;
    private final Map<ObjectKind, String> unavailable;
    private final InterfaceIndexes indexes = new InterfaceIndexes(this::names, this::port);
    private final MemifSockets memifSockets = new MemifSockets(this);
    private final Underlay underlay = new Underlay(this);
    private final SharedReading<Abf> abf = new SharedReading<>(() -> Abf.read(this));
    private final Map<IpFamily, SharedReading<List<ApiMessage>>> neighbors = Map.of(
        IpFamily.IPV4, new SharedReading<>(() -> dump("ip_neighbor_dump", Map.of("af", 0))),
        IpFamily.IPV6, new SharedReading<>(() -> dump("ip_neighbor_dump", Map.of("af", 1))));
    private final LongAdder writes;
    private final InterfaceWatch watch;
    private volatile Optional<String> noProxies = Optional.empty();

    /**
     * Speaks to a VPP.
     *
     * @param client the connection
     * @param ledger what is ours
     * @param writes counts requests that change VPP
     * @param listeners who is told of interfaces
     * @param later runs what it is given after a short while
     */
    VppSession(VppClient client, Ledger ledger, LongAdder writes, Listeners listeners, Executor later) {
        this.client = client;
        this.ledger = ledger;
        this.writes = writes;
        this.unavailable = Requirements.missing(client::supports);
        this.watch = new InterfaceWatch(this::port, indexes::name, listeners, later);
    }

    /** Looks for what no message tells of: the plugin of dynamic proxies. */
    CompletableFuture<?> lookForProxies() {
        return Answers.unlessRefused(query("cli_inband", Map.of("cmd", "show plugins")))
            .thenAccept(plugins -> noProxies = plugins.filter(ProxyCommand::isKnown).isPresent() ? Optional.empty()
                : Optional.of(Requirements.NO_PROXIES));
    }

    /** Asks VPP to tell about interfaces that come and go. */
    CompletableFuture<?> watchInterfaces() {
        client.onEvent(event -> {
            if ("sw_interface_event".equals(event.name())) {
                indexes.changed(event.number("sw_if_index"), event.flag("deleted"));
                watch.changed(event.number("sw_if_index"), event.flag("deleted"));
            }
        });
        return query("want_interface_events", Map.of("enable_disable", 1, "pid", ProcessHandle.current().pid()))
            .thenCompose(reply -> names()).thenAccept(watch::start);
    }

    /** Somebody listens: when this is done, he is told of what differs from then on. */
    CompletableFuture<?> beginNews() {
        return names().thenAccept(watch::start);
    }

    /** Sends a request that changes VPP; the future fails with {@link CallRefused} when VPP answers an error. */
    CompletableFuture<ApiMessage> write(String message, Map<String, Object> fields, Integer... tolerated) {
        writes.increment();
        return send(message, fields, Set.of(tolerated));
    }

    /** Sends a request that changes nothing. */
    CompletableFuture<ApiMessage> query(String message, Map<String, Object> fields, Integer... tolerated) {
        return send(message, fields, Set.of(tolerated));
    }

    private CompletableFuture<ApiMessage> send(String message, Map<String, Object> fields, Set<Integer> tolerated) {
        if (!client.supports(message)) {
            return CompletableFuture.failedFuture(new CallRefused(Requirements.lacks(message)));
        }
        return client.request(message, fields).thenApply(reply -> {
            if (reply.retval() < 0 && !tolerated.contains(reply.retval())) {
                throw CallRefused.by(message, reply.retval());
            }
            return reply;
        });
    }

    /** Dumps; a VPP that does not know the message holds nothing of the kind. */
    CompletableFuture<List<ApiMessage>> dump(String message, Map<String, Object> fields) {
        return client.supports(message) ? client.dump(message, fields)
            : CompletableFuture.completedFuture(List.of());
    }

    /** Dumps many times, in bursts; what they find is in the order of the questions. */
    CompletableFuture<List<ApiMessage>> dumpAll(String message, List<Map<String, Object>> each) {
        return client.supports(message) ? Bursts.oneByOne(Lists.partition(each, Bursts.LENGTH).stream()
            .<Supplier<CompletableFuture<List<ApiMessage>>>>map(part -> () -> client.dumpAll(message, part)).toList())
            : CompletableFuture.completedFuture(List.of());
    }

    /** Reads the interfaces and names them by the ledger. */
    CompletableFuture<NameView> names() {
        return names(ledger.interfaces()).thenApply(view -> {
            indexes.learn(view);
            return view;
        });
    }

    /** Reads the interfaces and names them as if the given ones were ours. */
    CompletableFuture<NameView> names(Collection<InterfaceObject> ours) {
        return dump("sw_interface_dump", Map.of("sw_if_index", NONE))
            .thenApply(details -> new NameView(details.stream().map(Port::of).toList(), ours));
    }

    /** Reads the interface of an index. */
    CompletableFuture<Optional<Port>> port(long index) {
        return dump("sw_interface_dump", Map.of("sw_if_index", index)).thenApply(details -> details.stream()
            .map(Port::of).filter(port -> port.index() == index).findFirst());
    }

    InterfaceIndexes indexes() {
        return indexes;
    }

    Underlay underlay() {
        return underlay;
    }

    /** {@return what VPP's ACL-based forwarding does} */
    CompletableFuture<Abf> abf() {
        return abf.get();
    }

    /** {@return all neighbors of a family, learned ones too} */
    CompletableFuture<List<ApiMessage>> neighbors(IpFamily family) {
        return neighbors.get(family).get();
    }

    MemifSockets memifSockets() {
        return memifSockets;
    }

    /** {@return why objects of a kind cannot be served, by kind} */
    Map<ObjectKind, String> unavailable() {
        return unavailable;
    }

    /** {@return why an object cannot be made, as far as VPP's abilities go} */
    Optional<String> unavailable(VppObject object) {
        String kind = unavailable.get(object.kind());
        return kind != null ? Optional.of(kind) : noProxies.filter(why -> object instanceof LocalSid localSid
            && localSid.behavior() instanceof SidBehavior.EndAd);
    }

    /** {@return everything that VPP lacks, one sentence each} */
    Set<String> lacks() {
        Set<String> lacks = new TreeSet<>(unavailable.values());
        noProxies.ifPresent(lacks::add);
        return lacks;
    }

    /** {@return what is ours} */
    Ledger ledger() {
        return ledger;
    }

    /** Whether VPP knows a message. */
    boolean supports(String message) {
        return client.supports(message);
    }

    boolean isOpen() {
        return !client.closed().isDone();
    }

    /** Ends a connection whose state is not known; the connector makes a new one. */
    void abandon() {
        client.close();
    }
}
