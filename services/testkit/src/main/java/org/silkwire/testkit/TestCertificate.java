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
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A self-signed certificate made for one test run by the JDK's {@code keytool}, valid for a week. */
public final class TestCertificate {
    private static final String PASSWORD = "only-for-this-test-run";

    private final Path keys;
    private final Path pem;

    private TestCertificate(Path keys, Path pem) {
        this.keys = keys;
        this.pem = pem;
    }

    /** A certificate for {@code 127.0.0.1}. */
    public static TestCertificate forLoopback(Path directory) {
        return create(directory, "ip:127.0.0.1");
    }

    /**
     * A certificate for something else.
     *
     * @param directory where its files go
     * @param subjectAlternativeName as keytool writes it, such as {@code dns:news.example}
     */
    public static TestCertificate create(Path directory, String subjectAlternativeName) {
        String name = subjectAlternativeName.replaceAll("[^A-Za-z0-9.]", "-");
        Path keys = directory.resolve(name + ".p12");
        Path pem = directory.resolve(name + ".pem");
        keytool(
                List.of("-genkeypair", "-keyalg", "EC", "-validity", "7", "-dname", "CN=" + name),
                List.of("-ext", "san=" + subjectAlternativeName, "-ext", "bc=ca:true"),
                List.of(
                        "-alias",
                        "test",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        keys.toString()));
        keytool(
                List.of("-exportcert", "-rfc", "-file", pem.toString()),
                List.of("-alias", "test", "-storepass", PASSWORD, "-keystore", keys.toString()));
        return new TestCertificate(keys, pem);
    }

    /** The certificate in PEM: what a client must trust. */
    public Path pem() {
        return pem;
    }

    SSLContext serverContext() {
        try (InputStream in = Files.newInputStream(keys)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD.toCharArray());
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(store, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (IOException e) {
            throw new UncheckedIOException(keys + " can't be read", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(keys + " holds no usable key", e);
        }
    }

    @SafeVarargs
    private static void keytool(List<String>... arguments) {
        Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        List<String> command = new ArrayList<>(List.of(tool.toString()));
        for (List<String> part : arguments) {
            command.addAll(part);
        }
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
}
