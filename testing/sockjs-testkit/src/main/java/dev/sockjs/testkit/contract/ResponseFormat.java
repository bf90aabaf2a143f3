package dev.sockjs.testkit.contract;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The format of the responses to receiving requests (sockjs-protocol 0.3.3, "xhr-polling" to "Html
 * file").
 *
 * @param prelude what a response begins with
 * @param before what precedes each frame
 * @param after what follows each frame
 * @param quoted true if a frame is a JSON string literal
 */
record ResponseFormat(String prelude, String before, String after, boolean quoted) {

  /** Returns the format for the suffix of a receiving request. */
  static ResponseFormat of(String suffix) {
    return switch (suffix) {
      case "xhr" -> new ResponseFormat("", "", "\n", false);
      case "xhr_streaming" -> new ResponseFormat("h".repeat(2048) + "\n", "", "\n", false);
      case "eventsource" -> new ResponseFormat("\r\n", "data: ", "\r\n\r\n", false);
      case "htmlfile" ->
          new ResponseFormat(" ".repeat(1024) + "\r\n", "<script>\np(", ");\n</script>\r\n", true);
      case "jsonp" -> new ResponseFormat("", "/**/callback(", ");\r\n", true);
      default ->
          throw new IllegalArgumentException(
              "No SockJS server receives at \""
                  + suffix
                  + "\": the suffixes are xhr,"
                  + " xhr_streaming, eventsource, htmlfile and jsonp");
    };
  }

  /** Returns a response with these frames. */
  String response(String... frames) {
    return prelude
        + Stream.of(frames).map(frame -> frameStart(frame) + after).collect(Collectors.joining());
  }

  /** Returns a response that ends where its only frame is complete except for its end. */
  String cutResponse(String frame) {
    return prelude + frameStart(frame);
  }

  private String frameStart(String frame) {
    return before + (quoted ? JsonStrings.quote(frame) : frame);
  }
}
