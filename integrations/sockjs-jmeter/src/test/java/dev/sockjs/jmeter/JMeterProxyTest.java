package dev.sockjs.jmeter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.ProxySettings;
import java.util.List;
import java.util.Optional;
import org.apache.jmeter.util.JMeterUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JMeterProxyTest extends JMeterFixture {

  @AfterEach
  void clear() {
    List.of("http.proxyHost", "http.proxyPort", "http.nonProxyHosts")
        .forEach(System::clearProperty);
    JMeterUtils.setProperty("http.proxyUser", "");
  }

  @Test
  void withoutTheOptionThereIsNoProxy() {
    assertEquals(Optional.empty(), JMeterProxy.settings());
  }

  @Test
  void optionsOfJMeterSetTheProxy() {
    System.setProperty("http.proxyHost", "proxy.example");
    System.setProperty("http.proxyPort", "3128");
    System.setProperty("http.nonProxyHosts", "localhost|*.example.org");
    JMeterUtils.setProperty("http.proxyUser", "user");
    JMeterUtils.setProperty("http.proxyPass", "secret");
    ProxySettings proxy = JMeterProxy.settings().orElseThrow();
    assertEquals("HTTP proxy proxy.example:3128 (with credentials)", proxy.toString());
    assertFalse(proxy.appliesTo("www.example.org"));
    assertFalse(proxy.appliesTo("localhost"));
    assertTrue(proxy.appliesTo("example.com"));
  }

  @Test
  void aWrongPortIsQuoted() {
    System.setProperty("http.proxyHost", "proxy.example");
    System.setProperty("http.proxyPort", "many");
    SampleFailure failure = assertThrows(SampleFailure.class, JMeterProxy::settings);
    assertTrue(failure.message().contains("\"many\""), failure::message);
  }
}
