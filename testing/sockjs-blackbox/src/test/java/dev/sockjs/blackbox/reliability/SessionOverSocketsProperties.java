package dev.sockjs.blackbox.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.blackbox.Transports;
import dev.sockjs.fixtures.ExpectedLogs;
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
import net.jqwik.api.lifecycle.AfterProperty;

/**
 * Whole sessions over real sockets with random servers, networks and applications: the session ends
 * once, the received messages are a prefix of the sent ones, and nothing is left.
 */
@Tag("load")
class SessionOverSocketsProperties {

  private static final Duration SHORT = Duration.ofMillis(500);

  private final ExpectedLogs logs = ExpectedLogs.of("dev.sockjs", "thrown by the test");

  /** After this time the application closes a session that has not ended. */
  private static final int MAX_SESSION_SECONDS = 2;

  @AfterProperty
  void closeLogs() {
    logs.close();
  }

  /** One try. A failure prints its text. */
  record Plan(
      String transport,
      FaultInjection faults,
      int sendStatus,
      List<Step> steps,
      List<Reaction> reactions) {}

  /** One step of the server, which adds the messages that it sends to the list. */
  record Step(String text, BiConsumer<ControlledServer, List<String>> action) {
    @Override
    public String toString() {
      return text;
    }
  }

  /** What the application does in a callback. */
  enum Reaction {
    NONE,
    SEND,
    THROW,
    CLOSE
  }

  private static Step step(String text, BiConsumer<ControlledServer, List<String>> action) {
    return new Step(text, action);
  }

  private static void sendMessage(ControlledServer server, List<String> sent) {
    sent.add("m" + (sent.size() + 1));
    server.message(sent.get(sent.size() - 1));
  }

  @Provide
  Arbitrary<Plan> plans() {
    Arbitrary<Step> step =
        Arbitraries.frequency(
            Tuple.of(12, step("message", SessionOverSocketsProperties::sendMessage)),
            Tuple.of(3, step("end of response", (server, sent) -> server.endResponse())),
            Tuple.of(1, step("heartbeat", (server, sent) -> server.heartbeat())),
            Tuple.of(1, step("o", (server, sent) -> server.open())),
            Tuple.of(1, step("malformed", (server, sent) -> server.malformed())),
            Tuple.of(1, step("c", (server, sent) -> server.closeSession(3000, "Go away!"))),
            Tuple.of(1, step("404", (server, sent) -> server.status(404))),
            Tuple.of(1, step("500", (server, sent) -> server.status(500))),
            Tuple.of(1, step("FIN", (server, sent) -> server.fin())),
            Tuple.of(1, step("RST", (server, sent) -> server.reset())));
    Arbitrary<Reaction> reaction =
        Arbitraries.frequency(
            Tuple.of(9, Reaction.NONE),
            Tuple.of(4, Reaction.SEND),
            Tuple.of(2, Reaction.THROW),
            Tuple.of(1, Reaction.CLOSE));
    return Combinators.combine(
            Arbitraries.of(Transports.ALL),
            faults(),
            Arbitraries.of(204, 204, 404, 500, ControlledServer.NO_RESPONSE),
            step.list().ofMaxSize(20),
            reaction.list().ofMaxSize(20))
        .as(Plan::new);
  }

  /** Response headers have about 150 bytes, a prelude has 2049. */
  private static Arbitrary<FaultInjection> faults() {
    Arbitrary<Integer> bytes = Arbitraries.integers().between(0, 2600);
    Arbitrary<Fault> end =
        Arbitraries.oneOf(
            bytes.map(Fault::finAfter),
            bytes.map(Fault::resetAfter),
            bytes.map(Fault::silenceAfter));
    return Arbitraries.frequencyOf(
        Tuple.of(
            1,
            Arbitraries.of(
                FaultInjection.none(), FaultInjection.none().toClient(Fault.bytewise()))),
        Tuple.of(1, end.map(fault -> FaultInjection.none().toClient(fault))));
  }

  @Property(tries = 48, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void sessionEndsOnceAndReceivesAPrefixOfTheSentMessages(@ForAll("plans") Plan plan)
      throws Exception {
    List<String> sent = new ArrayList<>();
    Application application = new Application(plan.reactions());
    try (ControlledServer server = new ControlledServer(plan.transport());
        SockJsClient client = SockJsClient.create()) {
      server.proxy().faults(plan.faults());
      server.respondToSends(plan.sendStatus()).open();
      plan.steps().forEach(step -> step.action().accept(server, sent));
      server.idle();
      SockJs sock = client.connect(server.url(), options(plan.transport()), application.recorder);
      closeUnlessEnded(sock);
      application.recorder.awaitEnd(sock);
      client.closeNow();
      server.proxy().awaitNoClients();
    }
    application.check(sent);
  }

  private static SockJsOptions options(String transport) {
    return SockJsOptions.builder()
        .transports(transport)
        .infoTimeout(SHORT)
        .timeout(SHORT)
        .heartbeatTimeout(SHORT)
        .closeLinger(SHORT)
        .build();
  }

  private static void closeUnlessEnded(SockJs sock) throws Exception {
    try {
      sock.closed().toCompletableFuture().get(MAX_SESSION_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException stillOpen) {
      sock.close(3001, "bye");
    }
  }

  /** An application with one reaction for each callback. It records all callbacks. */
  private static final class Application {

    final EventRecorder recorder = new EventRecorder(this::react);
    private final Queue<Reaction> reactions;

    /** Written in callbacks, which do not overlap; read after the last. */
    private final List<CompletableFuture<Void>> flushes = new ArrayList<>();

    private int messagesBeforeClose = -1;

    Application(List<Reaction> reactions) {
      this.reactions = new ArrayDeque<>(reactions);
    }

    private void react(SockJs sock, String callback) {
      Reaction reaction = reactions.poll();
      if (reaction == Reaction.SEND && sock.transport().isPresent()) {
        sock.send("hello");
        flushes.add(sock.flushed().toCompletableFuture());
      } else if (reaction == Reaction.CLOSE) {
        sock.close(3001, "bye");
        messagesBeforeClose = recorder.messages().size();
      } else if (reaction == Reaction.THROW) {
        throw new IllegalStateException("thrown by the test");
      }
    }

    void check(List<String> sent) throws Exception {
      recorder.assertEndedOnce();
      List<String> received = recorder.messages();
      assertTrue(received.size() <= sent.size(), received::toString);
      assertEquals(sent.subList(0, received.size()), received);
      if (messagesBeforeClose >= 0) {
        assertEquals(messagesBeforeClose, received.size(), "received a message after close()");
      }
      for (CompletableFuture<Void> flush : flushes) {
        flush.handle((nothing, failure) -> true).get(MAX_SESSION_SECONDS, TimeUnit.SECONDS);
      }
    }
  }
}
