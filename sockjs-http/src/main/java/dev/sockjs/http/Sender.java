package dev.sockjs.http;

import dev.sockjs.Phase;
import dev.sockjs.spi.TransportEnd;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The sending half of a connection. Whatever is sent is sent once: a request without an answer may
 * have arrived, and must not arrive twice.
 */
final class Sender {

  /** An empty array: the protocol's own test has servers take it (sockjs-protocol 0.3.3). */
  private static final String PROBE = "[]";

  /** An answer has no more than "ok" in it; a connection that brings more is not worth keeping. */
  private static final int MAX_ANSWER_BYTES = 64 << 10;

  private static final int NOT_FOUND = 404;

  private final HttpTransport transport;
  private final HttpTransportSpec.Send how;
  private final Caller caller;

  /** What is under way. Confined to the turns of the connection. */
  private final Set<Post> posts = new HashSet<>();

  Sender(HttpTransport transport, HttpTransportSpec.Send how, Caller caller) {
    this.transport = transport;
    this.how = how;
    this.caller = caller;
  }

  CompletionStage<Void> send(List<String> batch) {
    CompletableFuture<Void> sent = new CompletableFuture<>();
    String messages = "[" + String.join(",", batch) + "]";
    caller.turns().dispatch(() -> post(messages, new Batch(sent)));
    return sent;
  }

  void probe() {
    caller.turns().dispatch(() -> post(PROBE, new Probe()));
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
      post.call = caller.send(how, messages, post);
    }
  }

  /** One request and what its answer means. */
  private abstract class Post implements HttpCall.Handler {

    private @Nullable HttpCall call;
    private boolean accepted;
    private int answerBytes;

    /** Whether an answer with this status is a good one. */
    abstract boolean accepts(int status);

    /** The request has been answered well. */
    abstract void done();

    /** The request came to nothing. */
    void dropped() {}

    final void drop() {
      posts.remove(this);
      if (call != null) {
        call.abort();
      }
      dropped();
    }

    @Override
    public final void answered(int status) {
      if (accepts(status)) {
        accepted = true;
      } else {
        transport.end(Failures.status(Phase.SEND, status));
      }
    }

    @Override
    public final void content(byte[] bytes, Runnable more) {
      answerBytes += bytes.length;
      if (answerBytes <= MAX_ANSWER_BYTES) {
        more.run();
      } else if (call != null) {
        call.abort();
        complete();
      }
    }

    @Override
    public final void complete() {
      posts.remove(this);
      done();
    }

    @Override
    public final void cut() {
      complete();
    }

    @Override
    public final void failed(TransportEnd end) {
      if (accepted) {
        complete();
      } else {
        transport.end(end);
      }
    }

    @Override
    public final Phase phase() {
      return Phase.SEND;
    }
  }

  private final class Batch extends Post {

    private final CompletableFuture<Void> sent;

    Batch(CompletableFuture<Void> sent) {
      this.sent = sent;
    }

    @Override
    boolean accepts(int status) {
      return status / 100 == 2;
    }

    @Override
    void done() {
      sent.complete(null);
    }

    @Override
    void dropped() {
      sent.completeExceptionally(new IOException("The transport has ended"));
    }
  }

  /** Any answer is a sign of life but the one that says that the session is not. */
  private final class Probe extends Post {

    @Override
    boolean accepts(int status) {
      return status != NOT_FOUND;
    }

    @Override
    void done() {
      transport.activity();
    }
  }
}
