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
package io.chainstitch.renderer.srv6;

import io.chainstitch.vpp.model.Attachment;
import io.chainstitch.vpp.model.Classifier;
import io.chainstitch.vpp.model.Interface;
import io.chainstitch.vpp.model.InterfaceObject;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpFamily;
import io.chainstitch.vpp.model.IpPrefix;
import io.chainstitch.vpp.model.LocalSid;
import io.chainstitch.vpp.model.MacAddress;
import io.chainstitch.vpp.model.Neighbor;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.Policy;
import io.chainstitch.vpp.model.Route;
import io.chainstitch.vpp.model.SegmentList;
import io.chainstitch.vpp.model.SidBehavior;
import io.chainstitch.vpp.model.Steering;
import io.chainstitch.vpp.model.SubInterface;
import io.chainstitch.vpp.model.TableRef;
import io.chainstitch.vpp.model.VppObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Other values under the key of an object. Left alone is what does not decide where traffic goes: names of tables, the
 * source of an encapsulation, and how a sub-interface of packets treats its tag.
 */
final class Alterations {
    private static final IpAddress NO_SID = IpAddress.of("2001:db8:dead::1");
    private static final MacAddress NOBODY = new MacAddress("02:bb:00:00:00:01");
    private final NodePlan plan;
    private final Set<VppObject> out = new HashSet<>();

    private Alterations(NodePlan plan) {
        this.plan = plan;
    }

    static Set<VppObject> of(VppObject object, NodePlan plan) {
        Alterations alterations = new Alterations(plan);
        alterations.add(object);
        alterations.out.remove(object);
        return alterations.out;
    }

    private void add(VppObject object) {
        if (object instanceof Interface iface) {
            out.add(new Interface(iface.name(), new Attachment.AfPacket("elsewhere"), iface.ipv4Table(),
                iface.ipv6Table()));
            out.add(new Interface(iface.name(), iface.attachment()));
        } else if (object instanceof SubInterface sub) {
            boolean frames = sub.ipv4Table() == 0 && sub.ipv6Table() == 0;
            out.add(new SubInterface(sub.parent(), sub.vlan(), frames ? 1 - sub.popTags() : sub.popTags()));
        } else if (object instanceof Neighbor neighbor) {
            out.add(new Neighbor(neighbor.interfaceName(), neighbor.address(), NOBODY));
        } else if (object instanceof Route route) {
            route(route);
        } else if (object instanceof LocalSid sid) {
            behaviors(sid.behavior()).forEach(behavior -> out.add(new LocalSid(sid.sid(), 0, behavior)));
        } else if (object instanceof Policy policy) {
            lists(policy.segmentLists()).forEach(lists -> out.add(new Policy(policy.bsid(), policy.table(),
                policy.encapSource(), lists)));
        } else if (object instanceof Steering steering) {
            steering(steering);
        } else if (object instanceof Classifier classifier) {
            classifier(classifier);
        }
    }

    private void route(Route route) {
        if (route.path() instanceof Route.NextHop hop) {
            out.add(new Route(route.table(), route.prefix(), new Route.NextHop(NO_SID, hop.interfaceName())));
        } else {
            out.add(new Route(route.table(), route.prefix(), new Route.Lookup(route.table())));
        }
    }

    private List<SidBehavior> behaviors(SidBehavior behavior) {
        List<SidBehavior> others = new ArrayList<>(List.of(new SidBehavior.End()));
        List<String> interfaces = plan.objects().values().stream().filter(InterfaceObject.class::isInstance)
            .map(VppObject::id).toList();
        for (String name : interfaces) {
            if (behavior instanceof SidBehavior.EndDx2) {
                others.add(new SidBehavior.EndDx2(name));
            } else if (behavior instanceof SidBehavior.EndDx connect) {
                others.add(new SidBehavior.EndDx(name, connect.nextHop()));
            } else if (behavior instanceof SidBehavior.EndAd proxy) {
                others.add(new SidBehavior.EndAd(name, proxy.inInterface(), proxy.nextHop()));
                others.add(new SidBehavior.EndAd(proxy.outInterface(), name, proxy.nextHop()));
            }
        }
        if (behavior instanceof SidBehavior.EndDx connect) {
            others.add(new SidBehavior.EndDx(connect.outInterface(), elsewhere(connect.nextHop().family())));
        } else if (behavior instanceof SidBehavior.EndAd proxy && proxy.nextHop().isPresent()) {
            others.add(new SidBehavior.EndAd(proxy.outInterface(), proxy.inInterface(),
                proxy.nextHop().map(hop -> elsewhere(hop.family()))));
        } else if (behavior instanceof SidBehavior.EndDt decapsulate) {
            others.add(new SidBehavior.EndDt(new TableRef(decapsulate.lookup().family(), 4999)));
        }
        return others;
    }

    private static IpAddress elsewhere(IpFamily family) {
        return IpAddress.of(family == IpFamily.IPV4 ? "203.0.113.7" : "2001:db8:dead::7");
    }

    private List<List<SegmentList>> lists(List<SegmentList> lists) {
        List<List<SegmentList>> others = new ArrayList<>();
        for (int index = 0; index < lists.size(); index++) {
            if (index > 0 && lists.get(index).equals(lists.get(index - 1))) {
                continue;
            }
            SegmentList list = lists.get(index);
            others.add(replaced(lists, index, List.of()));
            if (!frames() && lists.size() > 1) {
                others.add(replaced(lists, index, List.of(new SegmentList(list.weight() + 1, list.sids()))));
            }
            others.add(replaced(lists, index, List.of(list, new SegmentList(1, List.of(NO_SID)))));
            for (int sid = 0; sid < list.sids().size(); sid++) {
                List<IpAddress> sids = new ArrayList<>(list.sids());
                sids.set(sid, NO_SID);
                others.add(replaced(lists, index, List.of(new SegmentList(list.weight(), sids))));
                sids.remove(sid);
                if (!sids.isEmpty()) {
                    others.add(replaced(lists, index, List.of(new SegmentList(list.weight(), sids))));
                }
            }
        }
        others.removeIf(List::isEmpty);
        return others;
    }

    /** VPP ignores the weights of policies of frames. */
    private boolean frames() {
        return plan.objects().values().stream()
            .anyMatch(object -> object instanceof Steering steering && steering.traffic() instanceof Steering.Frames);
    }

    private static List<SegmentList> replaced(List<SegmentList> lists, int index, List<SegmentList> by) {
        List<SegmentList> all = new ArrayList<>(lists);
        all.remove(index);
        all.addAll(by);
        return all;
    }

    private void steering(Steering steering) {
        out.add(new Steering(steering.traffic(), NO_SID));
        plan.objects().values().stream().filter(Policy.class::isInstance)
            .forEach(policy -> out.add(new Steering(steering.traffic(), ((Policy) policy).bsid())));
    }

    private void classifier(Classifier classifier) {
        IpPrefix nowhere = IpPrefix.host(elsewhere(classifier.family()));
        for (Classifier.Match match : classifier.matches()) {
            for (Classifier.Match other : List.of(new Classifier.Match(nowhere, match.destination()),
                new Classifier.Match(match.source(), nowhere))) {
                List<Classifier.Match> matches = new ArrayList<>(classifier.matches());
                matches.remove(match);
                matches.add(other);
                out.add(new Classifier(classifier.interfaceName(), classifier.table(), matches));
            }
        }
    }
}
