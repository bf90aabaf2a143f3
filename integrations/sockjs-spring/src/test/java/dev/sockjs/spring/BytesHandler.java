package dev.sockjs.spring;

import java.lang.reflect.Type;
import java.util.concurrent.CompletableFuture;
import org.springframework.messaging.simp.stomp.StompFrameHandler;
import org.springframework.messaging.simp.stomp.StompHeaders;

/** Completes a future with the payload of the first message. */
record BytesHandler(CompletableFuture<byte[]> received) implements StompFrameHandler {

  @Override
  public Type getPayloadType(StompHeaders headers) {
    return byte[].class;
  }

  @Override
  public void handleFrame(StompHeaders headers, Object payload) {
    received.complete((byte[]) payload);
  }
}
