package dev.sockjs.core.flight;

import dev.sockjs.Attempt;
import dev.sockjs.CloseEvent;
import dev.sockjs.SessionEnd;
import dev.sockjs.core.observe.SessionObserver;
import dev.sockjs.spi.EscapedText;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Writes what one session does as events of JDK Flight Recorder.
 *
 * <p>An event whose type is off costs a few fields and a call that returns at once. An event that
 * lasts is in a reference until the first thread takes it out, since the end of a session may come
 * on another thread than the rest.
 */
final class FlightObserver implements SessionObserver {

  private final long number;
  private final String url;
  private final AtomicReference<@Nullable RecordedConnect> connect = new AtomicReference<>();
  private final AtomicReference<@Nullable RecordedClose> open = new AtomicReference<>();
  private final AtomicReference<@Nullable RecordedHeartbeatGap> gap = new AtomicReference<>();
  private final AtomicReference<@Nullable RecordedSendStall> stall = new AtomicReference<>();
  private final AtomicInteger rejected = new AtomicInteger();

  /** Few, since each transport is tried once. */
  private final List<Attempt> attempts = new CopyOnWriteArrayList<>();

  private RecordedAttempt attempt = new RecordedAttempt();
  private volatile String transport = "";

  FlightObserver(long number, String url) {
    this.number = number;
    this.url = url;
  }

  @Override
  public void started() {
    RecordedConnect started = new RecordedConnect();
    started.begin();
    connect.set(started);
  }

  @Override
  public void attemptStarted(String name, Duration allowance) {
    attempt = new RecordedAttempt();
    attempt.begin();
  }

  @Override
  public void attemptEnded(Attempt ended) {
    attempts.add(ended);
    // A transport that was skipped did not start.
    RecordedAttempt event =
        ended.outcome() == Attempt.Outcome.SKIPPED ? new RecordedAttempt() : attempt;
    event.end();
    if (event.shouldCommit()) {
      event.session = number;
      event.transport = EscapedText.of(ended.transport());
      event.outcome = lowerCase(ended.outcome());
      event.phase = lowerCase(ended.phase());
      event.status = ended.status().orElse(0);
      event.cause = ended.cause().map(FlightObserver::message).orElse("");
      event.commit();
    }
  }

  private static String message(Throwable cause) {
    return EscapedText.of(String.valueOf(cause.getMessage()));
  }

  private static String lowerCase(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void opened(String name) {
    RecordedConnect event = connect.getAndSet(null);
    if (event == null) {
      return; // the end was faster
    }
    transport = name;
    connected(event, "open", "");
    RecordedOpen opened = new RecordedOpen();
    if (opened.shouldCommit()) {
      opened.session = number;
      opened.url = url;
      opened.transport = name;
      opened.commit();
    }
    RecordedClose session = new RecordedClose();
    session.begin();
    open.set(session);
    startGap();
  }

  private void connected(RecordedConnect event, String outcome, String end) {
    event.end();
    if (event.shouldCommit()) {
      event.session = number;
      event.url = url;
      event.outcome = outcome;
      event.transport = transport;
      event.attempts = String.join("; ", attempts.stream().map(Attempt::toString).toList());
      event.end = end;
      event.commit();
    }
  }

  private void startGap() {
    RecordedHeartbeatGap next = new RecordedHeartbeatGap();
    next.begin();
    gap.set(next);
  }

  @Override
  public void heartbeat() {
    take(gap).ifPresent(event -> commit(event, true));
    startGap();
  }

  private void commit(RecordedHeartbeatGap event, boolean complete) {
    event.end();
    if (event.shouldCommit()) {
      event.session = number;
      event.transport = transport;
      event.complete = complete;
      event.commit();
    }
  }

  @Override
  public void rejected() {
    rejected.incrementAndGet();
  }

  @Override
  public void batchStarted() {
    RecordedSendStall next = new RecordedSendStall();
    if (next.isEnabled()) {
      next.begin();
      rejected.set(0);
      stall.set(next);
    }
  }

  @Override
  public void batchSent(int messages, long bytes) {
    if (stall.get() != null) {
      take(stall).ifPresent(event -> commit(event, true));
    }
  }

  private void commit(RecordedSendStall event, boolean sent) {
    event.end();
    if (event.shouldCommit()) {
      event.session = number;
      event.transport = transport;
      event.rejected = rejected.get();
      event.sent = sent;
      event.commit();
    }
  }

  @Override
  public void closed(CloseEvent event, SessionEnd end) {
    String outcome = end == SessionEnd.APPLICATION ? "cancelled" : "failed";
    take(connect).ifPresent(failed -> connected(failed, outcome, event.toString()));
    take(stall).ifPresent(stalled -> commit(stalled, false));
    take(gap).ifPresent(last -> commit(last, false));
    take(open).ifPresent(session -> commit(session, event, end));
  }

  private void commit(RecordedClose session, CloseEvent event, SessionEnd end) {
    session.end();
    if (session.shouldCommit()) {
      session.session = number;
      session.url = url;
      session.transport = transport;
      session.code = event.code();
      session.reason = EscapedText.of(event.reason());
      session.clean = event.wasClean();
      session.end = lowerCase(end);
      session.commit();
    }
  }

  /** Takes an event out, so that one thread only writes it. */
  private static <T> Optional<T> take(AtomicReference<@Nullable T> reference) {
    return Optional.ofNullable(reference.getAndSet(null));
  }
}
