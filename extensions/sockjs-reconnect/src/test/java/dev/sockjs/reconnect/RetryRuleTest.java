package dev.sockjs.reconnect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.Attempt;
import dev.sockjs.CloseEvent;
import dev.sockjs.Phase;
import dev.sockjs.reconnect.Disconnect.Kind;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which ends are worth another attempt. */
final class RetryRuleTest {

  private static boolean isRetried(Kind kind, CloseEvent event, Attempt... tried) {
    return RetryPolicy.isWorthRetrying(new Disconnect(kind, event, List.of(tried), 1));
  }

  @ParameterizedTest
  @CsvSource({
    "1000, '', true",
    "1001, Going away, true",
    "1002, Connection interrupted, true",
    "1003, '', false",
    "1005, '', true",
    "1006, No heartbeat, true",
    "1007, '', false",
    "1008, '', false",
    "1009, '', false",
    "1010, '', false",
    "1011, '', true",
    "1012, Service restart, true",
    "2010, Another connection still open, true",
    "2999, '', true",
    "3000, Go away!, false",
    "3000, No response from heartbeat, true",
    "4999, '', false",
    "5000, '', true"
  })
  void endOfAnOpenSession(int code, String reason, boolean retried) {
    assertEquals(retried, isRetried(Kind.LOST, CloseEvent.of(code, reason, false)));
    assertEquals(retried, isRetried(Kind.CLOSED_BY_SERVER, CloseEvent.of(code, reason, true)));
  }

  @ParameterizedTest
  @CsvSource({"1000, false", "1002, true", "2000, true", "3000, false", "4001, false"})
  void refusedConnect(int code, boolean retried) {
    assertEquals(retried, isRetried(Kind.CONNECT_FAILED, CloseEvent.of(code, "", false)));
  }

  @ParameterizedTest
  @CsvSource({
    "399, true",
    "400, false",
    "401, false",
    "403, false",
    "404, false",
    "407, false",
    "408, true",
    "425, true",
    "429, true",
    "499, false",
    "500, true",
    "503, true"
  })
  void statusOfAConnect(int status, boolean retried) {
    CloseEvent failed = CloseEvent.of(2000, "All transports failed", false);
    assertEquals(retried, isRetried(Kind.CONNECT_FAILED, failed.withStatus(status)));
    assertEquals(
        retried, isRetried(Kind.CONNECT_FAILED, failed, attempt("a"), attempt("b", status)));
  }

  private static Attempt attempt(String transport) {
    return Attempt.of(transport, Attempt.Outcome.FAILED, Phase.REQUEST, Duration.ZERO);
  }

  private static Attempt attempt(String transport, int status) {
    return attempt(transport).withStatus(status);
  }

  @Test
  void statusIsThatOfTheLastTransportThatHasOne() {
    CloseEvent failed = CloseEvent.of(2000, "All transports failed", false);
    Attempt[] tried = {attempt("websocket", 403), attempt("xhr", 503), attempt("poll")};
    assertEquals(true, isRetried(Kind.CONNECT_FAILED, failed, tried));
    assertEquals(
        503,
        new Disconnect(Kind.CONNECT_FAILED, failed, List.of(tried), 1).httpStatus().getAsInt());
  }

  @Test
  void certificateThatCannotBeVerifiedIsNotRetried() {
    CloseEvent failed = CloseEvent.of(2000, "All transports failed", false);
    Throwable untrusted =
        new SSLHandshakeException("PKIX").initCause(new CertificateException("unknown issuer"));
    assertEquals(false, isRetried(Kind.CONNECT_FAILED, failed.withCause(untrusted)));
    Throwable otherHost = new IOException(new SSLPeerUnverifiedException("other host"));
    assertEquals(false, isRetried(Kind.CONNECT_FAILED, failed.withCause(otherHost)));
    Throwable alert = new SSLHandshakeException("handshake_failure");
    assertEquals(true, isRetried(Kind.CONNECT_FAILED, failed.withCause(alert)));
  }

  @Test
  void transportWithoutItsLibraryCountsOnlyIfNoOtherCanOpen() {
    CloseEvent failed = CloseEvent.of(2000, "All transports failed", false);
    Attempt broken = attempt("a").withCause(new NoClassDefFoundError("Missing"));
    Attempt skipped = Attempt.of("b", Attempt.Outcome.SKIPPED, Phase.ELIGIBILITY, Duration.ZERO);
    assertEquals(false, isRetried(Kind.CONNECT_FAILED, failed, broken, skipped));
    assertEquals(false, isRetried(Kind.CONNECT_FAILED, failed, skipped));
    assertEquals(true, isRetried(Kind.CONNECT_FAILED, failed, broken, skipped, attempt("c")));
  }

  @Test
  void failedSourceIsRetriedUnlessItIsAMistakeOfTheProgram() {
    CloseEvent failed = CloseEvent.of(1006, "The connect source failed", false);
    assertEquals(true, isRetried(Kind.SOURCE_FAILED, failed.withCause(new IOException())));
    assertEquals(
        false, isRetried(Kind.SOURCE_FAILED, failed.withCause(new IllegalArgumentException())));
    assertEquals(
        false, isRetried(Kind.SOURCE_FAILED, failed.withCause(new NullPointerException())));
  }

  @Test
  void onOpenThatThrewIsRetriedUnlessALibraryIsMissing() {
    CloseEvent failed = CloseEvent.of(1006, "", false);
    assertEquals(
        true, isRetried(Kind.RENEWAL_FAILED, failed.withCause(new IllegalStateException())));
    assertEquals(
        false, isRetried(Kind.RENEWAL_FAILED, failed.withCause(new NoSuchMethodError("x"))));
  }
}
