package dev.sockjs.examples.jdkpolling;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Reads a body up to its first line end. The rest is not read, and the JDK closes the connection:
 *
 * <ul>
 *   <li>A poll has no more than one frame.
 *   <li>It does not matter if the last chunk is missing, as with sockjs-servlet.
 *   <li>No other request can be lost on a connection that the server closes without announcing it,
 *       as Vert.x does after a poll.
 * </ul>
 *
 * <p>The body is decoded as a whole, so that no character is split; malformed UTF-8 is replaced.
 */
final class LineBody implements HttpResponse.BodySubscriber<Response> {

  private final HttpResponse.ResponseInfo head;
  private final boolean ignored;
  private final long maxBytes;
  private final Runnable onBytes;
  private final CompletableFuture<Response> result;

  // Used only in calls from the publisher, which do not overlap.
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private Flow.@Nullable Subscription subscription;

  /**
   * @param head the status and the headers
   * @param ignored true to read nothing
   * @param maxBytes the longest line
   * @param onBytes called when bytes have arrived
   * @param result completes with the response. It is not that of {@code sendAsync}, which fails if
   *     the rest of the body is not read
   */
  LineBody(
      HttpResponse.ResponseInfo head,
      boolean ignored,
      long maxBytes,
      Runnable onBytes,
      CompletableFuture<Response> result) {
    this.head = head;
    this.ignored = ignored;
    this.maxBytes = maxBytes;
    this.onBytes = onBytes;
    this.result = result;
  }

  @Override
  public CompletionStage<Response> getBody() {
    return result;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    if (ignored) {
      stop(false);
    } else {
      given.request(Long.MAX_VALUE);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    onBytes.run();
    for (ByteBuffer buffer : buffers) {
      while (buffer.hasRemaining()) {
        byte next = buffer.get();
        if (next == '\n' || line.size() >= maxBytes) {
          stop(next == '\n');
          return;
        }
        line.write(next);
      }
    }
  }

  private void stop(boolean isLine) {
    complete(isLine, null);
    Objects.requireNonNull(subscription).cancel();
  }

  @Override
  public void onError(Throwable failure) {
    complete(false, failure);
  }

  @Override
  public void onComplete() {
    complete(false, null);
  }

  private void complete(boolean isLine, @Nullable Throwable failure) {
    result.complete(
        new Response(
            head.statusCode(),
            head.headers(),
            line.toString(UTF_8),
            isLine,
            Optional.ofNullable(failure)));
  }
}
