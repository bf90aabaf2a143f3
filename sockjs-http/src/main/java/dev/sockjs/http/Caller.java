package dev.sockjs.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sockjs.RequestKind;
import dev.sockjs.spi.TransportRequest;
import org.eclipse.jetty.client.BytesRequestContent;

/**
 * Makes the calls of one connection.
 *
 * @param engine what they go over
 * @param turns where all about them happens
 * @param request the connection, which gives URLs and headers
 * @param slot its place among the pools of receivers
 */
record Caller(HttpEngine engine, Turns turns, TransportRequest request, int slot) {

  /** Begins a receiving request. */
  HttpCall receive(HttpTransportSpec.Receive how, HttpCall.Handler handler) {
    HttpCall call = new HttpCall(this, RequestKind.RECEIVE, how.method(), null, handler);
    call.start(request.url(how.suffix()));
    return call;
  }

  /** Begins to send a JSON array of messages. */
  HttpCall send(HttpTransportSpec.Send how, String messages, HttpCall.Handler handler) {
    byte[] body = how.envelope().apply(messages).getBytes(UTF_8);
    HttpCall call =
        new HttpCall(
            this,
            RequestKind.SEND,
            "POST",
            () -> new BytesRequestContent(how.contentType(), body),
            handler);
    call.start(request.url(how.suffix()));
    return call;
  }
}
