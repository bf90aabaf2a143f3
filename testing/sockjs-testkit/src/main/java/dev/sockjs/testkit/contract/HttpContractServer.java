package dev.sockjs.testkit.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.sockjs.testkit.server.Exchange;
import dev.sockjs.testkit.server.RecordedRequest;
import dev.sockjs.testkit.server.Script;
import dev.sockjs.testkit.server.ScriptedServer;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The server of {@link HttpTransportContract}. It plays one script after the other for receiving
 * requests, and for sending requests. Later receiving requests get no response, and later sending
 * requests succeed.
 */
final class HttpContractServer implements AutoCloseable {

  private static final String COOKIE = "kept=yes; path=/";

  /** SockJS clients ignore the content type. */
  private static final String HTML = "text/html; charset=UTF-8";

  private final ScriptedServer server = ScriptedServer.start();
  private final ResponseFormat format;
  private final String receiveSuffix;
  private final String sendSuffix;
  private final AtomicInteger received = new AtomicInteger();
  private final AtomicInteger sent = new AtomicInteger();
  private volatile List<Script> receiveScripts = List.of();
  private volatile List<Script> sendScripts = List.of();

  HttpContractServer(String receiveSuffix, String sendSuffix) {
    this.format = ResponseFormat.of(receiveSuffix);
    this.receiveSuffix = "/" + receiveSuffix;
    this.sendSuffix = "/" + sendSuffix;
    server.on("GET", "/iframe.html", x -> x.respond(200, HTML, "<!DOCTYPE html>\n"));
    for (String method : List.of("GET", "POST")) {
      server.on(
          method,
          this.receiveSuffix,
          x -> next(receiveScripts, received, Exchange::silence).run(x));
    }
    server.on("POST", this.sendSuffix, x -> next(sendScripts, sent, this::accept).run(x));
  }

  /** Starts a run of a test with a new server. */
  static ContractRun<HttpContractServer> run(HttpContractPart test) {
    return ContractRun.of(test, of(test));
  }

  static HttpContractServer of(HttpContractPart test) {
    return new HttpContractServer(test.receiveSuffix(), test.sendSuffix());
  }

  private static Script next(List<Script> scripts, AtomicInteger count, Script afterwards) {
    int index = count.getAndIncrement();
    return index < scripts.size() ? scripts.get(index) : afterwards;
  }

  /** Sets the scripts of the receiving requests. */
  HttpContractServer receives(Script... scripts) {
    receiveScripts = List.of(scripts);
    return this;
  }

  /** Sets the scripts of the sending requests. */
  HttpContractServer sends(Script... scripts) {
    sendScripts = List.of(scripts);
    return this;
  }

  URI url() {
    return server.uri("/echo");
  }

  /** Returns the receiving requests so far. */
  List<RecordedRequest> receivingRequests() {
    return requests(receiveSuffix);
  }

  /** Returns the sending requests so far. */
  List<RecordedRequest> sendingRequests() {
    return requests(sendSuffix);
  }

  private List<RecordedRequest> requests(String suffix) {
    return server.requests().stream().filter(request -> request.path().endsWith(suffix)).toList();
  }

  /** A response that ends in order after its frames. */
  Script frames(String... frames) {
    return body(format.response(frames));
  }

  /** A response that is complete, although its frame is not. */
  Script unfinishedFrame(String frame) {
    return body(format.cutResponse(frame));
  }

  /** A response that announces more than it has, and whose connection is then closed in order. */
  Script shortOfItsLength(String frame) {
    return exchange -> {
      exchange.raw(head(1 << 20) + format.cutResponse(frame));
      exchange.fin();
    };
  }

  /** A response that is reset inside a frame. */
  Script reset(String frame) {
    return exchange -> {
      exchange.chunked(200, HTML).chunk(format.cutResponse(frame));
      exchange.reset();
    };
  }

  /** A response without its last chunk, whose connection is closed in order inside a frame. */
  Script cutOff(String frame) {
    return exchange -> {
      exchange.chunked(200, HTML).chunk(format.cutResponse(frame));
      exchange.fin();
    };
  }

  /** A response whose text is encoded as Latin-1, so that it may be malformed as UTF-8. */
  Script latin1(String frame) {
    return exchange -> {
      byte[] body = format.response(frame).getBytes(ISO_8859_1);
      exchange.raw(head(body.length)).raw(body);
    };
  }

  private static String head(int length) {
    return "HTTP/1.1 200 OK\r\nContent-Type: "
        + HTML
        + "\r\nContent-Length: "
        + length
        + "\r\n\r\n";
  }

  /** Returns how many responses with a cookie of this server the request has kept. */
  static long cookies(TestTransportRequest request) {
    return request.keptCookies().stream()
        .filter(kept -> kept.setCookies().equals(List.of(COOKIE)))
        .count();
  }

  /** A response with a status, a cookie, and no body. */
  static Script status(int status) {
    return exchange -> exchange.header("Set-Cookie", COOKIE).respond(status);
  }

  /** A page that is not from a SockJS server. */
  static Script page() {
    return body("<!DOCTYPE html>\n<title>Login</title>\n");
  }

  private static Script body(String text) {
    return exchange -> exchange.respond(200, HTML, text);
  }

  /** A redirect to another path of this server, with a cookie. */
  static Script moved() {
    return exchange ->
        exchange
            .header("Set-Cookie", COOKIE)
            .header("Location", exchange.request().path().replace("/echo/", "/moved/"))
            .respond(307);
  }

  /** A redirect to another server. */
  static Script movedTo(URI other) {
    return exchange -> exchange.header("Location", other + exchange.request().path()).respond(307);
  }

  /** No response, until the client ends the connection; the latch then reports that. */
  static Script untilEnded(CountDownLatch arrived, CountDownLatch ended) {
    return exchange -> {
      arrived.countDown();
      exchange.silence();
      ended.countDown();
    };
  }

  /** The given script, once the latch is open. */
  static Script after(CountDownLatch latch, Script script) {
    return exchange -> {
      if (latch.await(20, TimeUnit.SECONDS)) {
        script.run(exchange);
      } else {
        exchange.reset();
      }
    };
  }

  private void accept(Exchange exchange) throws Exception {
    if (sendSuffix.equals("/jsonp_send")) {
      exchange.respond(200, HTML, "ok");
    } else {
      exchange.respond(204);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
