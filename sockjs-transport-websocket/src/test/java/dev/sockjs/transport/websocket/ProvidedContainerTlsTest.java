package dev.sockjs.transport.websocket;

import dev.sockjs.suite.websocket.TlsSuite;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

/** TLS, with a container of the application. */
final class ProvidedContainerTlsTest extends TlsSuite {

  ProvidedContainerTlsTest() {
    super(TyrusUnderTest.provided());
  }

  @Override
  @Test
  @Disabled("Grizzly does not report an alert before the response")
  protected void missingCertificateOfTheClientFailsAtOnceWithTls13() {}
}
