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
 * A session through a network that spoils its connections, and what it must hold whatever happens:
 * it ends, once, with a code that is true; what arrives is the beginning of what was sent; and no
 * connection is left. What it does not hold is kept as a violation, to be told with all others.
 */
abstract sealed class FaultRun implements SockJsListener
    permits EchoFaultRun, SendAndCloseFaultRun {

  /** Far above what its options allow in all: whoever needs longer hangs. */
  private static final long PATIENCE_SECONDS = 90;

  /** Nothing is lost, so nothing may run out, however busy the machine is. */
  private static final Duration AMPLE = Duration.ofSeconds(30);

  /** Ends of sessions that never opened: the info request, or each transport, failed. */
  private static final Set<Integer> UNOPENED = Set.of(1002, 2000);

  final FaultPlan scene;
  private final FaultProxy proxy;
  private final List<String> violations = new CopyOnWriteArrayList<>();

  private volatile SockJs sock;
  private volatile boolean opened;
  private volatile boolean left;
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicInteger received = new AtomicInteger();
  private volatile CloseEvent end;

  /**
   * A session that has not begun.
   *
   * @param serverPort where the server is, on the loopback address
   */
  FaultRun(FaultPlan scene, int serverPort) {
    this.scene = scene;
    this.proxy = FaultProxy.start(serverPort).faults(scene::faults);
  }

  /** The path of its endpoint. */
  abstract String endpoint();

  /** The session is open: say something. */
  abstract void speak();

  /** The next message has come. */
  abstract void hear(String message);

  /** What should have happened by an end in order, 1000 and clean. */
  abstract void judgeOrderlyEnd();

  final void begin(SockJsClient client) {
    sock = client.connect(proxy.uri(endpoint()), options(), this);
  }

  private SockJsOptions options() {
    SockJsOptionsBuilder options = SockJsOptions.builder().transports(scene.transport());
    if (scene.harmless()) {
      return options.timeout(AMPLE).infoTimeout(AMPLE).closeLinger(AMPLE).build();
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

  /** Closes the session in order. */
  final void leave() {
    left = true;
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
      violation("opens again, or too late");
    }
    opened = true;
    sock = open;
    speak();
  }

  @Override
  public final void onMessage(SockJs from, String message) {
    if (!opened || left || end != null) {
      violation("a message before the open, or behind the close");
    }
    hear(message);
    received.incrementAndGet();
  }

  @Override
  public final void onError(SockJs from, Throwable error) {
    violation("a callback failed: " + error);
  }

  @Override
  public final void onClose(SockJs from, CloseEvent event) {
    if (end != null) {
      violation("closes again: " + event);
    }
    end = event;
  }

  /** Waits for the end, and looks at it. */
  final void awaitEnd() throws InterruptedException {
    try {
      CloseEvent event = sock.closed().toCompletableFuture().get(PATIENCE_SECONDS, SECONDS);
      judge(event);
    } catch (TimeoutException | ExecutionException e) {
      violation("hangs, " + sock.readyState() + ": " + e);
    }
  }

  private void judge(CloseEvent event) {
    if (event != end) {
      violation("closed() has " + event + ", onClose has " + end);
    }
    if (sock.opened().toCompletableFuture().isCompletedExceptionally() == opened) {
      violation("opened() does not tell whether it was opened");
    }
    boolean orderly = event.code() == 1000 && event.wasClean();
    if (orderly) {
      judgeOrderlyEnd();
    }
    if (scene.harmless() ? !orderly : !isTrue(event)) {
      violation("ends with " + event + cause(event));
    }
  }

  /** The connection may have broken before we left, and nobody been told yet. */
  private boolean isTrue(CloseEvent event) {
    if (left && event.code() == 1000) {
      return true;
    }
    return opened ? event.code() == 1006 : UNOPENED.contains(event.code());
  }

  private static String cause(CloseEvent event) {
    return event.cause().map(cause -> ", " + cause).orElse("");
  }

  /** Waits until the client has no connection left; it must have been closed. */
  final void awaitNoConnection() throws InterruptedException {
    try {
      proxy.awaitNoClients();
    } catch (AssertionError e) {
      violation(e.getMessage());
    }
    proxy.close();
  }

  /** What came of it, once all is over. */
  final RunResult outcome() {
    String how = end == null ? "none" : end.code() + (end.wasClean() ? " clean" : " unclean");
    List<String> told = violations.stream().map(what -> scene + " " + what).toList();
    return new RunResult(opened, sent.get(), received.get(), how, told);
  }
}
