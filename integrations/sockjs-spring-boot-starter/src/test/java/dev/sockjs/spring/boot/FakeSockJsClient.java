package dev.sockjs.spring.boot;

import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsListener;
import dev.sockjs.SockJsOptions;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A client without connections that records how it was closed. */
final class FakeSockJsClient implements SockJsClient {
  private final List<String> events;
  private final CountDownLatch ended;

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
  public SockJs connect(URI url, SockJsListener listener) {
    throw new AssertionError(url);
  }

  @Override
  public SockJs connect(URI url, SockJsOptions options, SockJsListener listener) {
    throw new AssertionError(url);
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
