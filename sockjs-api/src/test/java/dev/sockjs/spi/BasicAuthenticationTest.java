package dev.sockjs.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.PasswordAuthentication;
import org.junit.jupiter.api.Test;

/** The examples are those of RFC 7617. */
class BasicAuthenticationTest {

  /** Section 2. */
  @Test
  void userAndPasswordAreEncodedInBase64() {
    assertEquals(
        "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==",
        BasicAuthentication.headerValue(
            new PasswordAuthentication("Aladdin", "open sesame".toCharArray())));
    assertEquals(
        "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==",
        BasicAuthentication.headerValue("Aladdin:open sesame"));
  }

  /** Section 2.1. */
  @Test
  void charactersAreEncodedInUtf8() {
    assertEquals(
        "Basic dGVzdDoxMjPCow==",
        BasicAuthentication.headerValue(
            new PasswordAuthentication("test", "123\u00a3".toCharArray())));
    assertEquals("Basic dGVzdDoxMjPCow==", BasicAuthentication.headerValue("test:123\u00a3"));
  }

  @Test
  void emptyPasswordKeepsTheColon() {
    assertEquals(
        BasicAuthentication.headerValue("test:"),
        BasicAuthentication.headerValue(new PasswordAuthentication("test", new char[0])));
    assertEquals("Basic dGVzdDo=", BasicAuthentication.headerValue("test:"));
  }
}
