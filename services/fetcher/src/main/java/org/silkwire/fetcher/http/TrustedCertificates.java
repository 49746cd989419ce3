package org.silkwire.fetcher.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Decides which certificates are trusted: the platform's, and those of a file of one's own. */
final class TrustedCertificates {
    private TrustedCertificates() {}

    /**
     * @param caFile PEM, or null for the platform's certificates alone
     * @throws IllegalArgumentException naming the file, where it can't be read or holds no certificate
     */
    static SSLContext context(@Nullable Path caFile) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    null, caFile == null ? null : beside(certificates(caFile)).getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the platform offers no TLS", e);
        }
    }

    private static TrustManagerFactory beside(Collection<? extends Certificate> more) throws GeneralSecurityException {
        KeyStore store = emptyStore();
        for (TrustManager manager : factory(null).getTrustManagers()) {
            if (manager instanceof X509TrustManager platform) {
                for (Certificate certificate : platform.getAcceptedIssuers()) {
                    store.setCertificateEntry("ca-" + store.size(), certificate);
                }
            }
        }
        for (Certificate certificate : more) {
            store.setCertificateEntry("ca-" + store.size(), certificate);
        }
        return factory(store);
    }

    private static TrustManagerFactory factory(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }

    private static KeyStore emptyStore() throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            return store;
        } catch (IOException e) {
            throw new IllegalStateException("an empty key store is read from nowhere", e);
        }
    }

    private static Collection<? extends Certificate> certificates(Path pem) {
        try (InputStream in = Files.newInputStream(pem)) {
            Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (found.isEmpty()) {
                throw new IllegalArgumentException("CA file '" + pem + "' is empty; expected certificates in PEM");
            }
            return found;
        } catch (IOException e) {
            throw new IllegalArgumentException("CA file '" + pem + "' can't be read; expected certificates in PEM", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "CA file '" + pem + "' holds something else; expected certificates in PEM", e);
        }
    }
}
