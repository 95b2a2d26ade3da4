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

import io.chainstitch.vpp.api.ApiMessage;
import io.chainstitch.vpp.model.LocalSid;
import io.chainstitch.vpp.model.SidBehavior;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Makes dynamic proxies, for which VPP has a command and no message. The command consists of addresses and of VPP's own
 * names of interfaces, nothing else ever gets into it.
 */
final class ProxyCommand {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_./-]{0,62}");
    /** VPP says this of the rest of a command that it has carried out already without that rest. */
    private static final String HALF_READ = "unknown input";
    /** The one number with which VPP refuses a command; the text tells why. */
    private static final Integer REFUSED = -1;

    private ProxyCommand() {
    }

    /** Makes the proxy with the names that its interfaces have in VPP now. */
    static CompletableFuture<?> create(VppSession vpp, LocalSid object, SidBehavior.EndAd proxy) {
        return name(vpp, proxy.outInterface()).thenCombine(name(vpp, proxy.inInterface()),
            (out, in) -> run(vpp, object, text(object, proxy, out, in))).thenCompose(Function.identity());
    }

    private static CompletableFuture<String> name(VppSession vpp, String logical) {
        return vpp.indexes().get(logical).thenCompose(vpp::port).thenApply(port -> port.map(Port::vppName)
            .orElseThrow(() -> new CallRefused("VPP has no interface " + logical)));
    }

    /** The command; it names the length of the prefix, since VPP's message can remove only such a SID. */
    static String text(LocalSid object, SidBehavior.EndAd proxy, String out, String in) {
        return "sr localsid prefix " + object.sid() + "/128"
            + (object.table() == 0 ? "" : " fib-table " + object.table()) + " behavior end.ad"
            + proxy.nextHop().map(hop -> " nh " + hop).orElse("") + " oif " + checked(out) + " iif " + checked(in);
    }

    private static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new CallRefused("VPP's name of an interface, '" + name
                + "', has characters that do not go into a command; rename the interface");
        }
        return name;
    }

    private static CompletableFuture<?> run(VppSession vpp, LocalSid object, String command) {
        return vpp.write("cli_inband", Map.of("cmd", command), REFUSED).thenCompose(answer -> {
            String text = answer.text("reply").strip();
            if (answer.retval() == 0 && text.isEmpty()) {
                return CompletableFuture.completedFuture(null);
            }
            CallRefused refused = new CallRefused("VPP answered to '" + command + "': "
                + (text.isEmpty() ? answer.retval() : text));
            return text.startsWith(HALF_READ) ? Withdrawal.after(refused, LocalSidWriter.remove(vpp, object))
                : CompletableFuture.<Void>failedFuture(refused);
        });
    }

    /** Whether VPP lists the plugin; without it, VPP takes the command for one that makes a plain endpoint. */
    static boolean isKnown(ApiMessage plugins) {
        return plugins.text("reply").contains(" " + Requirements.PROXY_PLUGIN + " ");
    }
}
