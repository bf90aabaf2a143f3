package dev.sockjs.spring.test;

import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.converter.MessageConverter;

/**
 * Leaves received payloads as they are, and converts sent ones. The inbox converts, so that the
 * test's own thread gets the exception.
 */
record RawMessageConverter(MessageConverter sending) implements MessageConverter {

  @Override
  public Object fromMessage(Message<?> message, Class<?> targetClass) {
    return message.getPayload();
  }

  @Override
  public @Nullable Message<?> toMessage(Object payload, @Nullable MessageHeaders headers) {
    return sending.toMessage(payload, headers);
  }
}
