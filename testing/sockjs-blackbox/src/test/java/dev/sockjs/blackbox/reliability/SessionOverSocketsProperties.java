package dev.sockjs.blackbox.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.blackbox.Transports;
import dev.sockjs.fixtures.Fault;
import dev.sockjs.fixtures.FaultInjection;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;

/**
 * A whole session over real sockets, whatever the server says, the network does and the application
 * calls: it ends once, what came is a prefix of what was said, and nothing is left.
 */
@Tag("load")
class SessionOverSocketsProperties {

  private static final Duration SOON = Duration.ofMillis(500);

  /** For a session that nothing but its application will end. */
  private static final int PLAYING_TIME_SECONDS = 2;

  /** What happens in a try. The text is what a failing one prints. */
  record Plot(
      String transport,
      FaultInjection faults,
      int sendStatus,
      List<Line> lines,
      List<Whim> whims) {}

  /** What the server does next; messages that it says are added to the list. */
  record Line(String text, BiConsumer<ControlledServer, List<String>> play) {
    @Override
    public String toString() {
      return text;
    }
  }

  /** What the application does in a callback. */
  enum Whim {
    LISTEN,
    SEND,
    THROW,
    CLOSE
  }

  private static Line line(String text, BiConsumer<ControlledServer, List<String>> play) {
    return new Line(text, play);
  }

  private static void say(ControlledServer server, List<String> said) {
    said.add("m" + (said.size() + 1));
    server.message(said.get(said.size() - 1));
  }

  @Provide
  Arbitrary<Plot> plots() {
    Arbitrary<Line> line =
        Arbitraries.frequency(
            Tuple.of(12, line("message", SessionOverSocketsProperties::say)),
            Tuple.of(3, line("end of answer", (server, said) -> server.endAnswer())),
            Tuple.of(1, line("heartbeat", (server, said) -> server.heartbeat())),
            Tuple.of(1, line("o", (server, said) -> server.open())),
            Tuple.of(1, line("malformed", (server, said) -> server.malformed())),
            Tuple.of(1, line("c", (server, said) -> server.closeSession(3000, "Go away!"))),
            Tuple.of(1, line("404", (server, said) -> server.status(404))),
            Tuple.of(1, line("500", (server, said) -> server.status(500))),
            Tuple.of(1, line("FIN", (server, said) -> server.fin())),
            Tuple.of(1, line("RST", (server, said) -> server.reset())));
    Arbitrary<Whim> whim =
        Arbitraries.frequency(
            Tuple.of(9, Whim.LISTEN),
            Tuple.of(4, Whim.SEND),
            Tuple.of(2, Whim.THROW),
            Tuple.of(1, Whim.CLOSE));
    return Combinators.combine(
            Arbitraries.of(Transports.ALL),
            faults(),
            Arbitraries.of(204, 204, 404, 500, ControlledServer.NO_ANSWER),
            line.list().ofMaxSize(20),
            whim.list().ofMaxSize(20))
        .as(Plot::new);
  }

  /** Most headers have some 150 bytes, a prelude has 2049. */
  private static Arbitrary<FaultInjection> faults() {
    Arbitrary<Integer> bytes = Arbitraries.integers().between(0, 2600);
    Arbitrary<Fault> cut =
        Arbitraries.oneOf(
            bytes.map(Fault::finAfter),
            bytes.map(Fault::resetAfter),
            bytes.map(Fault::silenceAfter));
    return Arbitraries.frequencyOf(
        Tuple.of(
            1,
            Arbitraries.of(
                FaultInjection.none(), FaultInjection.none().toClient(Fault.bytewise()))),
        Tuple.of(1, cut.map(fault -> FaultInjection.none().toClient(fault))));
  }

  @Property(tries = 48, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void everySessionEndsOnceAndWhatCameIsAPrefixOfWhatWasSaid(@ForAll("plots") Plot plot)
      throws Exception {
    List<String> said = new ArrayList<>();
    Application application = new Application(plot.whims());
    try (ControlledServer server = new ControlledServer(plot.transport());
        SockJsClient client = SockJsClient.create()) {
      server.proxy().faults(plot.faults());
      server.answerSends(plot.sendStatus()).open();
      plot.lines().forEach(line -> line.play().accept(server, said));
      server.hush();
      SockJs sock = client.connect(server.url(), options(plot.transport()), application.story);
      endUnlessEnded(sock);
      application.story.awaitEnd(sock);
      client.closeNow();
      server.proxy().awaitNoClients();
    }
    application.check(said);
  }

  private static SockJsOptions options(String transport) {
    return SockJsOptions.builder()
        .transports(transport)
        .infoTimeout(SOON)
        .timeout(SOON)
        .heartbeatTimeout(SOON)
        .closeLinger(SOON)
        .build();
  }

  private static void endUnlessEnded(SockJs sock) throws Exception {
    try {
      sock.closed().toCompletableFuture().get(PLAYING_TIME_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException stillOpen) {
      sock.close(3001, "bye");
    }
  }

  /**
   * An application that follows a list of whims, one a callback, and remembers what it was told.
   */
  private static final class Application {

    final EventRecorder story = new EventRecorder(this::react);
    private final Queue<Whim> whims;

    /** Written in callbacks, which do not overlap; read behind the last. */
    private final List<CompletableFuture<Void>> flushes = new ArrayList<>();

    private int messagesBeforeClose = -1;

    Application(List<Whim> whims) {
      this.whims = new ArrayDeque<>(whims);
    }

    private void react(SockJs sock, String callback) {
      Whim whim = whims.poll();
      if (whim == Whim.SEND && sock.transport().isPresent()) {
        sock.send("hello");
        flushes.add(sock.flushed().toCompletableFuture());
      } else if (whim == Whim.CLOSE) {
        sock.close(3001, "bye");
        messagesBeforeClose = story.messages().size();
      } else if (whim == Whim.THROW) {
        throw new IllegalStateException("thrown by the test");
      }
    }

    void check(List<String> said) throws Exception {
      story.assertEndedOnce();
      List<String> came = story.messages();
      assertTrue(came.size() <= said.size(), came::toString);
      assertEquals(said.subList(0, came.size()), came);
      if (messagesBeforeClose >= 0) {
        assertEquals(messagesBeforeClose, came.size(), "a message after close()");
      }
      for (CompletableFuture<Void> flush : flushes) {
        flush.handle((nothing, failure) -> true).get(PLAYING_TIME_SECONDS, TimeUnit.SECONDS);
      }
    }
  }
}
