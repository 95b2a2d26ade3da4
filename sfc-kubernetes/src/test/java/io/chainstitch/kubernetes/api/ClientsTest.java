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
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        Path kubeconfig = folder.newFile().toPath();
        Path certificate = folder.newFile().toPath();
        List<Path> files = Clients.files(new Way.Kubeconfig(kubeconfig), new ConfigBuilder(Config.empty())
            .withClientCertFile(certificate.toString()).withClientKeyFile("/nowhere/at/all").build());
        assertEquals(List.of(kubeconfig, certificate, Path.of("/nowhere/at/all")), files);
        Files.writeString(certificate, "one");
        HashCode before = Clients.digest(files);
        assertEquals(before, Clients.digest(files));
        Files.writeString(certificate, "another");
        assertNotEquals(before, Clients.digest(files));
    }
}
