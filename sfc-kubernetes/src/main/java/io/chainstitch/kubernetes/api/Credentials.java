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
package io.chainstitch.kubernetes.api;

import io.chainstitch.kubernetes.facts.Login;
import io.fabric8.kubernetes.api.model.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * What a secret with the login for agents gives.
 *
 * @param login the login, empty when the secret holds none that can be used
 * @param problem what is wrong with the secret and what to do, empty when nothing is; it names keys and no values
 */
record Credentials(Optional<Login> login, String problem) {
    private static final String USERNAME = "username";
    private static final String PASSWORD = "password";
    /** Lengths as the inventory takes them. Its own check would show the value in its message. */
    private static final int LONGEST_USERNAME = 255;
    private static final int LONGEST_PASSWORD = 1_024;

    private static Credentials problem(String text) {
        return new Credentials(Optional.empty(), text);
    }

    static Credentials of(Secret secret) {
        Optional<String> username = decoded(secret, USERNAME);
        Optional<String> password = decoded(secret, PASSWORD);
        if (username.isEmpty() || password.isEmpty()) {
            return problem("has not the keys " + USERNAME + " and " + PASSWORD + ": create it with both.");
        }
        if (username.get().isEmpty() || username.get().length() > LONGEST_USERNAME) {
            return problem("has a " + USERNAME + " of " + username.get().length() + " characters: write 1 to "
                + LONGEST_USERNAME + ".");
        }
        if (password.get().length() > LONGEST_PASSWORD) {
            return problem("has a " + PASSWORD + " of more than " + LONGEST_PASSWORD
                + " characters: write a shorter one.");
        }
        return new Credentials(Optional.of(new Login(username.get(), password.get())), "");
    }

    private static Optional<String> decoded(Secret secret, String key) {
        String value = secret.getData() == null ? null : secret.getData().get(key);
        if (value == null) {
            return Optional.ofNullable(secret.getStringData()).map(data -> data.get(key)).map(String::strip);
        }
        try {
            return Optional.of(new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8).strip());
        } catch (IllegalArgumentException ignored) {
            return Optional.empty();
        }
    }
}
