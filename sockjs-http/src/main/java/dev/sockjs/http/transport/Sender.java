package dev.sockjs.http.transport;

import dev.sockjs.Phase;
import dev.sockjs.http.exchange.ExchangeFailures;
import dev.sockjs.http.exchange.RequestFactory;
import dev.sockjs.http.exchange.StatusHandler;
import dev.sockjs.http.spec.HttpTransportSpec;
import dev.sockjs.spi.TransportEnd;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The sending half of a connection. Whatever is sent is sent once: a request without an answer may
 * have arrived, and must not arrive twice.
 */
public final class Sender {

  /** An empty array: the protocol's own test has servers take it (sockjs-protocol 0.3.3). */
  private static final String PROBE = "[]";

  private static final int NOT_FOUND = 404;

  private final HttpTransport transport;
  private final HttpTransportSpec.Send how;
  private final RequestFactory caller;

  /** What is under way. Confined to the turns of the connection. */
  private final Set<Post> posts = new HashSet<>();

  Sender(HttpTransport transport, HttpTransportSpec.Send how, RequestFactory caller) {
    this.transport = transport;
    this.how = how;
    this.caller = caller;
  }

  CompletionStage<Void> send(List<String> batch) {
    CompletableFuture<Void> sent = new CompletableFuture<>();
    String messages = "[" + String.join(",", batch) + "]";
    caller.serial().dispatch(() -> post(messages, new Batch(sent)));
    return sent;
  }

  void probe() {
    caller.serial().dispatch(() -> post(PROBE, new Probe()));
  }

  /** Drops what is under way, and fails the stages of what was not sent. */
  void stop() {
    List.copyOf(posts).forEach(Post::drop);
  }

  private void post(String messages, Post post) {
    if (transport.hasEnded()) {
      post.dropped();
    } else {
      posts.add(post);
      post.begin(caller.send(how, messages, post));
    }
  }

  /** One request and what its answer means. */
  private abstract class Post extends StatusHandler {

    /** The request has been answered well. */
    abstract void sent();

    /** The request came to nothing. */
    void dropped() {}

    final void drop() {
      posts.remove(this);
      abort();
      dropped();
    }

    @Override
    public final void done() {
      posts.remove(this);
      sent();
    }

    @Override
    public final void refused(TransportEnd end) {
      transport.end(end);
    }

    @Override
    public final TransportEnd refusal(int status) {
      return ExchangeFailures.status(Phase.SEND, status);
    }

    @Override
    public final Phase phase() {
      return Phase.SEND;
    }
  }

  private final class Batch extends Post {

    private final CompletableFuture<Void> stage;

    Batch(CompletableFuture<Void> stage) {
      this.stage = stage;
    }

    @Override
    public boolean accepts(int status) {
      return status / 100 == 2;
    }

    @Override
    public void sent() {
      stage.complete(null);
    }

    @Override
    public void dropped() {
      stage.completeExceptionally(new IOException("The transport has ended"));
    }
  }

  /** Any answer is a sign of life but the one that says that the session is not. */
  private final class Probe extends Post {

    @Override
    public boolean accepts(int status) {
      return status != NOT_FOUND;
    }

    @Override
    public void sent() {
      transport.activity();
    }
  }
}
