package dev.sockjs.blackbox.faults;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.sockjs.CloseEvent;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsListener;
import dev.sockjs.SockJsOptions;
import dev.sockjs.SockJsOptionsBuilder;
import dev.sockjs.fixtures.FaultProxy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A session through a network with faults, and its guarantees: the session ends exactly once, with
 * the right code; the received messages are a prefix of the sent ones; and no connection is left.
 * Every broken guarantee is recorded as a violation.
 */
abstract sealed class FaultRun implements SockJsListener
    permits EchoFaultRun, SendAndCloseFaultRun {

  /** Far longer than the sum of all timeouts: a session that needs more hangs. */
  private static final long TIMEOUT_SECONDS = 90;

  /** Without loss no timeout may expire, even on a busy machine. */
  private static final Duration LONG = Duration.ofSeconds(30);

  /** Close codes of sessions that never opened: the info request or every transport failed. */
  private static final Set<Integer> UNOPENED = Set.of(1002, 2000);

  final FaultPlan plan;
  private final FaultProxy proxy;
  private final List<String> violations = new CopyOnWriteArrayList<>();

  private volatile SockJs sock;
  private volatile boolean opened;
  private volatile boolean closing;
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicInteger received = new AtomicInteger();
  private volatile CloseEvent end;

  /**
   * Prepares a session.
   *
   * @param serverPort the port of the server on the loopback address
   */
  FaultRun(FaultPlan plan, int serverPort) {
    this.plan = plan;
    this.proxy = FaultProxy.start(serverPort).faults(plan::faults);
  }

  /** Returns the path of the endpoint. */
  abstract String endpoint();

  /** Called when the session has opened. */
  abstract void onOpened();

  /** Called for every message. */
  abstract void onReceived(String message);

  /** Checks the additional guarantees of a clean end with code 1000. */
  abstract void checkCleanEnd();

  final void start(SockJsClient client) {
    sock = client.connect(proxy.uri(endpoint()), options(), this);
  }

  private SockJsOptions options() {
    SockJsOptionsBuilder options = SockJsOptions.builder().transports(plan.transport());
    if (plan.lossless()) {
      return options.timeout(LONG).infoTimeout(LONG).closeLinger(LONG).build();
    }
    return options
        .timeout(Duration.ofSeconds(4))
        .infoTimeout(Duration.ofSeconds(4))
        .heartbeatTimeout(Duration.ofSeconds(3))
        .build();
  }

  final void send(String message) {
    if (sock.offer(message)) {
      sent.incrementAndGet();
    }
  }

  /** Closes the session. */
  final void close() {
    closing = true;
    sock.close();
  }

  final int received() {
    return received.get();
  }

  final void violation(String what) {
    violations.add(what);
  }

  @Override
  public final void onOpen(SockJs open) {
    if (opened || end != null) {
      violation("opens twice, or after the close");
    }
    opened = true;
    sock = open;
    onOpened();
  }

  @Override
  public final void onMessage(SockJs from, String message) {
    if (!opened || closing || end != null) {
      violation("receives a message before the open or after the close");
    }
    onReceived(message);
    received.incrementAndGet();
  }

  @Override
  public final void onError(SockJs from, Throwable error) {
    violation("reports an error: " + error);
  }

  @Override
  public final void onClose(SockJs from, CloseEvent event) {
    if (end != null) {
      violation("closes twice: " + event);
    }
    end = event;
  }

  /** Waits for the end and checks it. */
  final void awaitEnd() throws InterruptedException {
    try {
      CloseEvent event = sock.closed().toCompletableFuture().get(TIMEOUT_SECONDS, SECONDS);
      check(event);
    } catch (TimeoutException | ExecutionException e) {
      violation("hangs, " + sock.readyState() + ": " + e);
    }
  }

  private void check(CloseEvent event) {
    if (event != end) {
      violation("closed() returns " + event + ", but onClose received " + end);
    }
    if (sock.opened().toCompletableFuture().isCompletedExceptionally() == opened) {
      violation("opened() contradicts onOpen");
    }
    boolean clean = event.code() == 1000 && event.wasClean();
    if (clean) {
      checkCleanEnd();
    }
    if (plan.lossless() ? !clean : !isExpected(event)) {
      violation("ends with " + event + cause(event));
    }
  }

  /** The connection may have broken unnoticed before close(), so a 1000 may be unclean. */
  private boolean isExpected(CloseEvent event) {
    if (closing && event.code() == 1000) {
      return true;
    }
    return opened ? event.code() == 1006 : UNOPENED.contains(event.code());
  }

  private static String cause(CloseEvent event) {
    return event.cause().map(cause -> ", " + cause).orElse("");
  }

  /** Waits until the client, which must be closed, has no connection left. */
  final void awaitNoConnection() throws InterruptedException {
    try {
      proxy.awaitNoClients();
    } catch (AssertionError e) {
      violation(e.getMessage());
    }
    proxy.close();
  }

  /** Returns the result, after the end. */
  final RunResult result() {
    String endText = end == null ? "none" : end.code() + (end.wasClean() ? " clean" : " unclean");
    List<String> located = violations.stream().map(what -> plan + " " + what).toList();
    return new RunResult(opened, sent.get(), received.get(), endText, located);
  }
}
