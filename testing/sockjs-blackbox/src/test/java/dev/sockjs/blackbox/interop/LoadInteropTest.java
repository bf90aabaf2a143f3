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

/** Very much comes whole, once and in order, however many answers it takes. */
@Tag("load")
final class LoadInteropTest extends InteropTest {

  private static final int MESSAGES = 100_000;
  private static final int SESSIONS = 50;

  /**
   * Few messages on their way at a time, so that poll follows poll: on connections that Vert.x
   * closes behind each of them unannounced, and that sockjs-node keeps.
   */
  @Scenario(
      except = {
        @Except(transports = "websocket.*", because = "receives over one connection"),
        @Except(transports = ".*-streaming|.*eventsource|.*htmlfile", because = "does not poll"),
        @Except(transports = "xdr-polling|iframe-.*", because = "polls as xhr-polling does")
      })
  void aHundredThousandMessagesComeThroughPollAfterPoll(RealServer.Kind server, String transport) {
    int polls = echo(server, transport, 4, 0);
    assertTrue(polls > MESSAGES / 10, () -> polls + " polls");
  }

  /** After some forty messages, 4096 bytes, an answer is full, and another one has to follow. */
  @Scenario(
      except = {
        @Except(transports = "websocket.*", because = "receives over one connection"),
        @Except(transports = ".*-polling", because = "polls: its answers end behind each frame")
      })
  void aHundredThousandMessagesComeThroughTheResponseLimit(
      RealServer.Kind server, String transport) {
    int answers = echo(server, transport, 50, 100);
    assertTrue(answers > MESSAGES / 100, () -> answers + " answers");
  }

  /** Gives the number of receiving requests. */
  private int echo(RealServer.Kind server, String transport, int ahead, int length) {
    URI url = uri(server, "/echo");
    AtomicInteger receives = new AtomicInteger();
    SockJsOptions options =
        only(transport)
            .headers(
                kind -> {
                  receives.addAndGet(kind == RequestKind.RECEIVE ? 1 : 0);
                  return CompletableFuture.completedStage(Headers.empty());
                })
            .build();
    List<EchoRun> runs =
        IntStream.range(0, SESSIONS)
            .mapToObj(i -> new EchoRun("session " + i, MESSAGES / SESSIONS, ahead, length))
            .toList();
    runs.forEach(run -> client().connect(url, options, run));
    runs.forEach(run -> assertEquals("", run.awaitComplaint()));
    return receives.get();
  }
}
