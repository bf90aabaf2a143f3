package dev.sockjs;

import java.util.concurrent.CompletionStage;

/**
 * Supplies the headers of one request. It is called for <em>every</em> request, including each
 * poll, so a token that expires can be replaced while a session is open.
 *
 * <p>The function is called on the client's executor. Unlike a listener, it may be called while a
 * callback of the same connection runs, because a listener may wait for a message to be sent, and
 * sending needs headers. A function that needs I/O should return a stage that completes later.
 *
 * <p>The connection ends if the function throws, if its stage fails, or if it supplies a header
 * that applications may not set. No other transport is tried, because it would get no better
 * headers.
 */
@FunctionalInterface
public interface HeaderFunction {

  /**
   * Returns the headers to add to a request.
   *
   * @param kind the kind of the request
   * @return a stage that completes with the headers; never {@code null}
   */
  CompletionStage<Headers> headers(RequestKind kind);
}
