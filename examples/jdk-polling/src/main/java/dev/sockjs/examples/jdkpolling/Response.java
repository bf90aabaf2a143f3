package dev.sockjs.examples.jdkpolling;

import dev.sockjs.Phase;
import dev.sockjs.spi.TransportEnd;
import java.net.http.HttpHeaders;
import java.util.Optional;

/**
 * A response, with the first line of its body.
 *
 * @param status the status
 * @param headers the headers
 * @param text the first line without its end, or less if the body ended or was too long
 * @param isLine true if the line is complete
 * @param failure why the body is not complete, if it is not
 */
record Response(
    int status, HttpHeaders headers, String text, boolean isLine, Optional<Throwable> failure) {

  private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

  /** Returns the end for a response whose status was not expected. */
  TransportEnd unexpected(Phase phase) {
    return TransportEnd.failed(
            status == PROXY_AUTHENTICATION_REQUIRED ? Phase.PROXY : phase,
            "The response status was " + status)
        .withStatus(status);
  }
}
