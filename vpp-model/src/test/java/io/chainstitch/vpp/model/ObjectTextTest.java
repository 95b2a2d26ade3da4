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

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.pholser.junit.quickcheck.Property;
import com.pholser.junit.quickcheck.runner.JUnitQuickcheck;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.Test;
import org.junit.runner.RunWith;

/** The text form holds all of an object, and nothing else parses. */
@RunWith(JUnitQuickcheck.class)
public class ObjectTextTest {
    private static final IpAddress V6 = IpAddress.of("2001:db8::1");

    private static void assertRoundTrip(VppObject object) {
        String line = ObjectText.print(object);
        assertEquals(object, ObjectText.parse(line));
        assertEquals(line, 1, line.lines().count());
        assertEquals(object, ObjectText.of(object.kind(), ObjectText.attributes(object)));
    }

    @Property(trials = 300)
    public void printedPlanParsesBack(long seed) {
        RandomPlan.of(new Random(seed)).objects().values().forEach(ObjectTextTest::assertRoundTrip);
    }

    @Property(trials = 500)
    public void anyTextSurvives(String text, String other) {
        assertRoundTrip(new Table(new TableRef(IpFamily.IPV6, TableRef.MAX_ID), text));
        assertRoundTrip(new Interface(text, new Attachment.AfPacket(other)));
        assertRoundTrip(new Interface(text, new Attachment.Tap(other, "")));
    }

    @Property(trials = 500)
    public void textOfFewCharactersSurvives(long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(8); length > 0; length--) {
            text.append("%=25 \t\n\r3d0a\u007f\u0000".charAt(random.nextInt(13)));
        }
        assertRoundTrip(new Table(new TableRef(IpFamily.IPV4, 1), text.toString()));
    }

    @Test
    public void everyKindOfAttachmentAndPathSurvives() {
        assertRoundTrip(new Interface("pod/a", new Attachment.Memif("/run/a b.sock", 4294967295L,
            Attachment.Memif.Role.SLAVE), 7, TableRef.MAX_ID));
        assertRoundTrip(new Interface("pod/a", new Attachment.Memif("", 0, Attachment.Memif.Role.MASTER)));
        assertRoundTrip(new Interface("pod/a", new Attachment.Tap("tap0", "ns1")));
        assertRoundTrip(new Interface("loop", new Attachment.Loopback(3)));
        assertRoundTrip(new Route(0, IpPrefix.of("::/0"), new Route.NextHop(V6, Optional.empty())));
        assertRoundTrip(new Route(9, IpPrefix.of("10.0.0.0/8"), new Route.Lookup(0)));
        assertRoundTrip(new Vxlan("vxlan/c", V6, IpAddress.of("2001:db8::2"), Vxlan.MAX_VNI));
    }

    @Test
    public void objectsOfSegmentRoutingReadAsDocumented() {
        assertEquals("local-sid sid=fcbb:bb00:2::40 table=0 behavior=end.ad out-interface=pod/d/f/in "
            + "in-interface=pod/d/f/out next-hop=10.2.0.2", ObjectText.print(new LocalSid(
                IpAddress.of("fcbb:bb00:2::40"), 0, new SidBehavior.EndAd("pod/d/f/in", "pod/d/f/out",
                    Optional.of(IpAddress.of("10.2.0.2"))))));
        assertEquals("policy bsid=fcbb:bbff::1 table=0 encap-source=2001:db8::1 "
            + "segment-list.1=3,fcbb:bb00:2::40,fcbb:bb00:3::41 segment-list.2=1,fcbb:bb00:3::42",
            ObjectText.print(ObjectText.parse("policy bsid=fcbb:bbff::1 table=0 encap-source=2001:DB8::1 "
                + "segment-list.1=1,fcbb:bb00:3::42 segment-list.2=3,fcbb:bb00:2::40,fcbb:bb00:3::41")));
        assertEquals("steering table=1001 prefix=10.1.2.1/32 bsid=fcbb:bbff::1", ObjectText.print(new Steering(
            new Steering.Packets(1001, IpPrefix.of("10.1.2.1/32")), IpAddress.of("fcbb:bbff::1"))));
        assertEquals("classifier interface=eth0 table=1002 match.1=10.1.1.1/32,10.1.2.1/32",
            ObjectText.print(ObjectText.parse("classifier interface=eth0 table=1002 match.1=10.1.1.1/32,10.1.2.1/32")));
    }

    @Test
    public void linesReadAsDocumented() {
        assertEquals("cross-connect receive=pod/default/web/eth1 transmit=vxlan/c/0.1/n2",
            ObjectText.print(new CrossConnect("pod/default/web/eth1", "vxlan/c/0.1/n2")));
        assertEquals("table table=ipv4/5 name=a%20b%3d%25", ObjectText.print(
            new Table(new TableRef(IpFamily.IPV4, 5), "a b=%")));
    }

    @Test
    public void malformedLinesAreRefused() {
        for (String line : List.of("", "bridge a=b", "cross-connect", "cross-connect receive=a",
            "cross-connect receive=a transmit=b extra=c", "cross-connect receive=a receive=b transmit=c",
            "cross-connect receive transmit=b", "cross-connect =a receive=a transmit=b", "cross-connect receive=a"
            + " transmit=a", "sub-interface parent=p vlan=4294967396 pop-tags=1", "sub-interface parent=p vlan=x "
            + "pop-tags=1", "sub-interface parent=p vlan=1 pop-tags=2", "table table=ipv4 name=a",
            "table table=ipv5/1 name=a", "table table=ipv4/-1 name=a", "interface name=a",
            "interface name=a af-packet=b loopback=1", "interface name=a memif=1 socket=s role=boss",
            "vxlan name=v source=::1 destination=10.0.0.1 vni=1", "vxlan name=v source=::1 destination=::1 vni=1",
            "vxlan name=v source=::1 destination=::2 vni=16777216", "address interface=a address=10.0.0.1",
            "neighbor interface=a address=10.0.0.1 mac=02:00", "route table=0 prefix=10.0.0.1/8 lookup-table=1")) {
            IllegalArgumentException e = assertThrows(line, IllegalArgumentException.class,
                () -> ObjectText.parse(line));
            assertFalse(line, e.getMessage().isBlank());
        }
    }

    @Test
    public void defaultsAreLeftOut() {
        assertFalse(ObjectText.print(new Interface("a", new Attachment.AfPacket("b"))).contains("table"));
        assertTrue(ObjectText.print(new Interface("a", new Attachment.AfPacket("b"), 1, 0)).endsWith("ipv4-table=1"));
    }
}
