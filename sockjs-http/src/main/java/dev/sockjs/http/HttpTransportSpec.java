package dev.sockjs.http;

import java.util.function.UnaryOperator;

/**
 * One HTTP transport: a row of the table. Requests go to URLs of the session, {@code
 * {base}/{server}/{session}/{suffix}}.
 *
 * @param name the name by which applications choose it
 * @param order its place in the negotiation
 * @param roundTrips round trips until the session opens
 * @param onlyByName whether it is tried only if the application names it
 * @param receive how frames are received
 * @param send how messages are sent
 */
public record HttpTransportSpec(
    String name, int order, int roundTrips, boolean onlyByName, Receive receive, Send send) {

  /**
   * How frames are received: one request after the other, each answered with any number of frames.
   * A poll is a stream that ends after its first frame; nothing here tells the two apart.
   *
   * @param method the request's method; it has no body
   * @param suffix the end of its URL
   * @param decoder finds the frames in the answer's body
   */
  public record Receive(String method, String suffix, FrameDecoder.Factory decoder) {

    /**
     * By POST, a frame a line (sockjs-protocol 0.3.3, "XhrPolling" and "XhrStreaming").
     *
     * @param suffix {@code xhr} or {@code xhr_streaming}
     * @return the way to receive
     */
    public static Receive lines(String suffix) {
      return new Receive("POST", suffix, LineDecoder::new);
    }
  }

  /**
   * How messages are sent: by POST. Servers take 200 and 204 to mean the same.
   *
   * @param suffix the end of the URL
   * @param contentType the body's type
   * @param envelope turns the JSON array of messages into the body, which is sent as UTF-8
   */
  public record Send(String suffix, String contentType, UnaryOperator<String> envelope) {

    /** The array as it is (sockjs-protocol 0.3.3, "XhrPolling": {@code xhr_send}). */
    public static final Send XHR =
        new Send("xhr_send", "text/plain;charset=UTF-8", UnaryOperator.identity());
  }
}
