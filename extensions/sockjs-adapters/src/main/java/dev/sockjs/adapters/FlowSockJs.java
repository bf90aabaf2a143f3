package dev.sockjs.adapters;

import dev.sockjs.CloseEvent;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsListener;
import dev.sockjs.SockJsOptions;
import java.net.URI;
import java.util.concurrent.Flow;

/**
 * A connection as a publisher of the messages that arrive and a subscriber for those to send, by
 * the rules of Reactive Streams. Libraries such as Reactor and RxJava have adapters for {@link
 * Flow}.
 *
 * <pre>{@code
 * FlowSockJs sock = FlowSockJs.connect(client, url);
 * sock.publisher().subscribe(messages); // a Flow.Subscriber<String>
 * source.subscribe(sock.subscriber());  // a Flow.Publisher<String>
 * }</pre>
 *
 * <p><b>Receiving.</b> {@link #publisher()} is hot and accepts one subscriber, which gets every
 * message from the first one on: until it subscribes, the connection is {@linkplain SockJs#pause()
 * paused}. Demand becomes back-pressure: without demand the connection is paused again. Without a
 * subscriber it stops reading when its bound for unread messages is reached, so a program that only
 * sends should subscribe too, request {@link Long#MAX_VALUE} and ignore the messages.
 *
 * <ul>
 *   <li>An end with {@link CloseEvent#wasClean()}, whatever its code, is {@code onComplete}. Any
 *       other end is {@code onError}: with {@link dev.sockjs.SessionClosedException}, or with
 *       {@link dev.sockjs.ConnectFailedException} if the session never opened. {@link
 *       SockJs#closed()} has the close event in any case.
 *   <li>{@code cancel} closes the connection with code 1000, also for sending.
 *   <li>Signals come one at a time, on the client's executor; those after a subscription to a
 *       connection that has already ended come on the thread that subscribes.
 * </ul>
 *
 * <p><b>Sending.</b> {@link #subscriber()} requests messages when the session has opened, and more
 * as there is room in the send buffer. It holds at most 32 that did not fit.
 *
 * <ul>
 *   <li>{@code onComplete} closes the connection with code 1000, after all messages were sent.
 *   <li>{@code onError} ends the connection as {@link SockJs#abort()} does. The error of the
 *       publisher is then a suppressed exception of the one that the subscriber of {@link
 *       #publisher()} gets. The same holds for a message that is longer than the whole send buffer;
 *       the source is cancelled.
 *   <li>When the connection ends, the source is cancelled. Messages that it sends nevertheless, and
 *       those that did not fit, are dropped.
 * </ul>
 */
public final class FlowSockJs {

  private final MessagePublisher publisher;
  private final MessageSubscriber subscriber;
  private final SockJs sock;

  private FlowSockJs(SockJsClient client, URI url, SockJsOptions options) {
    publisher = new MessagePublisher();
    subscriber = new MessageSubscriber(publisher::sourceFailed);
    sock = client.connect(url, options, new Listener(publisher, subscriber));
    pauseUntilSubscribed();
    publisher.connected(sock);
    subscriber.connected(sock);
  }

  /** Finds out now if the connection cannot pause, since a callback could only log that. */
  private void pauseUntilSubscribed() {
    try {
      sock.pause();
    } catch (UnsupportedOperationException e) {
      sock.abort();
      throw e;
    }
  }

  /**
   * Starts to connect with the client's default options; see {@link #connect(SockJsClient, URI,
   * SockJsOptions)}.
   *
   * @param client opens the connection
   * @param url the base URL
   * @return the connection, which may not be open yet
   * @throws IllegalArgumentException as in {@link SockJsClient#connect(URI, SockJsListener)}
   * @throws IllegalStateException if the client is closed
   * @throws UnsupportedOperationException if connections of this client cannot be paused
   */
  public static FlowSockJs connect(SockJsClient client, URI url) {
    return connect(client, url, client.defaultOptions());
  }

  /**
   * Starts to connect and returns at once.
   *
   * @param client opens the connection
   * @param url the base URL
   * @param options the options of this connection
   * @return the connection, which may not be open yet
   * @throws IllegalArgumentException as in {@link SockJsClient#connect(URI, SockJsListener)}
   * @throws IllegalStateException if the client is closed
   * @throws UnsupportedOperationException if connections of this client cannot be paused
   */
  public static FlowSockJs connect(SockJsClient client, URI url, SockJsOptions options) {
    return new FlowSockJs(client, url, options);
  }

  /**
   * Returns the connection, for its other methods. Its {@code pause} and {@code resume} belong to
   * this object.
   *
   * @return the connection
   */
  public SockJs sock() {
    return sock;
  }

  /**
   * Returns the publisher of the messages that arrive. It accepts one subscriber; each further one
   * gets {@code onError} with {@link IllegalStateException}.
   *
   * @return always the same publisher
   */
  public Flow.Publisher<String> publisher() {
    return publisher;
  }

  /**
   * Returns the subscriber whose messages are sent. It accepts one subscription, and cancels each
   * further one.
   *
   * @return always the same subscriber
   */
  public Flow.Subscriber<String> subscriber() {
    return subscriber;
  }

  /** {@return the description of the connection, as {@link SockJs#toString()}} */
  @Override
  public String toString() {
    return sock.toString();
  }

  /** Passes the events of the session to both halves. */
  private record Listener(MessagePublisher publisher, MessageSubscriber subscriber)
      implements SockJsListener {

    @Override
    public void onOpen(SockJs s) {
      publisher.opened(s);
      subscriber.opened(s);
    }

    @Override
    public void onMessage(SockJs s, String message) {
      publisher.message(s, message);
    }

    @Override
    public void onWritable(SockJs s) {
      subscriber.writable();
    }

    @Override
    public void onClose(SockJs s, CloseEvent event) {
      subscriber.ended();
      publisher.ended(s, event);
    }
  }
}
