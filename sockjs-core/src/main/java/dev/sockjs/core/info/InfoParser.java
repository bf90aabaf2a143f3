package dev.sockjs.core.info;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.sockjs.ServerInfo;
import dev.sockjs.core.codec.Excerpt;
import dev.sockjs.core.codec.PrintableCause;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Parses the body of an info (sockjs-protocol 0.3.3, "Info"). The body must be one complete JSON
 * value. The parser reads the keys {@code websocket}, {@code cookie_needed} and {@code base_url},
 * each of which may be missing, and ignores all others.
 */
final class InfoParser {

  /** The most arrays and objects inside each other; a real info has two. */
  private static final int MAX_DEPTH = 100;

  /**
   * Accepts numbers of any length, because the {@code entropy} of some servers does not fit into a
   * {@code long}, and it is not used here. Keys are not cached after their parser is closed,
   * because servers choose them.
   */
  private static final JsonFactory JSON =
      new JsonFactoryBuilder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .build())
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .build();

  private static final String BYTE_ORDER_MARK = "\ufeff";

  private InfoParser() {}

  /**
   * Returns the info in a body. A byte order mark before it is dropped, as browsers do. An empty
   * body, or JSON that is not an object, means the {@linkplain ServerInfo#defaults() defaults},
   * because some servers respond that way.
   *
   * @throws UnusableInfoException if the body is not JSON, or incomplete
   */
  static ServerInfo parse(String text) {
    String body = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    try (JsonParser parser = JSON.createParser(body)) {
      boolean object = parser.nextToken() == JsonToken.START_OBJECT;
      ServerInfo info = object ? object(parser) : ServerInfo.defaults();
      parser.skipChildren();
      if (parser.nextToken() != null) {
        throw unusable(body, null);
      }
      return info;
    } catch (IOException e) {
      throw unusable(body, e);
    }
  }

  /**
   * Reads the keys as sockjs-client does: only {@code false} disables WebSocket, only {@code true}
   * means that cookies are needed, and an empty base URL counts as missing. If a key is repeated,
   * the last value counts.
   */
  private static ServerInfo object(JsonParser parser) throws IOException {
    ServerInfo info = ServerInfo.defaults();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      JsonToken value = parser.nextToken();
      info =
          switch (key) {
            case "websocket" -> info.withWebsocket(value != JsonToken.VALUE_FALSE);
            case "cookie_needed" -> info.withCookieNeeded(value == JsonToken.VALUE_TRUE);
            case "base_url" -> withBaseUrl(info, parser);
            default -> info;
          };
      parser.skipChildren();
    }
    return info;
  }

  private static ServerInfo withBaseUrl(ServerInfo info, JsonParser parser) throws IOException {
    boolean given = parser.hasToken(JsonToken.VALUE_STRING) && !parser.getText().isEmpty();
    return given ? info.withBaseUrl(parser.getText()) : info;
  }

  private static UnusableInfoException unusable(String body, @Nullable IOException cause) {
    return new UnusableInfoException(
        "This is not a SockJS endpoint: its info is not a JSON object: " + Excerpt.around(body, 0),
        cause == null ? null : PrintableCause.of(cause));
  }
}
