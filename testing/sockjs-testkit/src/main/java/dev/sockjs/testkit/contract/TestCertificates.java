package dev.sockjs.testkit.contract;

import dev.sockjs.testkit.tls.LoopbackAuthority;
import dev.sockjs.testkit.tls.LoopbackTls;

/** Certificates that all tests share, since creating one takes about a second. */
final class TestCertificates {

  private static final LoopbackAuthority AUTHORITY = LoopbackAuthority.create();

  /** Valid, if its authority is trusted. */
  static final LoopbackTls VALID = AUTHORITY.issue();

  /** Of the same authority, for another host. */
  static final LoopbackTls OTHER_HOST = AUTHORITY.issue("dns:other.invalid");

  private TestCertificates() {}
}
