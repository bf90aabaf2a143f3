package dev.sockjs.core.info;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sockjs.ServerInfo;

/** Any bytes are an info, or give an {@link UnusableInfoException}. */
class InfoParserFuzzTest {

  @FuzzTest(maxDuration = "10m")
  void info(byte[] bytes) {
    String body = new String(bytes, UTF_8);
    ServerInfo info;
    try {
      info = InfoParser.parse(body);
    } catch (UnusableInfoException e) {
      assertTrue(e.getMessage().length() < 500, e.getMessage());
      return;
    }

    // White space around the body changes nothing.
    assertEquals(info.toString(), InfoParser.parse("\r\n\t " + body + "\n").toString());
    assertTrue(info.baseUrl().map(url -> !url.isEmpty()).orElse(true));
  }
}
