package dev.sockjs;

import java.util.concurrent.CompletionStage;

/**
 * Gives the headers of one request. It is asked for <em>every</em> request, polls included, so a
 * token that expires can be replaced while a session goes on.
 *
 * <p>It is called on the client's executor, and unlike a listener perhaps while a callback of the
 * same connection runs: a listener may wait for what it sent, and sending needs headers. A function
 * that has to do I/O to answer returns a stage that completes later. A function that throws, or
 * whose stage fails, ends the connection: another transport would have no better headers.
 */
@FunctionalInterface
public interface HeaderFunction {

  /**
   * The headers to add to a request of the given kind.
   *
   * @param kind what the request is for
   * @return a stage that completes with the headers; never {@code null}
   */
  CompletionStage<Headers> headers(RequestKind kind);
}
