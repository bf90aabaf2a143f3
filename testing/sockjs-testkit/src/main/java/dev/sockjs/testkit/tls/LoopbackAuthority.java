package dev.sockjs.testkit.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;

/**
 * A private certificate authority made on the spot, as companies have one: it issues certificates
 * of servers and of clients, good ones and bad ones. Nobody trusts it but {@link
 * LoopbackTls#client()} of what it issued.
 */
public final class LoopbackAuthority {
  private static final String ALIAS = "authority";
  private static final char[] PASSWORD = Keytool.PASSWORD.toCharArray();

  /** Has the authority's key alone. */
  private final KeyStore own;

  private LoopbackAuthority(KeyStore own) {
    this.own = own;
  }

  /**
   * Makes an authority.
   *
   * @return the new authority
   */
  public static LoopbackAuthority create() {
    return new LoopbackAuthority(
        Keytool.generate(
            null, "-alias", ALIAS, "-dname", "CN=SockJS test authority", "-ext", "bc:c"));
  }

  /**
   * Issues a certificate for {@code 127.0.0.1}, {@code ::1} and {@code localhost}.
   *
   * @return a new key and its certificate
   */
  public LoopbackTls issue() {
    return issue(LoopbackTls.LOOPBACK);
  }

  /**
   * Issues a certificate for other names.
   *
   * @param names subject alternative names as keytool writes them, such as {@code
   *     dns:other.invalid}
   * @return a new key and its certificate
   */
  public LoopbackTls issue(String names) {
    return issue(names, "-0d");
  }

  /**
   * Issues a certificate for the loopback address that was valid until some days ago.
   *
   * @return a new key and its certificate
   */
  public LoopbackTls issueExpired() {
    return issue(LoopbackTls.LOOPBACK, "-9d");
  }

  private LoopbackTls issue(String names, String start) {
    KeyStore both =
        Keytool.generate(
            own,
            "-alias",
            LoopbackTls.ALIAS,
            "-dname",
            "CN=SockJS test",
            "-ext",
            "san=" + names,
            "-startdate",
            start,
            "-validity",
            "2",
            "-signer",
            ALIAS);
    try {
      Key key = both.getKey(LoopbackTls.ALIAS, PASSWORD);
      Certificate[] chain = both.getCertificateChain(LoopbackTls.ALIAS);
      KeyStore issued = empty();
      issued.setKeyEntry(LoopbackTls.ALIAS, key, PASSWORD, chain);
      return new LoopbackTls(issued, own.getCertificate(ALIAS));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyStore empty() throws GeneralSecurityException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      return store;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
