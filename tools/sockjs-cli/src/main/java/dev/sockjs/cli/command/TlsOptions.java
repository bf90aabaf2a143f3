package dev.sockjs.cli.command;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for TLS of the subcommands that connect to a URL. */
final class TlsOptions {

  /** Of a key store that only exists in memory. */
  private static final char[] NO_PASSWORD = new char[0];

  @Option(
      names = "--cacert",
      paramLabel = "FILE",
      converter = CertificatesConverter.class,
      description =
          "A PEM or DER file of certificate authorities to trust instead of the platform's.")
  private @Nullable Certificates cacert;

  @Option(
      names = "--cert",
      paramLabel = "FILE",
      converter = CertificatesConverter.class,
      description = {
        "A PEM or DER file with a certificate for this client, for servers that require one.",
        "Certificates of its issuers may follow."
      })
  private @Nullable Certificates cert;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      converter = PrivateKeyFile.class,
      description = "A PEM file with the private key of --cert, in PKCS #8 without a password.")
  private @Nullable PrivateKey key;

  /**
   * Returns a TLS context with these options, or empty if there are none.
   *
   * @throws UsageException if the key is not that of the certificate
   */
  Optional<SSLContext> context() {
    if ((cert == null) != (key == null)) {
      throw new UsageException("Use --cert and --key together: --cert FILE --key FILE");
    }
    if (cacert == null && cert == null) {
      return Optional.empty();
    }
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keyManagers(), trustManagers(), null);
      return Optional.of(context);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("This JDK has no TLS with these files", e);
    }
  }

  private TrustManager @Nullable [] trustManagers() throws GeneralSecurityException, IOException {
    if (cacert == null) {
      return null;
    }
    KeyStore trusted = emptyStore();
    for (Certificate authority : cacert.list()) {
      trusted.setCertificateEntry("ca" + trusted.size(), authority);
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    return trust.getTrustManagers();
  }

  private KeyManager @Nullable [] keyManagers() throws GeneralSecurityException, IOException {
    if (cert == null || key == null) {
      return null;
    }
    if (!isPair(cert.list().get(0).getPublicKey(), key)) {
      throw new UsageException(
          "The key of --key is not that of the first certificate of --cert: the client's own"
              + " certificate must be the first");
    }
    KeyStore keys = emptyStore();
    keys.setKeyEntry("client", key, NO_PASSWORD, cert.list().toArray(Certificate[]::new));
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, NO_PASSWORD);
    return managers.getKeyManagers();
  }

  /** Returns whether a signature of the private key is valid for the public key. */
  private static boolean isPair(PublicKey publicKey, PrivateKey privateKey) {
    if (!publicKey.getAlgorithm().equals(privateKey.getAlgorithm())) {
      return false;
    }
    String algorithm =
        switch (privateKey.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          case "DSA" -> "SHA256withDSA";
          default -> privateKey.getAlgorithm();
        };
    try {
      byte[] data = {1};
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(privateKey);
      signature.update(data);
      byte[] signed = signature.sign();
      signature.initVerify(publicKey);
      signature.update(data);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      // RSASSA-PSS needs parameters of its own. The handshake will tell.
      return algorithm.equals("RSASSA-PSS");
    }
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }
}
