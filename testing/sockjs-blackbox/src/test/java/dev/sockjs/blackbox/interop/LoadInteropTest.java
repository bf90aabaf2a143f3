package dev.sockjs.blackbox.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.Headers;
import dev.sockjs.RequestKind;
import dev.sockjs.SockJsOptions;
import dev.sockjs.blackbox.interop.Scenario.Except;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;

/** A large number of messages arrives completely, once and in order, over many responses. */
@Tag("load")
@Tag("long")
final class LoadInteropTest extends InteropTest {

  /** The profile {@code thorough} sends 100 000. */
  private static final int MESSAGES = Integer.getInteger("sockjs.messages", 5_000);

  private static final int SESSIONS = 50;

  /**
   * Few messages are in flight, so that each poll brings few. Vert.x closes the connection after
   * each poll without announcing it; sockjs-node keeps it open.
   */
  @Scenario(
      except = {
        @Except(transports = "websocket.*", because = "receives over one connection"),
        @Except(transports = ".*-streaming|.*eventsource|.*htmlfile", because = "does not poll"),
        @Except(transports = "xdr-polling|iframe-.*", because = "polls as xhr-polling does")
      })
  void messagesOfManyPollsArriveInOrder(RealServer.Kind server, String transport) {
    int polls = echo(server, transport, 4, 0);
    assertTrue(polls > MESSAGES / 10, () -> polls + " polls");
  }

  /** About forty messages fill the response limit of 4096 bytes, and another response follows. */
  @Scenario(
      except = {
        @Except(transports = "websocket.*", because = "receives over one connection"),
        @Except(transports = ".*-polling", because = "its responses end after each frame")
      })
  void messagesBeyondTheResponseLimitArriveInOrder(RealServer.Kind server, String transport) {
    int responses = echo(server, transport, 50, 100);
    assertTrue(responses > MESSAGES / 100, () -> responses + " responses");
  }

  /** Runs all sessions and returns the number of receiving requests. */
  private int echo(RealServer.Kind server, String transport, int inFlight, int length) {
    URI url = uri(server, "/echo");
    AtomicInteger receivingRequests = new AtomicInteger();
    SockJsOptions options =
        only(transport)
            .headers(
                kind -> {
                  receivingRequests.addAndGet(kind == RequestKind.RECEIVE ? 1 : 0);
                  return CompletableFuture.completedStage(Headers.empty());
                })
            .build();
    List<EchoRun> runs =
        IntStream.range(0, SESSIONS)
            .mapToObj(i -> new EchoRun("session " + i, MESSAGES / SESSIONS, inFlight, length))
            .toList();
    runs.forEach(run -> client().connect(url, options, run));
    runs.forEach(run -> assertEquals("", run.awaitError()));
    return receivingRequests.get();
  }
}
