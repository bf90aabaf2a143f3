package dev.sockjs.cli.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class PageTest {

  @Test
  void listsEveryEndpointOnceAsOptionAndOnceAsRow() {
    String html = html(Endpoint.ALL);
    for (Endpoint endpoint : Endpoint.ALL) {
      String path = endpoint.path();
      assertEquals(1, count(html, "<option>" + path + "</option>"), path);
      assertEquals(1, count(html, "<th scope=\"row\"><code>" + path + "</code></th>"), path);
      assertEquals(1, count(html, "href=\"" + path + "/info\""), path);
    }
    assertFalse(html.contains("{{"), html);
  }

  @Test
  void escapesPathsAndBehaviours() {
    String html = html(List.of(new Endpoint("/a\"b", "<img src=x> & 'more'")));
    assertTrue(html.contains("<option>/a&quot;b</option>"), html);
    assertTrue(html.contains("href=\"/a&quot;b/info\""), html);
    assertTrue(html.contains("<td>&lt;img src=x&gt; &amp; 'more'</td>"), html);
  }

  private static String html(List<Endpoint> endpoints) {
    return new String(Page.html(endpoints), UTF_8);
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }
}
