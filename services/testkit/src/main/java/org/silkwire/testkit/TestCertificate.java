package org.silkwire.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A self-signed certificate made for one test run by the JDK's {@code keytool}, valid for a week. */
public final class TestCertificate {
    private static final String ALIAS = "test";
    private static final String PASSWORD = "only-for-this-test-run";

    private final Path keys;
    private final Path pem;

    private TestCertificate(Path keys, Path pem) {
        this.keys = keys;
        this.pem = pem;
    }

    /**
     * A certificate for {@code 127.0.0.1} and nothing else.
     *
     * @param directory where its files go
     */
    public static TestCertificate forLoopback(Path directory) {
        TestCertificate made = new TestCertificate(directory.resolve("keys.p12"), directory.resolve("certificate.pem"));
        made.generate();
        made.export();
        return made;
    }

    /** The certificate in PEM: what a client must trust. */
    public Path pem() {
        return pem;
    }

    /** Key and certificate, PKCS 12: what a server that isn't ours is given. */
    public Path keyStore() {
        return keys;
    }

    /** Of {@link #keyStore}. */
    public String password() {
        return PASSWORD;
    }

    SSLContext serverContext() {
        try {
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(store(), PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(keys + " holds no usable key", e);
        }
    }

    private void generate() {
        String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        List<String> command = new ArrayList<>(List.of(tool, "-J-XX:TieredStopAtLevel=1", "-genkeypair"));
        command.addAll(List.of("-keyalg", "EC", "-validity", "7", "-dname", "CN=127.0.0.1"));
        command.addAll(List.of("-ext", "san=ip:127.0.0.1", "-ext", "bc=ca:true"));
        command.addAll(List.of("-alias", ALIAS, "-storetype", "PKCS12"));
        command.addAll(List.of("-storepass", PASSWORD, "-keystore", keys.toString()));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command + " said: " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(tool + " can't be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while making a certificate", e);
        }
    }

    private void export() {
        try {
            byte[] certificate = store().getCertificate(ALIAS).getEncoded();
            String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate);
            Files.writeString(pem, "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n");
        } catch (IOException e) {
            throw new UncheckedIOException(pem + " can't be written", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(keys + " holds no certificate", e);
        }
    }

    private KeyStore store() throws GeneralSecurityException {
        try (InputStream in = Files.newInputStream(keys)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD.toCharArray());
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException(keys + " can't be read", e);
        }
    }
}
