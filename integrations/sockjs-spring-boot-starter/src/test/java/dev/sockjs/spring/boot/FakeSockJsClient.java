package dev.sockjs.spring.boot;

import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsListener;
import dev.sockjs.SockJsOptions;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A client whose connections are fakes, and that records how it was closed. */
final class FakeSockJsClient implements SockJsClient {
  final FakeSockJs sock = new FakeSockJs();
  private final List<String> events;
  private final CountDownLatch ended;

  /** The listener of the last connection; the test calls it. */
  SockJsListener listener = (s, message) -> {};

  /**
   * @param events receives {@code close} and {@code closeNow}
   */
  FakeSockJsClient(List<String> events) {
    this(events, new CountDownLatch(0));
  }

  /**
   * @param ended {@code close} waits for it, and {@code closeNow} ends that
   */
  FakeSockJsClient(List<String> events, CountDownLatch ended) {
    this.events = events;
    this.ended = ended;
  }

  @Override
  public SockJs connect(URI url, SockJsListener own) {
    return connect(url, SockJsOptions.defaults(), own);
  }

  @Override
  public SockJs connect(URI url, SockJsOptions options, SockJsListener own) {
    listener = own;
    return sock;
  }

  @Override
  public List<String> transports() {
    return List.of("websocket");
  }

  @Override
  public void close() {
    events.add("close");
    try {
      ended.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void closeNow() {
    events.add("closeNow");
    ended.countDown();
  }
}
