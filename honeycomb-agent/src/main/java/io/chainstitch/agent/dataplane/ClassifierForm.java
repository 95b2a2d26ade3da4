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
import io.chainstitch.vpp.model.Classifier;
import io.chainstitch.vpp.model.IpFamily;
import io.chainstitch.vpp.model.IpPrefix;
import io.chainstitch.vpp.model.Names;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a classifier looks in VPP: a tagged access list, an ABF policy with one look-up, and one attachment. */
final class ClassifierForm {
    static final int PRIORITY = 100;
    private static final String TAG = Names.OWNED + "classifier/";
    private static final int PERMIT = 1;
    private static final int LAST_PORT = 65_535;

    private ClassifierForm() {
    }

    static String tag(Classifier classifier) {
        return tag(classifier.family(), classifier.table());
    }

    static String tag(IpFamily family, long table) {
        return TAG + family.label() + "/" + table;
    }

    static boolean isTag(String tag) {
        return tag.startsWith(TAG);
    }

    /** The rules of the access list: everything between the prefixes of a match. */
    static List<Map<String, Object>> rules(Classifier classifier) {
        return classifier.matches().stream().map(match -> Map.<String, Object>of("is_permit", PERMIT, "src_prefix",
            match.source(), "dst_prefix", match.destination(), "srcport_or_icmptype_last", LAST_PORT,
            "dstport_or_icmpcode_last", LAST_PORT)).toList();
    }

    /** The only path of the policy. */
    static Map<String, Object> path(Classifier classifier) {
        return Map.of("sw_if_index", VppSession.NONE, "table_id", classifier.table(), "weight", 1, "proto",
            proto(classifier.family()));
    }

    private static int proto(IpFamily family) {
        return family == IpFamily.IPV4 ? 0 : 1;
    }

    /** What an access list matches, empty when it does more or less than the one of a classifier. */
    static Optional<List<Classifier.Match>> matches(ApiMessage acl) {
        List<ApiMessage> rules = acl.structs("r");
        return rules.isEmpty() || !rules.stream().allMatch(ClassifierForm::isPlain) ? Optional.empty()
            : Optional.of(rules.stream().map(rule -> new Classifier.Match(prefix(rule, "src_prefix"),
                prefix(rule, "dst_prefix"))).toList());
    }

    private static IpPrefix prefix(ApiMessage rule, String field) {
        return rule.prefix(field).prefix();
    }

    private static boolean isPlain(ApiMessage rule) {
        return rule.number("is_permit") == PERMIT && rule.number("proto") == 0
            && rule.number("srcport_or_icmptype_first") == 0 && rule.number("srcport_or_icmptype_last") == LAST_PORT
            && rule.number("dstport_or_icmpcode_first") == 0 && rule.number("dstport_or_icmpcode_last") == LAST_PORT
            && rule.number("tcp_flags_mask") == 0 && rule.number("tcp_flags_value") == 0
            && rule.prefix("src_prefix").address().family() == rule.prefix("dst_prefix").address().family();
    }

    /** Whether a policy does nothing but a look-up of a family in the table whose id it has. */
    static boolean looksUp(ApiMessage policy, IpFamily family) {
        List<ApiMessage> paths = policy.structs("paths");
        return paths.size() == 1 && paths.get(0).number("table_id") == policy.number("policy_id")
            && paths.get(0).number("sw_if_index") == VppSession.NONE && paths.get(0).number("type") == 0
            && paths.get(0).number("flags") == 0 && paths.get(0).number("proto") == proto(family)
            && Arrays.equals(paths.get(0).struct("nh").bytes("address"), new byte[16]);
    }

    /** Whether an attachment is the one of a classifier of the family. */
    static boolean isAttached(ApiMessage attachment, IpFamily family) {
        return attachment.number("priority") == PRIORITY && attachment.flag("is_ipv6") == (family == IpFamily.IPV6);
    }
}
