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
 * A new key and certificate, with TLS contexts for a server and its client. {@code create} makes
 * self-signed certificates, and a client trusts only the one that it was created with; {@link
 * LoopbackAuthority} issues certificates that one client trusts. Creating one takes about a second
 * and needs the JDK's {@code keytool}.
 */
public final class LoopbackTls {
  static final String ALIAS = "server";
  static final String LOOPBACK = "ip:127.0.0.1,ip:::1,dns:localhost";

  private final KeyStore keys;

  /** The certificate that a client trusts: this one or its issuer's. */
  private final Certificate trusted;

  LoopbackTls(KeyStore keys, Certificate trusted) {
    this.keys = keys;
    this.trusted = trusted;
  }

  /**
   * Creates a self-signed certificate for {@code 127.0.0.1}, {@code ::1} and {@code localhost}.
   *
   * @return the new key and certificate
   */
  public static LoopbackTls create() {
    return create(LOOPBACK);
  }

  /**
   * Creates a self-signed certificate for other names, for example wrong ones.
   *
   * @param names subject alternative names in the syntax of keytool, such as {@code
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
   * Returns the key and its certificate. All calls return the same key store.
   *
   * @return a key store whose only entry is the key
   */
  public KeyStore keyStore() {
    return keys;
  }

  /**
   * Returns the password of {@link #keyStore()} and its key.
   *
   * @return the password
   */
  public String password() {
    return Keytool.PASSWORD;
  }

  /**
   * Returns the certificate that a client trusts.
   *
   * @return a new key store whose only entry is the certificate or its issuer's
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
   * Creates a context for a server, with the key and the certificate.
   *
   * @return a new context
   */
  public SSLContext server() {
    return context(keys, null);
  }

  /**
   * Creates a context for a client that trusts only this certificate, or only its issuer.
   *
   * @return a new context
   */
  public SSLContext client() {
    return context(null, trustStore());
  }

  /**
   * Creates a context for a client that presents a certificate of its own.
   *
   * @param own the key and certificate of the client
   * @return a new context that trusts the same certificates as {@link #client()}
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
