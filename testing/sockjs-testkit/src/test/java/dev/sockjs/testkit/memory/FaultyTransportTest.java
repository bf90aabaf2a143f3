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

/** The contracts bite: each transport here is wrong in one way, and fails the test for it. */
final class FaultyTransportTest {

  @Test
  void whoIgnoresDemandFails() {
    class Pushes extends ForwardingTransport {
      @Override
      Transport connect(TransportFactory healthy, TransportRequest request, TransportListener l) {
        Transport connected = super.connect(healthy, request, l);
        connected.request(Long.MAX_VALUE);
        return connected;
      }
    }
    assertFails(
        "was not requested", Pushes::new, FaultyTransportContract::noFrameIsDeliveredBeforeRequest);
    assertFails("was not requested", Pushes::new, FaultyTransportContract::burstWaitsForRequests);
  }

  @Test
  void whoForgetsDemandFails() {
    class TakesOneForMany extends ForwardingTransport {
      @Override
      public void request(long frames) {
        super.request(1);
      }
    }
    assertFails(
        "No Frame within 500 ms", TakesOneForMany::new, FaultyTransportContract::requestsAddUp);
    assertFails(
        "No Frame within 500 ms",
        TakesOneForMany::new,
        FaultyTransportContract::unboundedDemandDoesNotOverflow);
  }

  @Test
  void whoEndsTwiceFails() {
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
  void whoSpeaksAfterTheEndFails() {
    class SpeaksOn extends ForwardingTransport {
      @Override
      public void end(TransportEnd end) {
        super.end(end);
        activity();
      }
    }
    assertFails(
        "Activity[] while ENDED",
        SpeaksOn::new,
        FaultyTransportContract::closeEndsTransportNormally);
  }

  @Test
  void whoCallsTwiceAtOnceFails() {
    class Interrupts extends ForwardingTransport {
      @Override
      public void connected(HandshakeDetails facts) {
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> super.connected(facts));
        super.connected(facts);
        other.join();
      }
    }
    assertFails("A rule was broken", Interrupts::new, FaultyTransportContract::sessionOpens);
  }

  @Test
  void whoBlocksInConnectFails() {
    class Blocks extends ForwardingTransport {
      @Override
      Transport connect(TransportFactory healthy, TransportRequest request, TransportListener l) {
        request.headers(RequestKind.RECEIVE, request.url("memory")).toCompletableFuture().join();
        return super.connect(healthy, request, l);
      }
    }
    assertFails(
        "connect does not return",
        Blocks::new,
        FaultyTransportContract::connectReturnsBeforeItsHeadersAreReady);
  }

  @Test
  void whoLosesAMessageFails() {
    class LosesWhatComesFirstInAnAnswer extends ForwardingTransport {
      private int answers;
      private boolean first;

      @Override
      public CompletionStage<Headers> headers(RequestKind kind, URI url) {
        answers += kind == RequestKind.RECEIVE ? 1 : 0;
        first = answers > 1;
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
        LosesWhatComesFirstInAnAnswer::new,
        FaultyTransportContract::manyMessagesComeBackInOrder);
  }

  @Test
  void whoGoesOnAfterAnAbortFails() {
    class GoesOn extends ForwardingTransport {
      @Override
      public void abort() {}
    }
    assertFails(
        "Frame[text=a[", GoesOn::new, FaultyTransportContract::nothingIsDeliveredAfterAbort);
    assertFails("Connected[", GoesOn::new, FaultyTransportContract::abortBeforeHeadersStopsConnect);
  }

  @Test
  void whoHasNoBoundFails() {
    class TakesEveryLength extends ForwardingTransport {
      @Override
      public int maxFrameLength() {
        return Integer.MAX_VALUE;
      }
    }
    assertFails(
        "Not End but Frame",
        TakesEveryLength::new,
        FaultyTransportContract::tooLongFrameEndsTransportWith1009);
  }

  @Test
  void whoMistakesTheBoundFails() {
    class CountsOneTooMany extends ForwardingTransport {
      @Override
      public int maxFrameLength() {
        return super.maxFrameLength() - 1;
      }
    }
    assertFails(
        "Not Frame but End",
        CountsOneTooMany::new,
        FaultyTransportContract::longestAllowedFrameIsDelivered);
  }

  @Test
  void whoLeavesAThreadFails() {
    CompletableFuture<Void> gone = new CompletableFuture<>();
    class LeavesAThread extends ForwardingTransport {
      @Override
      public void end(TransportEnd end) {
        new Thread(gone::join, "left behind").start();
        super.end(end);
      }
    }
    assertFails(
        "left behind", LeavesAThread::new, FaultyTransportContract::closedFactoryLeavesNoThreads);
    gone.complete(null);
  }

  @Test
  void whoAsksForTheWrongHeadersFails() {
    class AlwaysReceives extends ForwardingTransport {
      @Override
      public CompletionStage<Headers> headers(RequestKind kind, URI url) {
        return super.headers(RequestKind.RECEIVE, url);
      }
    }
    assertFails(
        "expected: <2>",
        AlwaysReceives::new,
        FaultyTransportContract::everyRequestAsksForHeadersOfItsKind);
  }

  @Test
  void whoDropsHeadersFails() {
    class DropsHeaders extends ForwardingTransport {
      @Override
      public CompletionStage<Headers> headers(RequestKind kind, URI url) {
        return super.headers(kind, url).thenApply(headers -> Headers.empty());
      }
    }
    assertFails("Bearer token", DropsHeaders::new, FaultyTransportContract::headersReachServer);
  }

  @Test
  void whoEatsCookiesFails() {
    class EatsCookies extends ForwardingTransport {
      @Override
      public void keepCookies(URI url, List<String> setCookies) {}
    }
    assertFails("expected: <1>", EatsCookies::new, FaultyTransportContract::cookiesAreKept);
  }

  private static void assertFails(
      String message,
      Supplier<ForwardingTransport> middlemen,
      ThrowingConsumer<FaultyTransportContract> test) {
    AssertionError failure =
        assertThrows(
            AssertionError.class, () -> test.accept(new FaultyTransportContract(middlemen) {}));
    assertTrue(failure.getMessage().contains(message), failure.getMessage());
  }
}
