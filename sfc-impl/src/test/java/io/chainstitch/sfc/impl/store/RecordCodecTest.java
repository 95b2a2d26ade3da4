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
package io.chainstitch.sfc.impl.store;

import static org.junit.Assert.assertEquals;

import com.pholser.junit.quickcheck.Property;
import com.pholser.junit.quickcheck.runner.JUnitQuickcheck;
import io.chainstitch.sfc.api.IdentifierKey;
import io.chainstitch.sfc.impl.engine.ChainRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.opendaylight.yang.gen.v1.urn.chainstitch.installed.rev261125.installed.Chain;
import org.opendaylight.yang.gen.v1.urn.chainstitch.installed.rev261125.installed.ChainBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.installed.rev261125.rendering.Identifier;
import org.opendaylight.yang.gen.v1.urn.chainstitch.installed.rev261125.rendering.IdentifierBuilder;
import org.opendaylight.yangtools.yang.binding.util.BindingMap;

@RunWith(JUnitQuickcheck.class)
public class RecordCodecTest {

    @Property(trials = 500)
    public void recordThatIsEncodedAndDecodedIsTheSame(long seed) {
        ChainRecord record = RandomRecord.of(new Random(seed), "c");

        assertEquals(record, RecordCodec.decode(RecordCodec.encode(record)));
    }

    /** Earlier versions did not write which nodes may use a retired identifier. */
    @Test
    public void retiredIdentifierOfAnEarlierVersionIsKeptForAllThatLeave() {
        IdentifierKey key = new IdentifierKey(IdentifierKey.Pool.SID, "once");
        ChainRecord record = new ChainRecord("c", 1, "", ChainRecord.Rendered.NOTHING, Map.of(),
            Map.of(key, new ChainRecord.Retired(7, Set.of("n2"))), Map.of(), Set.of("n2", "n3"), Optional.empty());
        Chain encoded = RecordCodec.encode(record);
        List<Identifier> without = encoded.nonnullIdentifier().values().stream()
            .map(one -> new IdentifierBuilder(one).setUsingNode(null).build()).toList();

        ChainRecord decoded =
            RecordCodec.decode(new ChainBuilder(encoded).setIdentifier(BindingMap.of(without)).build());

        assertEquals(Map.of(key, new ChainRecord.Retired(7, Set.of("n2", "n3"))), decoded.retired());
    }
}
