package dev.sockjs.http.spec;

import dev.sockjs.TransportOption;
import dev.sockjs.http.decode.FrameDecoder;
import dev.sockjs.http.decode.LineDecoder;
import dev.sockjs.http.decode.ScriptDecoder;
import dev.sockjs.spi.Transport;
import dev.sockjs.spi.TransportRequest;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Describes one HTTP transport. Requests go to URLs of the session, {@code
 * {base}/{server}/{session}/{suffix}}.
 *
 * @param name the name by which applications choose the transport
 * @param order its place in the negotiation
 * @param roundTrips the number of round trips until the session opens
 * @param onlyByName true if the transport is tried only when the application names it
 * @param browsingContext the place in a browser where the transport would run
 * @param receive how frames are received
 * @param send how messages are sent
 */
public record HttpTransportSpec(
    String name,
    int order,
    int roundTrips,
    boolean onlyByName,
    BrowsingContext browsingContext,
    Receive receive,
    Send send) {

  /**
   * The longest batch of messages in one sending request, in UTF-16 units. The default is {@link
   * Send#maxBatchLength()}.
   */
  public static final TransportOption<Integer> MAX_BATCH_LENGTH =
      TransportOption.of("http.maxBatchLength", Integer.class);

  /**
   * Describes how frames are received: by one request after the other, each with any number of
   * frames in its response. A poll is a stream that ends after its first frame.
   *
   * @param method the method of the request, which has no body
   * @param suffix the end of the request's URL
   * @param polls true if a response ends after its first frame (sockjs-protocol 0.3.3, "Polling")
   * @param callback true if the URL names a JavaScript function that the server wraps around frames
   * @param decoders called once for each connection; the supplier that it returns makes a decoder
   *     for each response
   */
  public record Receive(
      String method,
      String suffix,
      boolean polls,
      boolean callback,
      Function<TransportRequest, Supplier<FrameDecoder>> decoders) {

    /**
     * Receives by POST, one frame on each line (sockjs-protocol 0.3.3, "XhrPolling" and
     * "XhrStreaming").
     *
     * @param suffix {@code xhr} or {@code xhr_streaming}
     * @param polls true if a response ends after its first frame
     * @return the description
     */
    public static Receive lines(String suffix, boolean polls) {
      return new Receive(
          "POST", suffix, polls, false, request -> () -> new LineDecoder(request.maxFrameLength()));
    }

    /**
     * Receives by GET, each frame as a string literal in a piece of JavaScript (sockjs-protocol
     * 0.3.3, "HtmlFile" and "JsonPolling").
     *
     * @param suffix {@code htmlfile} or {@code jsonp}
     * @param polls true if a response ends after its first frame
     * @param opening the text before each literal, without white space; its first character must
     *     not occur in it again
     * @param closing the text after each literal, under the same rules; other text may precede it
     * @return the description
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
   * Describes how messages are sent: by POST. Servers respond with status 200 or 204, which mean
   * the same.
   *
   * @param suffix the end of the request's URL
   * @param contentType the {@code Content-Type} of the body
   * @param maxBatchLength the longest batch that every known server accepts, in UTF-16 units; the
   *     default of {@link #MAX_BATCH_LENGTH}
   * @param envelope turns the JSON array of messages into the body, which is sent as UTF-8
   */
  public record Send(
      String suffix, String contentType, int maxBatchLength, UnaryOperator<String> envelope) {

    /** Sends the array as it is (sockjs-protocol 0.3.3, "XhrPolling": {@code xhr_send}). */
    public static final Send XHR =
        new Send(
            "xhr_send",
            "text/plain;charset=UTF-8",
            Transport.HTTP_BATCH_LENGTH,
            UnaryOperator.identity());
  }
}
