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
package io.chainstitch.agent.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a session that sends too much without waiting for an answer, or elements that are nested too deep. The
 * platform's framing has no limit for a whole message, so one client could fill the memory of all; and its way through
 * XML is recursive, so the stack overflows. Every request is answered, so the counts start again with each byte that
 * goes out.
 *
 * <p>The depth is counted in the octets, which is not exact in comments and where a chunk ends within a tag; so the
 * limit is far above what any message needs.
 */
final class InputLimit extends ChannelDuplexHandler {
    /** Bytes; an edit of some 10 000 objects fits. */
    static final long DEFAULT = 16L << 20;

    /** Elements in elements; configurations have a dozen, the stack holds some thousands. */
    static final int DEEPEST = 1000;

    private static final Logger LOG = LoggerFactory.getLogger(InputLimit.class);

    private final long limit;
    private long received;
    private int depth;
    private byte last;

    InputLimit(long limit) {
        this.limit = limit;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (message instanceof ByteBuf bytes) {
            received += bytes.readableBytes();
            bytes.forEachByte(this::look);
        }
        if (received <= limit && depth <= DEEPEST) {
            super.channelRead(context, message);
            return;
        }
        ReferenceCountUtil.release(message);
        if (context.channel().isOpen()) {
            LOG.warn("A NETCONF client sent a message of more than {} bytes or {} nested elements, its session is"
                + " closed", limit, DEEPEST);
            context.close();
        }
    }

    /** Follows the depth; false stops at an octet that is too deep. */
    private boolean look(byte next) {
        if (last == '<' && next != '!' && next != '?') {
            depth = Math.max(0, depth + (next == '/' ? -1 : 1));
        } else if (last == '/' && next == '>') {
            depth = Math.max(0, depth - 1);
        }
        last = next;
        return depth <= DEEPEST;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        received = 0;
        depth = 0;
        super.write(context, message, promise);
    }
}
