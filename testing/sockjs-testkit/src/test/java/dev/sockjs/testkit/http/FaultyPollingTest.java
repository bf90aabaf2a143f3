package dev.sockjs.testkit.http;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.spi.TransportProvider;
import dev.sockjs.testkit.contract.HttpTransportContract;
import dev.sockjs.testkit.contract.SettingsContract;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.ThrowingConsumer;

/** Each transport here has one fault; the contract test for that rule must fail. */
final class FaultyPollingTest {

  @Test
  void refusedSendThatCountsAsSentIsDetected() {
    assertFails(
        Bug.REFUSED_SEND_COUNTS_AS_SENT,
        "counted as delivered",
        Contract::refusedSendEndsTransport);
  }

  @Test
  void refusedPollThatIsIgnoredIsDetected() {
    assertFails(
        Bug.REFUSED_POLL_IS_IGNORED, "No End within", Contract::refusedReceiveEndsTransport);
  }

  @Test
  void cutFrameThatIsPassedOnIsDetected() {
    assertFails(
        Bug.CUT_FRAME_IS_PASSED_ON, "No Event within", Contract::unfinishedFrameIsNotDelivered);
  }

  @Test
  void pollAheadOfDemandIsDetected() {
    assertFails(Bug.POLL_IS_AHEAD_OF_DEMAND, "expected: <1>", Contract::nextReceiveWaitsForDemand);
  }

  @Test
  void stageThatFailsBeforeTheEndIsDetected() {
    assertFails(
        Bug.STAGE_FAILS_BEFORE_END, "before the transport ended", Contract::sendFailsAfterEnd);
  }

  @Test
  void missingActivityIsDetected() {
    assertFails(Bug.ACTIVITY_IS_NOT_REPORTED, "activity", Contract::responseToProbeBringsActivity);
    assertFails(Bug.ACTIVITY_IS_NOT_REPORTED, "activity", Contract::sendBringsActivity);
  }

  @Test
  void probeThatDoesNothingIsDetected() {
    assertFails(Bug.PROBE_DOES_NOTHING, "activity", Contract::responseToProbeBringsActivity);
    assertFails(
        Bug.PROBE_DOES_NOTHING, "No End within", Contract::probeOfUnknownSessionEndsTransport);
  }

  @Test
  void sendThatAnAbortKeepsIsDetected() {
    assertFails(Bug.ABORT_KEEPS_SEND, "went on after the abort", Contract::abortEndsSend);
  }

  @Test
  void droppedCookiesOfRefusalsAreDetected() {
    Bug bug = Bug.COOKIES_OF_REFUSALS_ARE_DROPPED;
    assertFails(bug, "expected: <true>", Contract::cookiesOfRefusedConnectAreKept);
    assertFails(bug, "expected: <1>", Contract::cookiesOfRefusedReceiveAreKept);
    assertFails(bug, "expected: <1>", Contract::cookiesOfRefusedSendAreKept);
  }

  @Test
  void ignoredSslContextIsDetected() {
    assertFails(
        Bug.SSL_CONTEXT_IS_IGNORED,
        "Expected Connected but got End",
        Contract::sslContextOfClientIsUsed);
  }

  @Test
  void badCertificateThatIsNotReportedIsDetected() {
    Bug bug = Bug.BAD_CERTIFICATE_IS_NOT_REPORTED;
    assertFails(bug, "expected: <TLS>", Contract::untrustedCertificateIsReported);
    assertFails(bug, "expected: <TLS>", Contract::certificateOfAnotherHostIsReported);
  }

  @Test
  void ignoredProxyIsDetected() {
    assertFails(Bug.PROXY_IS_IGNORED, "got End", Contract::httpProxyIsUsed);
    assertFails(
        Bug.PROXY_IS_IGNORED, "expected: <PROXY>", Contract::proxyThatWantsCredentialsIsReported);
  }

  @Test
  void socksThatIsDeclaredUsableIsDetected() {
    assertFails(
        Bug.SOCKS_IS_DECLARED_USABLE, "The version of SOCKS", Contract::socksProxyIsUsedOrRefused);
  }

  @Test
  void redirectThatIsNotFollowedIsDetected() {
    Bug bug = Bug.REDIRECT_IS_NOT_FOLLOWED;
    assertFails(bug, "Expected Connected but got End", Contract::redirectOfReceiveIsFollowed);
    assertFails(bug, "A send failed", Contract::redirectOfSendIsFollowed);
  }

  @Test
  void foreignRedirectThatIsFollowedIsDetected() {
    assertFails(
        Bug.FOREIGN_REDIRECT_IS_FOLLOWED,
        "expected: <OptionalInt[307]>",
        Contract::redirectToAnotherOriginIsNotFollowed);
  }

  @Test
  void repeatedSendIsDetected() {
    assertFails(Bug.SEND_IS_REPEATED, "counted as delivered", Contract::sendIsNotRepeated);
  }

  @Test
  void pageThatCountsAsConfirmationIsDetected() {
    assertFails(
        Bug.PAGE_COUNTS_AS_CONFIRMATION,
        "counted as delivered",
        Contract::pageInsteadOfSendResponseEndsTransport);
  }

  @Test
  void emptyPollsWithoutAPauseAreDetected() {
    assertFails(
        Bug.EMPTY_POLLS_DO_NOT_END, "No Event within", Contract::emptyResponsesEndTransport);
  }

  @Test
  void endByMalformedTextIsDetected() {
    assertFails(
        Bug.MALFORMED_TEXT_ENDS_TRANSPORT,
        "Expected Frame but got End",
        Contract::malformedUtf8IsReplaced);
  }

  private static void assertFails(Bug bug, String message, ThrowingConsumer<Contract> test) {
    AssertionError failure =
        assertThrows(AssertionError.class, () -> test.accept(new Contract(bug) {}));
    assertTrue(failure.getMessage().contains(message), failure.getMessage());
  }

  /** Abstract, so that JUnit does not run it. Waits shortly, since tests are expected to fail. */
  private abstract static class Contract implements HttpTransportContract, SettingsContract {

    private final Bug bug;

    Contract(Bug bug) {
      this.bug = bug;
    }

    @Override
    public TransportProvider provider() {
      return new PollingProvider(bug);
    }

    @Override
    public String receiveSuffix() {
      return "xhr";
    }

    @Override
    public Duration timeout() {
      return Duration.ofSeconds(4);
    }
  }
}
