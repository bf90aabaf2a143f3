package dev.sockjs.spi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.PasswordAuthentication;
import java.util.Base64;

/**
 * Basic credentials for an {@code Authorization} or {@code Proxy-Authorization} field (RFC 7617).
 */
public final class BasicAuthentication {

  private BasicAuthentication() {}

  /**
   * Returns the value of the header field.
   *
   * @param login user and password, encoded as UTF-8
   * @return {@code Basic} and the encoded credentials; a secret
   */
  public static String headerValue(PasswordAuthentication login) {
    return headerValue(login.getUserName() + ":" + String.valueOf(login.getPassword()));
  }

  /**
   * Returns the value of the header field.
   *
   * @param userAndPassword both with a colon between them, as in the user info of a URL
   * @return {@code Basic} and the encoded credentials; a secret
   */
  public static String headerValue(String userAndPassword) {
    return "Basic " + Base64.getEncoder().encodeToString(userAndPassword.getBytes(UTF_8));
  }
}
