package dev.sockjs.jmeter;

import dev.sockjs.ProxySettings;
import java.util.Arrays;
import java.util.Optional;
import org.apache.jmeter.util.JMeterUtils;

/**
 * The proxy of JMeter's own HTTP samplers. JMeter's options {@code -H}, {@code -P}, {@code -N},
 * {@code -u} and {@code -a} set these properties.
 */
final class JMeterProxy {
  private JMeterProxy() {}

  static Optional<ProxySettings> settings() {
    String host = System.getProperty("http.proxyHost", "");
    if (host.isBlank()) {
      return Optional.empty();
    }
    String port = System.getProperty("http.proxyPort", "80");
    ProxySettings proxy =
        ProxySettings.of(
                ProxySettings.Type.HTTP,
                host,
                (int) Fields.number("http.proxyPort", port, 1, 65535))
            .withNoProxy(direct(System.getProperty("http.nonProxyHosts", "")));
    String user = JMeterUtils.getPropDefault("http.proxyUser", "");
    return Optional.of(
        user.isEmpty()
            ? proxy
            : proxy.withCredentials(user, JMeterUtils.getPropDefault("http.proxyPass", "")));
  }

  /**
   * Returns names as {@code ProxySettings} has them: {@code .example.org} for {@code
   * *.example.org}.
   */
  private static String[] direct(String nonProxyHosts) {
    return Arrays.stream(nonProxyHosts.split("\\|", -1))
        .map(String::strip)
        .map(name -> name.startsWith("*.") ? name.substring(1) : name)
        .filter(name -> !name.isEmpty())
        .toArray(String[]::new);
  }
}
