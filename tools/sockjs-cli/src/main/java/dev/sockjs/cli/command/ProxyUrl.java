package dev.sockjs.cli.command;

import dev.sockjs.ProxySettings;
import org.jspecify.annotations.Nullable;

/** The value of {@code --proxy}: a proxy, and the credentials as far as the URL has them. */
final class ProxyUrl {

  private final ProxySettings proxy;
  private final @Nullable String user;
  private final @Nullable String password;

  /**
   * @param userInfo {@code user}, {@code user:password}, or null
   */
  ProxyUrl(ProxySettings proxy, @Nullable String userInfo) {
    this.proxy = proxy;
    int colon = userInfo == null ? -1 : userInfo.indexOf(':');
    this.user = userInfo == null || colon < 0 ? userInfo : userInfo.substring(0, colon);
    this.password = userInfo == null || colon < 0 ? null : userInfo.substring(colon + 1);
  }

  /** Tells if the URL has a user and no password. */
  boolean needsPassword() {
    return user != null && password == null;
  }

  /** Returns the settings with the credentials of the URL. */
  ProxySettings settings() {
    return settings(password == null ? "" : password);
  }

  /** Returns the settings with the user of the URL and a password from elsewhere. */
  ProxySettings settings(String otherPassword) {
    return user == null ? proxy : proxy.withCredentials(user, otherPassword);
  }
}
