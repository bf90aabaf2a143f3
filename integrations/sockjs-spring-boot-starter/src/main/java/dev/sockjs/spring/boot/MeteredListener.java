package dev.sockjs.spring.boot;

import dev.sockjs.Attempt;
import dev.sockjs.CloseEvent;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsListener;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Counts the events of one connection, and passes them on with the connection that counts. */
final class MeteredListener implements SockJsListener {

  private final SockJsListener listener;
  private final SockJsMeters meters;
  private @Nullable MeteredSockJs metered;

  /** Empty until the session opens. Used by callbacks only, of which one runs at a time. */
  private @Nullable String transport;

  MeteredListener(SockJsListener listener, SockJsMeters meters) {
    this.listener = Objects.requireNonNull(listener, "listener");
    this.meters = meters;
  }

  /** Returns the connection that counts, always the same: a callback may come before connect. */
  synchronized MeteredSockJs metered(SockJs sock) {
    if (metered == null) {
      metered = new MeteredSockJs(sock, meters);
    }
    return metered;
  }

  @Override
  public void onAttempt(SockJs sock, Attempt attempt) {
    meters.attempted(attempt);
    listener.onAttempt(metered(sock), attempt);
  }

  @Override
  public void onOpen(SockJs sock) {
    transport = sock.transport().orElse("none");
    meters.opened(transport);
    listener.onOpen(metered(sock));
  }

  @Override
  public void onMessage(SockJs sock, String message) {
    meters.received();
    listener.onMessage(metered(sock), message);
  }

  @Override
  public void onHeartbeat(SockJs sock) {
    listener.onHeartbeat(metered(sock));
  }

  @Override
  public void onWritable(SockJs sock) {
    listener.onWritable(metered(sock));
  }

  @Override
  public void onError(SockJs sock, Throwable error) {
    listener.onError(metered(sock), error);
  }

  @Override
  public void onClose(SockJs sock, CloseEvent event) {
    if (transport == null) {
      meters.failed();
    } else {
      meters.closed(transport);
    }
    listener.onClose(metered(sock), event);
  }
}
