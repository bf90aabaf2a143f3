package dev.sockjs.transport.websocket;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.sockjs.suite.websocket.AbortSuite;
import dev.sockjs.suite.websocket.WebSocketFixture;
import java.util.concurrent.CompletableFuture;

/** Aborts in every state, with a private container: no thread is left either. */
final class AbortTest extends AbortSuite {

  private final GrizzlyThreads threads = new GrizzlyThreads();

  /** The thread that connects. */
  private final CompletableFuture<Thread> connectThread = new CompletableFuture<>();

  AbortTest() {
    super(TyrusUnderTest.PRIVATE);
  }

  @Override
  protected void connecting(WebSocketFixture fixture) {
    fixture.client.blocking(
        work -> {
          Thread thread = new Thread(work, "blocking");
          thread.setDaemon(true);
          connectThread.complete(thread);
          thread.start();
        });
  }

  @Override
  protected void awaitStarted() throws Exception {
    connectThread.get(20, SECONDS);
    threads.awaitStarted();
  }

  @Override
  protected void assertNothingLeft() throws Exception {
    threads.assertNoneLeft();
    GrizzlyThreads.assertEnds(connectThread.get(20, SECONDS));
  }
}
