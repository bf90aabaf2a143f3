package dev.sockjs.transport.websocket;

import dev.sockjs.suite.websocket.TlsSuite;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

/** TLS, with a private container of Tyrus. */
final class TlsTest extends TlsSuite {

  TlsTest() {
    super(TyrusUnderTest.PRIVATE);
  }

  @Override
  @Test
  @Disabled("Grizzly does not report an alert before the response")
  protected void missingCertificateOfTheClientFailsAtOnceWithTls13() {}
}
