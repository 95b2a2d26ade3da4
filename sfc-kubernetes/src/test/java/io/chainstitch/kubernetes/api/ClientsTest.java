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
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;

import com.google.common.hash.HashCode;
import io.chainstitch.kubernetes.api.ApiSettings.Way;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public final class ClientsTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private static String refusal(Way way) {
        Clients.UnusableException refusal = assertThrows(Clients.UnusableException.class, () -> Clients.client(way));
        assertNull(refusal.getCause());
        return refusal.getMessage();
    }

    private String refusalOf(String content) throws IOException {
        Path file = folder.newFile().toPath();
        Files.writeString(file, content);
        return refusal(new Way.Kubeconfig(file)).replace(file.toString(), "FILE");
    }

    @Test
    public void fileThatIsNoKubeconfigIsNamedAndNotQuoted() throws IOException {
        for (String content : new String[] {"s3cr3t", "s3cr3t: [b", "", "\0s3cr3t"}) {
            String refusal = refusalOf(content);
            assertEquals(refusal, "the kubeconfig FILE cannot be used", refusal.substring(0, refusal.indexOf(" (")));
            assertFalse(refusal, refusal.contains("s3cr3t"));
        }
    }

    @Test
    public void fileThatIsNotThereIsNamed() {
        assertEquals("the kubeconfig /nowhere/at/all is not there, or may not be read: it is tried again.",
            refusal(new Way.Kubeconfig(Path.of("/nowhere/at/all"))));
    }

    @Test
    public void addressThatIsNoneIsNotQuoted() {
        for (String url : new String[] {"http://u:s3cr3t@[", "http://s3cr3t b/"}) {
            String refusal = refusal(new Way.Address(url));
            assertEquals(refusal, "the address in api-server cannot be used",
                refusal.substring(0, refusal.indexOf(" (")));
            assertFalse(refusal, refusal.contains("s3cr3t"));
        }
    }

    @Test
    public void certificateThatWasRenewedMakesAnotherDigest() throws IOException {
        Path certificate = folder.newFile().toPath();
        Path file = folder.newFile().toPath();
        Files.writeString(file, String.join("\n", "apiVersion: v1", "kind: Config", "current-context: x",
            "clusters: [{name: c, cluster: {server: 'https://192.0.2.1'}}]",
            "contexts: [{name: x, context: {cluster: c, user: u}}]",
            "users: [{name: u, user: {client-certificate: " + certificate + ", client-key: " + certificate + "}}]"));
        Way way = new Way.Kubeconfig(file);
        Files.writeString(certificate, "one");
        HashCode before = Clients.digest(way);
        assertEquals(before, Clients.digest(way));
        Files.writeString(certificate, "another");
        assertNotEquals(before, Clients.digest(way));
        Files.delete(certificate);
        assertThrows(Clients.UnusableException.class, () -> Clients.digest(way));
    }
}
