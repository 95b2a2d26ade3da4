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
package io.chainstitch.southbound;

import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.opendaylight.yangtools.yang.common.RpcError;

/** Takes the agent's own sentence out of what the NETCONF server of OpenDaylight wraps around it. */
final class AgentText {
    private static final String CAUSE = " Cause: ";
    /** The text form of an exception of the datastore; the server prints it before the cause. */
    private static final Pattern EXCEPTION =
        Pattern.compile("Exception\\{message=(.*?), errorList=\\[", Pattern.DOTALL);
    private static final Pattern WRAPPED =
        Pattern.compile("^(Transaction commit failed on|Candidate transaction validate failed) ");

    private AgentText() {
    }

    static String of(Collection<? extends RpcError> errors) {
        String text = errors.stream().map(AgentText::of).distinct().collect(Collectors.joining("; "));
        return text.isEmpty() ? "the agent gave no reason" : text;
    }

    private static String of(RpcError error) {
        String message = error.getMessage();
        if (message == null || message.isBlank()) {
            return error.getTag().elementBody();
        }
        return unwrapped(message.strip());
    }

    static String unwrapped(String message) {
        if (!WRAPPED.matcher(message).find()) {
            return message;
        }
        Matcher exception = EXCEPTION.matcher(message);
        if (exception.find()) {
            return exception.group(1).strip();
        }
        int cause = message.indexOf(CAUSE);
        return cause < 0 ? message : message.substring(cause + CAUSE.length()).strip();
    }
}
