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
package io.chainstitch.agent;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Set;

/** The one user and the password, compared in constant time. Neither is ever printed. */
public final class Credentials {
    /** Passwords that products of this kind are shipped with, and ours. */
    private static final Set<String> DEFAULTS = Set.of("admin", "honeycomb", "password", "chainstitch");

    private static final int LONGEST_FILE = 1 << 16;

    private final byte[] username;
    private final byte[] password;
    private final boolean guessable;

    Credentials(String username, String password) {
        this.username = username.getBytes(StandardCharsets.UTF_8);
        this.password = password.getBytes(StandardCharsets.UTF_8);
        this.guessable = DEFAULTS.contains(password.toLowerCase(Locale.ROOT)) || password.equals(username);
    }

    /**
     * Reads the password: the first line of a file.
     *
     * @param username the user
     * @param file the file
     * @return the credentials
     * @throws StartException when the file cannot be read or has no password
     */
    public static Credentials read(String username, Path file) throws StartException {
        String first;
        try (InputStream in = Files.newInputStream(file)) {
            first = text(in.readNBytes(LONGEST_FILE + 1), file).lines().findFirst().orElse("");
        } catch (CharacterCodingException e) {
            throw new StartException("the password file " + file + " is no text in UTF-8", e);
        } catch (IOException e) {
            throw new StartException("cannot read the password file " + file + ": " + reason(e), e);
        }
        if (first.isBlank()) {
            throw new StartException("the password file " + file + " has no password in its first line");
        }
        return new Credentials(username, first);
    }

    private static String text(byte[] octets, Path file) throws StartException, CharacterCodingException {
        if (octets.length > LONGEST_FILE) {
            throw new StartException("the password file " + file + " is longer than " + LONGEST_FILE + " bytes");
        }
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
    }

    /**
     * Refuses to be reachable from other machines with a password that everybody knows.
     *
     * @param listen where the agent would listen
     * @throws StartException when the address is not loopback and the password is a default one
     */
    void allow(ListenAddress listen) throws StartException {
        if (guessable && !listen.isLoopback()) {
            throw new StartException("refusing to listen on " + listen
                + " with a default password; choose another password or listen on 127.0.0.1");
        }
    }

    /**
     * Checks a login.
     *
     * @param user the name given
     * @param secret the password given
     * @return whether both are right
     */
    public boolean match(String user, String secret) {
        boolean sameUser = MessageDigest.isEqual(username, user.getBytes(StandardCharsets.UTF_8));
        boolean samePassword = MessageDigest.isEqual(password, secret.getBytes(StandardCharsets.UTF_8));
        return sameUser && samePassword;
    }

    private static String reason(IOException cause) {
        return cause instanceof java.nio.file.NoSuchFileException ? "no such file"
            : cause instanceof java.nio.file.AccessDeniedException ? "permission denied"
            : String.valueOf(cause.getMessage());
    }
}
