package dev.sockjs.spi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.PasswordAuthentication;
import java.util.Base64;

/**
 * Encodes credentials for the headers {@code Authorization} and {@code Proxy-Authorization} (RFC
 * 7617). The character encoding is UTF-8.
 */
public final class BasicAuthentication {

  private BasicAuthentication() {}

  /**
   * Returns the value of the header for a user name and a password.
   *
   * @param credentials the user name and the password
   * @return {@code Basic} and the encoded credentials; a secret
   */
  public static String headerValue(PasswordAuthentication credentials) {
    return headerValue(credentials.getUserName() + ":" + String.valueOf(credentials.getPassword()));
  }

  /**
   * Returns the value of the header for the user info of a URL.
   *
   * @param userAndPassword the user name, a colon, and the password
   * @return {@code Basic} and the encoded credentials; a secret
   */
  public static String headerValue(String userAndPassword) {
    return "Basic " + Base64.getEncoder().encodeToString(userAndPassword.getBytes(UTF_8));
  }
}
