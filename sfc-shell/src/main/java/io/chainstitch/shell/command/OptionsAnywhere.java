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
package io.chainstitch.shell.command;

import io.chainstitch.shell.view.Usage;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Parser;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.parsing.DefaultParser;

/**
 * Hands all words to the command as they are. Karaf itself takes options before the first argument only, and answers
 * wrong ones in colours and without saying what to do. So a mark is put before them, which looks like an argument.
 */
@Service
public final class OptionsAnywhere implements Parser {
    private final DefaultParser parser = new DefaultParser();

    @Override
    public CommandLine parse(Session session, String command, int cursor) {
        return parser.parse(session, command, cursor);
    }

    @Override
    public String preprocess(Session session, CommandLine line) {
        String[] words = line.getArguments();
        String[] marked = new String[words.length + 1];
        marked[0] = words[0];
        marked[1] = Usage.MARK;
        System.arraycopy(words, 1, marked, 2, words.length - 1);
        return String.join(" ", marked);
    }
}
