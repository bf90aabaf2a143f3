package dev.sockjs.spring.stomp;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Type;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.simp.stomp.StompFrameHandler;
import org.springframework.messaging.simp.stomp.StompHeaders;
import org.springframework.messaging.simp.stomp.StompSession;
import org.springframework.messaging.simp.stomp.StompSession.Subscription;

/** A subscription of the application, and what stands for it in the current connection. */
final class RenewedSubscription implements StompSubscription {

  private final Subscriptions all;
  private final StompHeaders headers;
  private final StompFrameHandler handler;

  /** The connection that has this subscription. Guarded by this object, as are the next fields. */
  private @Nullable Connection connection;

  private @Nullable Subscription current;
  private boolean removed;

  RenewedSubscription(Subscriptions all, StompHeaders headers, StompFrameHandler handler) {
    this.all = all;
    this.headers = Connection.copy(headers);
    this.handler = handler;
  }

  @Override
  public String destination() {
    return Objects.requireNonNull(headers.getDestination());
  }

  @Override
  public StompHeaders headers() {
    return Connection.copy(headers);
  }

  /** Subscribes over a connection, if it does not have the subscription yet. */
  void subscribe(Connection over, StompSession session) {
    synchronized (this) {
      if (removed || connection == over || !over.isOpen()) {
        return;
      }
      connection = over;
      current = null;
    }
    Subscription made = session.subscribe(Connection.copy(headers), new CurrentHandler(over));
    boolean unwanted;
    synchronized (this) {
      unwanted = removed;
      if (connection == over) {
        current = made;
      }
    }
    if (unwanted) {
      unsubscribe(made);
    }
  }

  @Override
  public void unsubscribe() {
    Subscription made;
    synchronized (this) {
      removed = true;
      made = current;
      current = null;
    }
    all.remove(this);
    if (made != null) {
      unsubscribe(made);
    }
  }

  private synchronized boolean accepts(Connection from) {
    return !removed && connection == from && from.isOpen();
  }

  /**
   * Calls {@code unsubscribe}, whose return type is {@code void} in Spring 6 and another one in 7.
   * A class file can name only one of them.
   */
  private static void unsubscribe(Subscription made) {
    try {
      Subscription.class.getMethod("unsubscribe").invoke(made);
    } catch (InvocationTargetException e) {
      // The connection is broken, and the subscription with it.
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("This version of Spring has another StompSession", e);
    }
  }

  /** Drops frames that arrive after the subscription or its connection has ended. */
  private final class CurrentHandler implements StompFrameHandler {

    private final Connection from;

    CurrentHandler(Connection from) {
      this.from = from;
    }

    @Override
    public Type getPayloadType(StompHeaders frameHeaders) {
      return handler.getPayloadType(frameHeaders);
    }

    @Override
    public void handleFrame(StompHeaders frameHeaders, @Nullable Object payload) {
      if (accepts(from)) {
        handler.handleFrame(frameHeaders, payload);
      }
    }
  }
}
