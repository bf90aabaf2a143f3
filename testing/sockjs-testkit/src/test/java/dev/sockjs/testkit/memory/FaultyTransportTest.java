package dev.sockjs.testkit.memory;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Headers;
import dev.sockjs.RequestKind;
import dev.sockjs.spi.HandshakeDetails;
import dev.sockjs.spi.Transport;
import dev.sockjs.spi.TransportEnd;
import dev.sockjs.spi.TransportFactory;
import dev.sockjs.spi.TransportListener;
import dev.sockjs.spi.TransportRequest;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.ThrowingConsumer;

/** Each transport here has one fault; the contract test for that rule must fail. */
final class FaultyTransportTest {

  @Test
  void ignoredDemandIsDetected() {
    class IgnoresDemand extends ForwardingTransport {
      @Override
      Transport connect(
          TransportFactory factory, TransportRequest request, TransportListener engine) {
        Transport connected = super.connect(factory, request, engine);
        connected.request(Long.MAX_VALUE);
        return connected;
      }
    }
    assertFails(
        "was not requested",
        IgnoresDemand::new,
        FaultyTransportContract::noFrameIsDeliveredBeforeRequest);
    assertFails(
        "was not requested", IgnoresDemand::new, FaultyTransportContract::burstWaitsForRequests);
  }

  @Test
  void forgottenDemandIsDetected() {
    class RequestsOneInsteadOfMany extends ForwardingTransport {
      @Override
      public void request(long frames) {
        super.request(1);
      }
    }
    assertFails(
        "No Frame within", RequestsOneInsteadOfMany::new, FaultyTransportContract::requestsAddUp);
    assertFails(
        "No Frame within",
        RequestsOneInsteadOfMany::new,
        FaultyTransportContract::unboundedDemandDoesNotOverflow);
  }

  @Test
  void secondEndIsDetected() {
    class EndsTwice extends ForwardingTransport {
      @Override
      public void end(TransportEnd end) {
        super.end(end);
        super.end(end);
      }
    }
    assertFails("while ENDED", EndsTwice::new, FaultyTransportContract::closeEndsTransportNormally);
    assertFails(
        "while ENDED", EndsTwice::new, FaultyTransportContract::refusedRequestFailsWithItsStatus);
  }

  @Test
  void eventAfterEndIsDetected() {
    class ReportsActivityAfterEnd extends ForwardingTransport {
      @Override
      public void end(TransportEnd end) {
        super.end(end);
        activity();
      }
    }
    assertFails(
        "Activity[] while ENDED",
        ReportsActivityAfterEnd::new,
        FaultyTransportContract::closeEndsTransportNormally);
  }

  @Test
  void overlappingCallsAreDetected() {
    class Overlaps extends ForwardingTransport {
      @Override
      public void connected(HandshakeDetails facts) {
        CompletableFuture<Void> second = CompletableFuture.runAsync(() -> super.connected(facts));
        super.connected(facts);
        second.join();
      }
    }
    assertFails("Listener contract violated", Overlaps::new, FaultyTransportContract::sessionOpens);
  }

  @Test
  void blockingConnectIsDetected() {
    class BlocksInConnect extends ForwardingTransport {
      @Override
      Transport connect(
          TransportFactory factory, TransportRequest request, TransportListener engine) {
        request.headers(RequestKind.RECEIVE, request.url("memory")).toCompletableFuture().join();
        return super.connect(factory, request, engine);
      }
    }
    assertFails(
        "connect does not return",
        BlocksInConnect::new,
        FaultyTransportContract::connectReturnsBeforeItsHeadersAreReady);
  }

  @Test
  void lostMessageIsDetected() {
    class LosesFirstFrameOfLaterResponses extends ForwardingTransport {
      private int responses;
      private boolean first;

      @Override
      public CompletionStage<Headers> headers(RequestKind kind, URI url) {
        responses += kind == RequestKind.RECEIVE ? 1 : 0;
        first = responses > 1;
        return super.headers(kind, url);
      }

      @Override
      public boolean frame(String text) {
        if (first) {
          first = false;
          request(1);
          return true;
        }
        return super.frame(text);
      }
    }
    assertFails(
        "expected: <message ",
        LosesFirstFrameOfLaterResponses::new,
        FaultyTransportContract::manyMessagesComeBackInOrder);
  }

  @Test
  void ignoredAbortIsDetected() {
    class IgnoresAbort extends ForwardingTransport {
      @Override
      public void abort() {}
    }
    assertFails(
        "Frame[text=a[", IgnoresAbort::new, FaultyTransportContract::nothingIsDeliveredAfterAbort);
    assertFails(
        "Connected[", IgnoresAbort::new, FaultyTransportContract::abortBeforeHeadersStopsConnect);
  }

  @Test
  void probeWithoutEffectIsDetected() {
    class ProbesNothing extends ForwardingTransport {
      @Override
      public void probe() {}
    }
    class NeverTellsActivity extends ForwardingTransport {
      @Override
      public void activity() {}
    }
    assertFails("activity", ProbesNothing::new, FaultyTransportContract::probeBringsActivity);
    assertFails("activity", NeverTellsActivity::new, FaultyTransportContract::probeBringsActivity);
  }

  @Test
  void missingFrameLimitIsDetected() {
    class AcceptsAnyLength extends ForwardingTransport {
      @Override
      public int maxFrameLength() {
        return Integer.MAX_VALUE;
      }
    }
    assertFails(
        "Expected End but got Frame",
        AcceptsAnyLength::new,
        FaultyTransportContract::tooLongFrameEndsTransportWith1009);
  }

  @Test
  void wrongFrameLimitIsDetected() {
    class LimitIsOneTooLow extends ForwardingTransport {
      @Override
      public int maxFrameLength() {
        return super.maxFrameLength() - 1;
      }
    }
    assertFails(
        "Expected Frame but got End",
        LimitIsOneTooLow::new,
        FaultyTransportContract::longestAllowedFrameIsDelivered);
  }

  @Test
  void leakedThreadIsDetected() {
    CompletableFuture<Void> stop = new CompletableFuture<>();
    class LeaksThread extends ForwardingTransport {
      @Override
      public void end(TransportEnd end) {
        new Thread(stop::join, "leaked thread").start();
        super.end(end);
      }
    }
    assertFails(
        "leaked thread", LeaksThread::new, FaultyTransportContract::closedFactoryLeavesNoThreads);
    stop.complete(null);
  }

  @Test
  void wrongRequestKindIsDetected() {
    class AlwaysAsksForReceive extends ForwardingTransport {
      @Override
      public CompletionStage<Headers> headers(RequestKind kind, URI url) {
        return super.headers(RequestKind.RECEIVE, url);
      }
    }
    assertFails(
        "expected: <2>",
        AlwaysAsksForReceive::new,
        FaultyTransportContract::everyRequestAsksForHeadersOfItsKind);
  }

  @Test
  void droppedHeadersAreDetected() {
    class DropsHeaders extends ForwardingTransport {
      @Override
      public CompletionStage<Headers> headers(RequestKind kind, URI url) {
        return super.headers(kind, url).thenApply(headers -> Headers.empty());
      }
    }
    assertFails("Bearer token", DropsHeaders::new, FaultyTransportContract::headersReachServer);
  }

  @Test
  void droppedCookiesAreDetected() {
    class DropsCookies extends ForwardingTransport {
      @Override
      public void keepCookies(URI url, List<String> setCookies) {}
    }
    assertFails("expected: <1>", DropsCookies::new, FaultyTransportContract::cookiesAreKept);
  }

  private static void assertFails(
      String message,
      Supplier<ForwardingTransport> transports,
      ThrowingConsumer<FaultyTransportContract> test) {
    AssertionError failure =
        assertThrows(
            AssertionError.class, () -> test.accept(new FaultyTransportContract(transports) {}));
    assertTrue(failure.getMessage().contains(message), failure.getMessage());
  }
}
