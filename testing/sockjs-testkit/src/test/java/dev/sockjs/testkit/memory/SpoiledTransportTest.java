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
final class SpoiledTransportTest {

  @Test
  void whoIgnoresDemandFails() {
    class Pushes extends Middleman {
      @Override
      Transport connect(TransportFactory healthy, TransportRequest request, TransportListener l) {
        Transport connected = super.connect(healthy, request, l);
        connected.request(Long.MAX_VALUE);
        return connected;
      }
    }
    assertFails(
        "was not requested", Pushes::new, SpoiledTransport::noFrameComesBeforeItIsRequested);
    assertFails("was not requested", Pushes::new, SpoiledTransport::aBurstWaitsForItsRequests);
  }

  @Test
  void whoForgetsDemandFails() {
    class TakesOneForMany extends Middleman {
      @Override
      public void request(long frames) {
        super.request(1);
      }
    }
    assertFails("No Frame within 500 ms", TakesOneForMany::new, SpoiledTransport::requestsAddUp);
    assertFails(
        "No Frame within 500 ms",
        TakesOneForMany::new,
        SpoiledTransport::anyNumberOfFramesMayBeRequested);
  }

  @Test
  void whoEndsTwiceFails() {
    class EndsTwice extends Middleman {
      @Override
      public void end(TransportEnd end) {
        super.end(end);
        super.end(end);
      }
    }
    assertFails("while ENDED", EndsTwice::new, SpoiledTransport::aCloseEndsItInOrder);
    assertFails(
        "while ENDED", EndsTwice::new, SpoiledTransport::aRefusedRequestIsAFailureWithItsStatus);
  }

  @Test
  void whoSpeaksAfterTheEndFails() {
    class SpeaksOn extends Middleman {
      @Override
      public void end(TransportEnd end) {
        super.end(end);
        activity();
      }
    }
    assertFails("Activity[] while ENDED", SpeaksOn::new, SpoiledTransport::aCloseEndsItInOrder);
  }

  @Test
  void whoCallsTwiceAtOnceFails() {
    class Interrupts extends Middleman {
      @Override
      public void connected(HandshakeDetails facts) {
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> super.connected(facts));
        super.connected(facts);
        other.join();
      }
    }
    assertFails("A rule was broken", Interrupts::new, SpoiledTransport::aSessionOpens);
  }

  @Test
  void whoBlocksInConnectFails() {
    class Blocks extends Middleman {
      @Override
      Transport connect(TransportFactory healthy, TransportRequest request, TransportListener l) {
        request.headers(RequestKind.RECEIVE, request.url("memory")).toCompletableFuture().join();
        return super.connect(healthy, request, l);
      }
    }
    assertFails(
        "connect does not return",
        Blocks::new,
        SpoiledTransport::connectReturnsAndTheTransportWaitsForItsHeaders);
  }

  @Test
  void whoLosesAMessageFails() {
    class LosesWhatComesFirstInAnAnswer extends Middleman {
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
        SpoiledTransport::manyMessagesComeBackInOrder);
  }

  @Test
  void whoGoesOnAfterAnAbortFails() {
    class GoesOn extends Middleman {
      @Override
      public void abort() {}
    }
    assertFails("Frame[text=a[", GoesOn::new, SpoiledTransport::nothingComesAfterAnAbort);
    assertFails("Connected[", GoesOn::new, SpoiledTransport::itMayBeAbortedBeforeItHasHeaders);
  }

  @Test
  void whoHasNoBoundFails() {
    class TakesEveryLength extends Middleman {
      @Override
      public int maxFrameLength() {
        return Integer.MAX_VALUE;
      }
    }
    assertFails(
        "Not End but Frame",
        TakesEveryLength::new,
        SpoiledTransport::aFrameBeyondTheBoundEndsItWith1009);
  }

  @Test
  void whoMistakesTheBoundFails() {
    class CountsOneTooMany extends Middleman {
      @Override
      public int maxFrameLength() {
        return super.maxFrameLength() - 1;
      }
    }
    assertFails(
        "Not Frame but End", CountsOneTooMany::new, SpoiledTransport::aFrameOfTheBoundIsPassedOn);
  }

  @Test
  void whoLeavesAThreadFails() {
    CompletableFuture<Void> gone = new CompletableFuture<>();
    class LeavesAThread extends Middleman {
      @Override
      public void end(TransportEnd end) {
        new Thread(gone::join, "left behind").start();
        super.end(end);
      }
    }
    assertFails("left behind", LeavesAThread::new, SpoiledTransport::aClosedFactoryLeavesNoThread);
    gone.complete(null);
  }

  @Test
  void whoAsksForTheWrongHeadersFails() {
    class AlwaysReceives extends Middleman {
      @Override
      public CompletionStage<Headers> headers(RequestKind kind, URI url) {
        return super.headers(RequestKind.RECEIVE, url);
      }
    }
    assertFails(
        "expected: <2>",
        AlwaysReceives::new,
        SpoiledTransport::headersAreAskedForEachRequestByItsKind);
  }

  @Test
  void whoDropsHeadersFails() {
    class DropsHeaders extends Middleman {
      @Override
      public CompletionStage<Headers> headers(RequestKind kind, URI url) {
        return super.headers(kind, url).thenApply(headers -> Headers.empty());
      }
    }
    assertFails("Bearer token", DropsHeaders::new, SpoiledTransport::headersReachTheServer);
  }

  @Test
  void whoEatsCookiesFails() {
    class EatsCookies extends Middleman {
      @Override
      public void keepCookies(URI url, List<String> setCookies) {}
    }
    assertFails("expected: <1>", EatsCookies::new, SpoiledTransport::cookiesAreKept);
  }

  private static void assertFails(
      String message, Supplier<Middleman> middlemen, ThrowingConsumer<SpoiledTransport> test) {
    AssertionError failure =
        assertThrows(AssertionError.class, () -> test.accept(new SpoiledTransport(middlemen) {}));
    assertTrue(failure.getMessage().contains(message), failure.getMessage());
  }
}
