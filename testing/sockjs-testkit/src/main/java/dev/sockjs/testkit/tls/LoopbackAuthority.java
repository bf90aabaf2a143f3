package dev.sockjs.testkit.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;

/**
 * A new private certificate authority. It issues valid and invalid certificates for servers and
 * clients. Only {@link LoopbackTls#client()} of an issued certificate trusts it.
 */
public final class LoopbackAuthority {
  private static final String ALIAS = "authority";
  private static final char[] PASSWORD = Keytool.PASSWORD.toCharArray();

  /** Holds only the authority's key. */
  private final KeyStore own;

  private LoopbackAuthority(KeyStore own) {
    this.own = own;
  }

  /**
   * Creates an authority.
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
   * @param names subject alternative names in the syntax of keytool, such as {@code
   *     dns:other.invalid}
   * @return a new key and its certificate
   */
  public LoopbackTls issue(String names) {
    return issue(names, "-0d");
  }

  /**
   * Issues a certificate for the loopback address that expired some days ago.
   *
   * @return a new key and its certificate
   */
  public LoopbackTls issueExpired() {
    return issue(LoopbackTls.LOOPBACK, "-9d");
  }

  private LoopbackTls issue(String names, String start) {
    KeyStore withIssuer =
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
      Key key = withIssuer.getKey(LoopbackTls.ALIAS, PASSWORD);
      Certificate[] chain = withIssuer.getCertificateChain(LoopbackTls.ALIAS);
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
