package dev.sockjs.testkit.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * A key and its certificate made on the spot, and what a server and a client need to speak TLS with
 * them. What {@code create} makes is self-signed, and each one is another, so a client of one does
 * not trust the server of the other; {@link LoopbackAuthority} issues those that one client trusts
 * all. Making one takes about a second and needs the JDK's {@code keytool}.
 */
public final class LoopbackTls {
  static final String ALIAS = "server";
  static final String LOOPBACK = "ip:127.0.0.1,ip:::1,dns:localhost";

  private final KeyStore keys;

  /** What a client trusts: the certificate itself, or that of who issued it. */
  private final Certificate trusted;

  LoopbackTls(KeyStore keys, Certificate trusted) {
    this.keys = keys;
    this.trusted = trusted;
  }

  /**
   * Makes a certificate for {@code 127.0.0.1}, {@code ::1} and {@code localhost}.
   *
   * @return the new key and certificate
   */
  public static LoopbackTls create() {
    return create(LOOPBACK);
  }

  /**
   * Makes a certificate for other names, wrong ones for instance.
   *
   * @param names subject alternative names as keytool writes them, such as {@code
   *     dns:other.invalid}
   * @return the new key and certificate
   */
  public static LoopbackTls create(String names) {
    KeyStore keys =
        Keytool.generate(
            null,
            "-alias",
            ALIAS,
            "-dname",
            "CN=SockJS test",
            "-ext",
            "san=" + names,
            "-validity",
            "2");
    try {
      return new LoopbackTls(keys, keys.getCertificate(ALIAS));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
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
    return Keytool.PASSWORD;
  }

  /**
   * What trusts the certificate, and no other.
   *
   * @return a new key store, whose only entry is the certificate, or that of its issuer
   */
  public KeyStore trustStore() {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry("trusted", trusted);
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * For a server: has the key and the certificate.
   *
   * @return a new context
   */
  public SSLContext server() {
    return context(keys, null);
  }

  /**
   * For a client: trusts this certificate, or its issuer, and no other.
   *
   * @return a new context
   */
  public SSLContext client() {
    return context(null, trustStore());
  }

  /**
   * For a client that has a certificate of its own to show.
   *
   * @param own its key and certificate
   * @return a new context, which trusts what {@link #client()} does
   */
  public SSLContext client(LoopbackTls own) {
    return context(own.keys, trustStore());
  }

  private static SSLContext context(@Nullable KeyStore own, @Nullable KeyStore trusted) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          own == null ? null : keyManagers(own),
          trusted == null ? null : trustManagers(trusted),
          null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyManager[] keyManagers(KeyStore own) throws GeneralSecurityException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(own, Keytool.PASSWORD.toCharArray());
    return keys.getKeyManagers();
  }

  private static TrustManager[] trustManagers(KeyStore trusted) throws GeneralSecurityException {
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    return trust.getTrustManagers();
  }
}
