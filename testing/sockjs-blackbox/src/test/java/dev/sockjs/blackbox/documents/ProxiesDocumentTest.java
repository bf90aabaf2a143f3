package dev.sockjs.blackbox.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.blackbox.Reactor;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The configurations in {@code docs/proxies-and-balancers.md} are the parts of those of the tests
 * with real proxies that are between the comments "begin document" and "end document".
 */
final class ProxiesDocumentTest {

  private static final Document DOCUMENT = Document.read("docs/proxies-and-balancers.md");
  private static final Pattern PART =
      Pattern.compile("(?ms)^ *# begin document\n(.*?)^ *# end document$");

  @Test
  void nginxConfigurationsAreThoseOfTheTests() {
    assertEquals(
        Stream.of("nginx-read-timeout.conf", "nginx-hash.conf", "nginx-cookie.conf")
            .map(name -> documentedPart(name, "80"))
            .toList(),
        DOCUMENT.blocks("nginx"));
  }

  @Test
  void haproxyConfigurationsAreThoseOfTheTests() {
    assertEquals(
        List.of(
            documentedPart("haproxy-uri.cfg", "*:80"),
            documentedPart("haproxy-cookie.cfg", "*:80")),
        DOCUMENT.blocks("haproxy"));
  }

  /** Returns the part for the document, with the addresses of the document. */
  private static String documentedPart(String name, String address) {
    String template =
        Document.read(Reactor.root("testing/sockjs-blackbox/src/test/resources/proxies/" + name));
    String part =
        PART.matcher(template)
            .results()
            .map((MatchResult found) -> found.group(1))
            .collect(Collectors.joining());
    return part.stripTrailing()
        .stripIndent()
        .concat("\n")
        .replace("127.0.0.1:@port@", address)
        .replace("@a@", "10.0.0.1:8081")
        .replace("@b@", "10.0.0.2:8081")
        .replace("@timeout@", "120s");
  }
}
