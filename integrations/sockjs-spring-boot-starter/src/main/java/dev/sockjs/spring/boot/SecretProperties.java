package dev.sockjs.spring.boot;

import java.util.Locale;

/** Tells which properties below {@code sockjs.client} may hold secrets. */
final class SecretProperties {

  private SecretProperties() {}

  /**
   * Returns whether the value of a property may be a secret.
   *
   * @param key the name of the property in any of the forms that Spring Boot accepts
   */
  static boolean contain(String key) {
    String canonical = key.toLowerCase(Locale.ROOT).replaceAll("[_\\[]", ".").replace("-", "");
    return canonical.startsWith("sockjs.client.headers")
        || canonical.equals("sockjs.client.proxy.password");
  }
}
