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
package io.chainstitch.vpp.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The text forms of the objects of segment routing, see {@link ObjectText}. */
final class SegmentRoutingText {
    private SegmentRoutingText() {
    }

    static void attributes(VppObject object, Map<String, String> out) {
        if (object instanceof LocalSid localSid) {
            out.put("sid", localSid.sid().toString());
            out.put("table", Long.toString(localSid.table()));
            behavior(localSid.behavior(), out);
        } else if (object instanceof Policy policy) {
            out.put("bsid", policy.bsid().toString());
            out.put("table", Long.toString(policy.table()));
            out.put("encap-source", policy.encapSource().toString());
            numbered("segment-list", policy.segmentLists(), out);
        } else if (object instanceof Steering steering) {
            traffic(steering.traffic(), out);
            out.put("bsid", steering.bsid().toString());
        } else if (object instanceof Classifier classifier) {
            out.put("interface", classifier.interfaceName());
            out.put("table", Long.toString(classifier.table()));
            numbered("match", classifier.matches(), out);
        }
    }

    private static void numbered(String name, List<?> values, Map<String, String> out) {
        for (int index = 0; index < values.size(); index++) {
            out.put(name + "." + (index + 1), values.get(index).toString());
        }
    }

    private static void behavior(SidBehavior behavior, Map<String, String> out) {
        out.put("behavior", behavior.label());
        if (behavior instanceof SidBehavior.EndDx2 crossConnect) {
            out.put("out-interface", crossConnect.outInterface());
        } else if (behavior instanceof SidBehavior.EndDx crossConnect) {
            out.put("out-interface", crossConnect.outInterface());
            out.put("next-hop", crossConnect.nextHop().toString());
        } else if (behavior instanceof SidBehavior.EndDt decapsulate) {
            out.put("lookup-table", Long.toString(decapsulate.lookup().id()));
        } else if (behavior instanceof SidBehavior.EndAd proxy) {
            out.put("out-interface", proxy.outInterface());
            out.put("in-interface", proxy.inInterface());
            proxy.nextHop().ifPresent(address -> out.put("next-hop", address.toString()));
        }
    }

    private static void traffic(Steering.Traffic traffic, Map<String, String> out) {
        if (traffic instanceof Steering.Frames frames) {
            out.put("interface", frames.interfaceName());
        } else if (traffic instanceof Steering.Packets packets) {
            out.put("table", Long.toString(packets.table()));
            out.put("prefix", packets.prefix().toString());
        }
    }

    static LocalSid localSid(Attributes in) {
        return new LocalSid(IpAddress.of(in.text("sid")), in.number("table"), behavior(in));
    }

    private static SidBehavior behavior(Attributes in) {
        String label = in.text("behavior");
        return switch (label) {
            case "end" -> new SidBehavior.End();
            case "end.dx2" -> new SidBehavior.EndDx2(in.text("out-interface"));
            case "end.dx4", "end.dx6" -> labelled(label, new SidBehavior.EndDx(in.text("out-interface"),
                IpAddress.of(in.text("next-hop"))));
            case "end.dt4" -> new SidBehavior.EndDt(new TableRef(IpFamily.IPV4, in.number("lookup-table")));
            case "end.dt6" -> new SidBehavior.EndDt(new TableRef(IpFamily.IPV6, in.number("lookup-table")));
            case "end.ad" -> new SidBehavior.EndAd(in.text("out-interface"), in.text("in-interface"),
                in.has("next-hop") ? Optional.of(IpAddress.of(in.text("next-hop"))) : Optional.empty());
            default -> throw new IllegalArgumentException("'" + label + "' is no behavior");
        };
    }

    private static SidBehavior labelled(String label, SidBehavior behavior) {
        if (!behavior.label().equals(label)) {
            throw new IllegalArgumentException("the next hop of " + label + " is of the other family");
        }
        return behavior;
    }

    static Policy policy(Attributes in) {
        return new Policy(IpAddress.of(in.text("bsid")), in.number("table"), IpAddress.of(in.text("encap-source")),
            in.texts("segment-list").stream().map(SegmentList::of).toList());
    }

    static Steering steering(Attributes in) {
        Steering.Traffic traffic = in.has("interface") ? new Steering.Frames(in.text("interface"))
            : new Steering.Packets(in.number("table"), IpPrefix.of(in.text("prefix")));
        return new Steering(traffic, IpAddress.of(in.text("bsid")));
    }

    static Classifier classifier(Attributes in) {
        return new Classifier(in.text("interface"), in.number("table"),
            in.texts("match").stream().map(Classifier.Match::of).toList());
    }
}
