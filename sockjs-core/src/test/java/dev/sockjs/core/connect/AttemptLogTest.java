package dev.sockjs.core.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Attempt;
import dev.sockjs.Attempt.Outcome;
import dev.sockjs.Phase;
import dev.sockjs.SockJsOptions;
import dev.sockjs.core.cookie.Rfc6265CookieStore;
import dev.sockjs.core.request.RequestHeaders;
import dev.sockjs.core.request.SessionUrls;
import dev.sockjs.spi.TransportEnd;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class AttemptLogTest {

  /** So large that the times of an attempt overflow. */
  private static final long START = Long.MAX_VALUE - 1;

  private static final long AFTER_TWO_SECONDS = START + Duration.ofSeconds(2).toNanos();

  private final List<Attempt> reported = new ArrayList<>();
  private final AttemptLog log = new AttemptLog(reported::add);

  private static AttemptRequest request(String transport) {
    SessionUrls urls =
        SessionUrls.of(URI.create("http://user:secret@example.org/echo?token=secret"));
    RequestHeaders headers =
        new RequestHeaders(
            urls,
            SockJsOptions.defaults(),
            new Rfc6265CookieStore(() -> Instant.EPOCH),
            new Rfc6265CookieStore(() -> Instant.EPOCH),
            Runnable::run);
    return new AttemptRequest(
        transport, urls, "042", "abc", SockJsOptions.defaults(), headers, Duration.ofSeconds(5));
  }

  private Attempt onlyAttempt() {
    assertEquals(1, reported.size());
    assertEquals(reported, log.all());
    return reported.get(0);
  }

  @Test
  void startedAttemptIsNotReported() {
    log.started(request("socket"), START);
    assertEquals(List.of(), reported);
    assertTrue(log.isEmpty());
  }

  @Test
  void openAttemptHasItsTimeAndARedactedUrl() {
    log.started(request("socket"), START);
    log.opened(AFTER_TWO_SECONDS);
    Attempt attempt = onlyAttempt();
    assertEquals("socket", attempt.transport());
    assertEquals(Outcome.OPEN, attempt.outcome());
    assertEquals(Phase.OPEN, attempt.phase());
    assertEquals(Duration.ofSeconds(2), attempt.time());
    String url = attempt.url().orElseThrow();
    assertTrue(url.startsWith("http://example.org/echo/042/abc/"), url);
    assertFalse(url.contains("secret"), url);
  }

  @Test
  void failedAttemptHasPhaseStatusAndCause() {
    IOException cause = new IOException("reset");
    log.started(request("socket"), START);
    log.failed(
        Outcome.FAILED,
        TransportEnd.failed(Phase.REQUEST, cause).withStatus(503),
        AFTER_TWO_SECONDS);
    Attempt attempt = onlyAttempt();
    assertEquals(Outcome.FAILED, attempt.outcome());
    assertEquals(Phase.REQUEST, attempt.phase());
    assertEquals(OptionalInt.of(503), attempt.status());
    assertSame(cause, attempt.cause().orElseThrow());
    assertEquals(Duration.ofSeconds(2), attempt.time());
  }

  @Test
  void reasonIsTheCauseOfAFailureWithoutAnException() {
    log.started(request("socket"), START);
    log.failed(Outcome.TIMEOUT, TransportEnd.failed(Phase.OPEN, "Transport timed out"), START);
    assertEquals("Transport timed out", onlyAttempt().cause().orElseThrow().getMessage());
  }

  @Test
  void endWhileReceivingBelongsToPhaseOpen() {
    log.started(request("socket"), START);
    log.failed(Outcome.FAILED, TransportEnd.closed(), START);
    assertEquals(Phase.OPEN, onlyAttempt().phase());
  }

  @Test
  void attemptEndsOnce() {
    log.started(request("socket"), START);
    log.failed(Outcome.FAILED, TransportEnd.failed(Phase.CONNECT, "refused"), START);
    log.failed(Outcome.FAILED, TransportEnd.failed(Phase.CONNECT, "refused"), START);
    log.opened(START);
    assertEquals(Outcome.FAILED, onlyAttempt().outcome());
  }

  @Test
  void skippedTransportHasACauseAndNoUrl() {
    IllegalStateException cause = new IllegalStateException("no sockets today");
    log.skipped("socket", cause);
    Attempt attempt = onlyAttempt();
    assertEquals(Outcome.SKIPPED, attempt.outcome());
    assertEquals(Phase.ELIGIBILITY, attempt.phase());
    assertEquals(Duration.ZERO, attempt.time());
    assertEquals(Optional.empty(), attempt.url());
    assertSame(cause, attempt.cause().orElseThrow());
    assertFalse(log.isEmpty());
  }

  @Test
  void attemptsAreListedInOrder() {
    log.skipped("raw", new IllegalStateException("no sockets today"));
    log.started(request("socket"), START);
    log.failed(Outcome.FAILED, TransportEnd.failed(Phase.CONNECT, "refused"), START);
    log.started(request("poll"), START);
    log.opened(START);
    assertEquals(
        List.of("raw", "socket", "poll"), log.all().stream().map(Attempt::transport).toList());
  }
}
