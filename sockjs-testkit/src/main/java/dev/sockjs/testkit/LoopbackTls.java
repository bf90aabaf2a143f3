package dev.sockjs.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A key and a self-signed certificate made on the spot, and what a server and a client need to
 * speak TLS with them. Each one is another, so a client of one does not trust the server of the
 * other. Making one takes about a second and needs the JDK's {@code keytool}.
 */
public final class LoopbackTls {
  /** Guards nothing: the key lives as long as the test. */
  private static final String PASSWORD = "password";

  private final KeyStore keys;

  private LoopbackTls(KeyStore keys) {
    this.keys = keys;
  }

  /**
   * Makes a certificate for {@code 127.0.0.1}, {@code ::1} and {@code localhost}.
   *
   * @return the new key and certificate
   */
  public static LoopbackTls create() {
    return create("ip:127.0.0.1,ip:::1,dns:localhost");
  }

  /**
   * Makes a certificate for other names, wrong ones for instance.
   *
   * @param names subject alternative names as keytool writes them, such as {@code
   *     dns:other.invalid}
   * @return the new key and certificate
   */
  public static LoopbackTls create(String names) {
    try {
      Path directory = Files.createTempDirectory("loopback-tls");
      Path file = directory.resolve("keys.p12");
      try {
        runKeytool(file, names);
        return new LoopbackTls(KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray()));
      } finally {
        Files.deleteIfExists(file);
        Files.delete(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void runKeytool(Path file, String names) throws IOException {
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    Process process =
        new ProcessBuilder(
                keytool.toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "server",
                "-dname",
                "CN=SockJS test",
                "-ext",
                "san=" + names,
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!Files.exists(file)) {
      throw new IOException("keytool made no key for " + names + ": " + output.strip());
    }
  }

  /**
   * The key and its certificate.
   *
   * @return the one key store, whose only entry is the key
   */
  public KeyStore keyStore() {
    return keys;
  }

  /**
   * What {@link #keyStore()} and its key are locked with.
   *
   * @return the password
   */
  public String password() {
    return PASSWORD;
  }

  /**
   * For a server: has the key and the certificate.
   *
   * @return a new context
   */
  public SSLContext server() {
    try {
      KeyManagerFactory own =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      own.init(keys, PASSWORD.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(own.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * For a client: trusts this certificate and no other.
   *
   * @return a new context
   */
  public SSLContext client() {
    try {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      trusted.setCertificateEntry("server", keys.getCertificate("server"));
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
