package dev.sockjs.core.info;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.spi.InfoResponse;
import java.net.http.HttpHeaders;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class InfoBodyTest {

  /** Adding each field to a copy of the others would take minutes. */
  @Test
  @Timeout(20)
  void manyFieldsAreReadInTimeThatGrowsWithTheirNumber() {
    List<String> values = Collections.nCopies(500_000, "a=b");
    HttpHeaders fields = HttpHeaders.of(Map.of("Set-Cookie", values), (name, value) -> true);
    InfoResponse response = InfoBody.response(200, fields, new byte[0]);
    assertEquals(500_000, response.headers().all("set-cookie").size());
  }
}
