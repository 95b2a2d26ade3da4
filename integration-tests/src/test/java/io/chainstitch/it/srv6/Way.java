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
package io.chainstitch.it.srv6;

import java.util.List;

/**
 * A way that packets must take.
 *
 * @param from who sends
 * @param through what must be passed in order; of each group every packet passes one
 * @param to who receives: the first is the addressee; where frames are spread over several ends, one of them gets each
 * @param bothWays whether answers come back, through the same functions in reverse order
 */
public record Way(Member from, List<List<Member>> through, List<Member> to, boolean bothWays) {
    public Way {
        through = through.stream().map(List::copyOf).toList();
        to = List.copyOf(to);
    }

    /** {@return the addressee} */
    public Member addressee() {
        return to.get(0);
    }
}
