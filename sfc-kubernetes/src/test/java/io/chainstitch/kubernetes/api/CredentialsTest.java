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

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.chainstitch.kubernetes.facts.Login;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.Test;

public final class CredentialsTest {
    private static Secret secret(String username, String password) {
        return new SecretBuilder().addToData("username", base64(username)).addToData("password", base64(password))
            .build();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    public void bothKeysAreNeeded() {
        assertEquals(new Credentials(Optional.of(new Login("admin", "s3cr3t")), ""),
            Credentials.of(secret("admin", "s3cr3t\n")));
        Secret half = new SecretBuilder().addToData("username", base64("admin")).build();
        assertEquals("has not the keys username and password: create it with both.", Credentials.of(half).problem());
        half.getData().put("password", "%%%");
        assertEquals(Optional.empty(), Credentials.of(half).login());
    }

    @Test
    public void whatTheInventoryWouldNotTakeIsRefusedByTheNameOfItsKey() {
        assertTrue(Credentials.of(secret("u".repeat(255), "p".repeat(1024))).login().isPresent());
        Credentials longPassword = Credentials.of(secret("admin", "hush".repeat(257)));
        assertEquals(Optional.empty(), longPassword.login());
        assertEquals("has a password of more than 1024 characters: write a shorter one.", longPassword.problem());
        Credentials longName = Credentials.of(secret("hush".repeat(64), "s3cr3t"));
        assertEquals("has a username of 256 characters: write 1 to 255.", longName.problem());
        assertEquals("has a username of 0 characters: write 1 to 255.", Credentials.of(secret(" ", "x")).problem());
        assertFalse(longPassword.toString() + longName, (longPassword.toString() + longName).contains("hush"));
    }
}
