package dev.sockjs.jmeter.suite;

import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * What the plan echo.jmx does, without JMeter: a thread for each user, one connection each. The
 * load comparison runs it. Arguments: URL, users, ramp-up in seconds, loops, think time in
 * milliseconds.
 */
final class PlainLoop {
  private final SockJsClient client = SockJsClient.builder().executor(Runnable::run).build();
  private final AtomicLong echoes = new AtomicLong();
  private final AtomicLong errors = new AtomicLong();

  public static void main(String[] arguments) throws Exception {
    PlainLoop loop = new PlainLoop();
    URI url = URI.create(arguments[0]);
    int users = Integer.parseInt(arguments[1]);
    long rampNanos = TimeUnit.SECONDS.toNanos(Integer.parseInt(arguments[2]));
    int loops = Integer.parseInt(arguments[3]);
    long thinkNanos = TimeUnit.MILLISECONDS.toNanos(Integer.parseInt(arguments[4]));
    long start = System.nanoTime();
    List<Thread> threads = new ArrayList<>();
    for (int i = 1; i <= users; i++) {
      int user = i;
      Thread thread = new Thread(() -> loop.run(url, user, loops, thinkNanos));
      threads.add(thread);
      thread.start();
      LockSupport.parkNanos(start + rampNanos * i / users - System.nanoTime());
    }
    for (Thread thread : threads) {
      thread.join();
    }
    loop.client.close();
    System.out.println("echoes " + loop.echoes + ", errors " + loop.errors);
  }

  private void run(URI url, int user, int loops, long thinkNanos) {
    BlockingQueue<String> received = new LinkedBlockingQueue<>();
    try {
      SockJs sock = client.connect(url, (connection, message) -> received.add(message));
      sock.opened().toCompletableFuture().get(60, TimeUnit.SECONDS);
      for (int i = 1; i <= loops; i++) {
        LockSupport.parkNanos(thinkNanos);
        String message = "message " + i + " of user " + user;
        sock.send(message);
        if (message.equals(received.poll(10, TimeUnit.SECONDS))) {
          echoes.incrementAndGet();
        } else {
          errors.incrementAndGet();
        }
      }
      sock.close();
      sock.closed().toCompletableFuture().get(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      errors.incrementAndGet();
    }
  }
}
