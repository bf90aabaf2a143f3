package dev.sockjs.core.info;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.sockjs.ServerInfo;
import dev.sockjs.core.codec.Excerpt;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of an info (sockjs-protocol 0.3.3, "Info"). It has to be JSON, whole, and nothing
 * else; of what is in it only the three keys below matter, and each of them may be missing.
 */
final class InfoParser {

  /** Arrays and objects within each other; a real info has two. */
  private static final int MAX_DEPTH = 100;

  /**
   * Takes numbers of any length: the {@code entropy} of some servers is longer than a {@code long},
   * and nobody reads it. Keys are not kept beyond their parser, as servers choose them.
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

  private InfoParser() {}

  /**
   * The info that a body says. Nothing, and JSON that is no object, stands for the {@linkplain
   * ServerInfo#defaults() defaults}, since there are servers that answer so.
   *
   * @throws UnusableInfoException if the body is no JSON, or not whole
   */
  static ServerInfo parse(String body) {
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
   * Like sockjs-client, WebSocket is off only by a {@code false}, cookies are needed only by a
   * {@code true}, and an empty base URL is none. Of a key that is repeated the last counts.
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
        "This is not a SockJS endpoint: its info is no JSON object but " + Excerpt.around(body, 0),
        cause);
  }
}
