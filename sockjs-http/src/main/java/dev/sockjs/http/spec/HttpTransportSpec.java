package dev.sockjs.http.spec;

import dev.sockjs.http.decode.FrameDecoder;
import dev.sockjs.http.decode.LineDecoder;
import dev.sockjs.http.decode.ScriptDecoder;
import dev.sockjs.spi.Transport;
import dev.sockjs.spi.TransportRequest;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * One HTTP transport: a row of the table. Requests go to URLs of the session, {@code
 * {base}/{server}/{session}/{suffix}}.
 *
 * @param name the name by which applications choose it
 * @param order its place in the negotiation
 * @param roundTrips round trips until the session opens
 * @param onlyByName whether it is tried only if the application names it
 * @param place where, in a browser, it would be at work
 * @param receive how frames are received
 * @param send how messages are sent
 */
public record HttpTransportSpec(
    String name,
    int order,
    int roundTrips,
    boolean onlyByName,
    BrowsingContext place,
    Receive receive,
    Send send) {

  /**
   * How frames are received: one request after the other, each answered with any number of frames.
   * A poll is a stream that ends after its first frame.
   *
   * @param method the request's method; it has no body
   * @param suffix the end of its URL
   * @param polls whether a response ends after its first frame (sockjs-protocol 0.3.3, "Polling")
   * @param callback whether the URL names a JavaScript function, with which the server wraps frames
   * @param decoders asked once for each connection for what makes the decoder of each of its
   *     answers
   */
  public record Receive(
      String method,
      String suffix,
      boolean polls,
      boolean callback,
      Function<TransportRequest, Supplier<FrameDecoder>> decoders) {

    /**
     * By POST, a frame a line (sockjs-protocol 0.3.3, "XhrPolling" and "XhrStreaming").
     *
     * @param suffix {@code xhr} or {@code xhr_streaming}
     * @param polls whether a response ends after its first frame
     * @return the way to receive
     */
    public static Receive lines(String suffix, boolean polls) {
      return new Receive(
          "POST", suffix, polls, false, request -> () -> new LineDecoder(request.maxFrameLength()));
    }

    /**
     * By GET, a frame the string literal in a piece of JavaScript (sockjs-protocol 0.3.3,
     * "HtmlFile" and "JsonPolling").
     *
     * @param suffix {@code htmlfile} or {@code jsonp}
     * @param polls whether a response ends after its first frame
     * @param opening what the literal follows, without white space; its first character is in it
     *     but once
     * @param closing what follows the literal, sooner or later, likewise
     * @return the way to receive
     */
    public static Receive scripts(String suffix, boolean polls, String opening, String closing) {
      return new Receive(
          "GET",
          suffix,
          polls,
          true,
          request -> () -> new ScriptDecoder(opening, closing, request.maxFrameLength()));
    }
  }

  /**
   * How messages are sent: by POST. Servers take 200 and 204 to mean the same.
   *
   * @param suffix the end of the URL
   * @param contentType the body's type
   * @param maxBatchLength the longest batch that every known server takes, in UTF-16 units, if the
   *     application does not say otherwise
   * @param envelope turns the JSON array of messages into the body, which is sent as UTF-8
   */
  public record Send(
      String suffix, String contentType, int maxBatchLength, UnaryOperator<String> envelope) {

    /** The array as it is (sockjs-protocol 0.3.3, "XhrPolling": {@code xhr_send}). */
    public static final Send XHR =
        new Send(
            "xhr_send",
            "text/plain;charset=UTF-8",
            Transport.HTTP_BATCH_LENGTH,
            UnaryOperator.identity());
  }
}
