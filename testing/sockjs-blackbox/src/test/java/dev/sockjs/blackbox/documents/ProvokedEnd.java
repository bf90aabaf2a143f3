package dev.sockjs.blackbox.documents;

import dev.sockjs.Attempt;
import dev.sockjs.CloseEvent;
import dev.sockjs.SockJs;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsClientBuilder;
import dev.sockjs.SockJsListener;
import dev.sockjs.SockJsOptionsBuilder;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The end of a connection, and every text with which the application learns of it.
 *
 * @param event the close event
 * @param texts its reason, and the messages of attempts and exceptions
 */
record ProvokedEnd(CloseEvent event, List<String> texts) {

  /**
   * Connects and waits for the end, at most a minute.
   *
   * @param whenOpen called when the session is open
   */
  static ProvokedEnd of(
      SockJsClientBuilder builder,
      URI url,
      SockJsOptionsBuilder options,
      Consumer<SockJs> whenOpen) {
    List<Attempt> attempts = Collections.synchronizedList(new ArrayList<>());
    SockJsListener listener =
        new SockJsListener() {
          @Override
          public void onAttempt(SockJs sock, Attempt attempt) {
            attempts.add(attempt);
          }

          @Override
          public void onMessage(SockJs sock, String message) {}
        };
    SockJsClient client = builder.build();
    try {
      SockJs sock = client.connect(url, options.build(), listener);
      List<String> texts = new ArrayList<>();
      sock.opened()
          .handle((open, failure) -> failure == null ? texts : addCauses(failure, texts))
          .toCompletableFuture()
          .orTimeout(60, TimeUnit.SECONDS)
          .join();
      if (sock.transport().isPresent()) {
        whenOpen.accept(sock);
      }
      CloseEvent event = sock.closed().toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
      texts.add(event.reason());
      event.cause().ifPresent(cause -> addCauses(cause, texts));
      attempts.forEach(attempt -> texts.add(attempt.toString()));
      attempts.forEach(attempt -> attempt.cause().ifPresent(cause -> addCauses(cause, texts)));
      return new ProvokedEnd(event, texts);
    } finally {
      client.closeNow();
    }
  }

  private static List<String> addCauses(Throwable failure, List<String> texts) {
    Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .map(cause -> String.valueOf(cause.getMessage()))
        .forEach(texts::add);
    return texts;
  }
}
