package dev.sockjs.core.info;

import dev.sockjs.Headers;
import dev.sockjs.HeadersBuilder;
import dev.sockjs.spi.InfoResponse;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Receives the body of one info response. A body that was cut off counts as complete, because some
 * servers never send the last chunk. A body longer than {@link InfoResponse#MAX_BODY_BYTES} is cut
 * off here.
 */
final class InfoBody implements HttpResponse.BodySubscriber<InfoResponse> {

  private final HttpResponse.ResponseInfo head;
  private final CompletableFuture<InfoResponse> result;

  // Used only in calls from the publisher, which do not overlap.
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private Flow.@Nullable Subscription subscription;

  /**
   * @param head the status line and the headers
   * @param result completes with the whole response
   */
  InfoBody(HttpResponse.ResponseInfo head, CompletableFuture<InfoResponse> result) {
    this.head = head;
    this.result = result;
  }

  static InfoResponse response(int status, HttpHeaders fields, byte[] body) {
    HeadersBuilder headers = Headers.builder();
    for (Map.Entry<String, List<String>> field : fields.map().entrySet()) {
      for (String value : field.getValue()) {
        headers.add(field.getKey(), value);
      }
    }
    return new InfoResponse(status, headers.build(), body);
  }

  @Override
  public CompletionStage<InfoResponse> getBody() {
    return result;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    this.subscription = subscription;
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      int space = InfoResponse.MAX_BODY_BYTES - received.size();
      byte[] bytes = new byte[Math.min(buffer.remaining(), space)];
      buffer.get(bytes);
      received.writeBytes(bytes);
    }
    if (received.size() == InfoResponse.MAX_BODY_BYTES) {
      Objects.requireNonNull(subscription).cancel();
      onComplete();
    }
  }

  @Override
  public void onError(Throwable cause) {
    onComplete();
  }

  @Override
  public void onComplete() {
    result.complete(response(head.statusCode(), head.headers(), received.toByteArray()));
  }
}
