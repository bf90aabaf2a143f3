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
 * What Jackson makes of a frame, to compare the codec with.
 *
 * <p>It is given bytes, as its reader of characters takes any unit for the hexadecimal digit that
 * the unit's lower half is, such as U+0436 for a 6.
 */
final class JacksonOracle {

  /** Accepts what the codec accepts: JSON with control characters in strings, as deep as it. */
  private final JsonMapper jackson =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          // A message, and the array around it.
                          .maxNestingDepth(JsonCursor.MAX_DEPTH + 1)
                          .maxNumberLength(Integer.MAX_VALUE)
                          .build())
                  .disable(JsonFactory.Feature.CHARSET_DETECTION)
                  .build())
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** {@code frame} has to be what {@code a} with {@code json} behind it says. */
  void assertSaysTheSame(String json, Frame frame) {
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
