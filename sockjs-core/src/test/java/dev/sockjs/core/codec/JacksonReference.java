package dev.sockjs.core.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Decodes frames with Jackson, as a reference for the codec.
 *
 * <p>Jackson parses bytes here. Its parser of characters accepts units that are not hexadecimal
 * digits if their lower half is one, such as U+0436 for a 6.
 */
final class JacksonReference {

  /** Accepts what the codec accepts: control characters in strings, and the same depth. */
  private final JsonMapper jackson =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          // The array of the frame, and a message in it.
                          .maxNestingDepth(JsonCursor.MAX_DEPTH + 1)
                          .maxNumberLength(Integer.MAX_VALUE)
                          .build())
                  .disable(JsonFactory.Feature.CHARSET_DETECTION)
                  .build())
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Asserts that a frame has the messages that Jackson reads from the text after {@code a}. */
  void assertSameMessages(String json, Frame frame) {
    Optional<JsonNode> array = read(json).filter(JsonNode::isArray);
    if (array.isEmpty()) {
      assertEquals(1002, assertInstanceOf(Frame.Broken.class, frame).closeCode());
      return;
    }
    List<String> messages = assertInstanceOf(Frame.Messages.class, frame).messages();
    assertEquals(array.get().size(), messages.size());
    for (int i = 0; i < messages.size(); i++) {
      JsonNode element = array.get().get(i);
      String message = messages.get(i);
      assertEquals(
          element,
          element.isTextual() ? jackson.valueToTree(message) : read(message).orElseThrow());
    }
  }

  private Optional<JsonNode> read(String json) {
    try {
      return Optional.of(jackson.readTree(json.getBytes(UTF_8)))
          .filter(node -> !node.isMissingNode());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
