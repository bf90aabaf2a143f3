package dev.sockjs.transport.websocket;

import dev.sockjs.suite.websocket.TlsSuite;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

/** TLS, with the shared container. */
final class SharedContainerTlsTest extends TlsSuite {

  SharedContainerTlsTest() {
    super(TyrusUnderTest.SHARED);
  }

  @Override
  @Test
  @Disabled("Grizzly does not report an alert before the response")
  protected void missingCertificateOfTheClientFailsAtOnceWithTls13() {}
}
