package dev.sockjs.blackbox.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.blackbox.Reactor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every link from one document to another leads to a file and a heading that exist. */
final class DocumentLinksTest {

  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]*)(?:#([^)]*))?\\)");
  private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```|`[^`\n]*`");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

  @Test
  void everyLinkLeadsSomewhere() {
    List<String> broken =
        Stream.concat(
                Document.all().stream(),
                Stream.of("CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md").map(Document::read))
            .flatMap(DocumentLinksTest::brokenLinks)
            .toList();
    assertEquals(List.of(), broken);
  }

  private static Stream<String> brokenLinks(Document document) {
    Path directory = Reactor.root(document.name()).getParent();
    return LINK.matcher(CODE.matcher(document.text()).replaceAll(""))
        .results()
        .filter(
            link -> {
              Path target =
                  link.group(1).isEmpty()
                      ? Reactor.root(document.name())
                      : directory.resolve(link.group(1)).normalize();
              return !Files.exists(target) || !hasHeading(target, link.group(2));
            })
        .map(link -> document.name() + ": " + link.group());
  }

  private static boolean hasHeading(Path target, String anchor) {
    return anchor == null
        || HEADING
            .matcher(Document.read(target))
            .results()
            .anyMatch(heading -> anchorOf(heading.group(1)).equals(anchor));
  }

  /** Returns the anchor that the usual sites for Git repositories give to a heading. */
  private static String anchorOf(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
  }
}
