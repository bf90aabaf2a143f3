package dev.sockjs.spring.test;

import java.util.Collection;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.MessageHandler;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;
import org.springframework.messaging.simp.SimpMessageType;
import org.springframework.messaging.simp.broker.SimpleBrokerMessageHandler;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;
import org.springframework.messaging.support.ExecutorChannelInterceptor;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.messaging.support.NativeMessageHeaderAccessor;

/**
 * Makes Spring's simple broker send the receipts that {@code SUBSCRIBE} frames ask for. A receipt
 * is sent once the broker has handled the frame: what is published after that reaches the
 * subscriber.
 *
 * <p>The application context of a test class with {@link StompEndpoint} has it already. Another
 * server under test adds it to the client inbound channel, and for user destinations to the broker
 * channel:
 *
 * <pre>{@code
 * @Override
 * public void configureClientInboundChannel(ChannelRegistration registration) {
 *   registration.interceptors(new SubscribeReceipts(() -> clientOutboundChannel, () -> "/user/"));
 * }
 * }</pre>
 */
public final class SubscribeReceipts implements ExecutorChannelInterceptor {

  /** The names of the beans of Spring's configuration of a message broker. */
  static final String INBOUND = "clientInboundChannel";

  static final String OUTBOUND = "clientOutboundChannel";
  static final String BROKER = "brokerChannel";

  private final Supplier<? extends MessageChannel> clientOutboundChannel;
  private final Supplier<String> userDestinationPrefix;

  /**
   * Creates an interceptor.
   *
   * @param clientOutboundChannel supplies the channel for frames to clients, when there is a receipt
   *     to send
   * @param userDestinationPrefix supplies the prefix of user destinations, {@code /user/} unless the
   *     application has another
   */
  public SubscribeReceipts(
      Supplier<? extends MessageChannel> clientOutboundChannel,
      Supplier<String> userDestinationPrefix) {
    this.clientOutboundChannel = Objects.requireNonNull(clientOutboundChannel);
    this.userDestinationPrefix = Objects.requireNonNull(userDestinationPrefix);
  }

  @Override
  public void afterMessageHandled(
      Message<?> message,
      MessageChannel channel,
      MessageHandler handler,
      @Nullable Exception exception) {
    MessageHeaders headers = message.getHeaders();
    if (exception == null
        && SimpMessageHeaderAccessor.getMessageType(headers) == SimpMessageType.SUBSCRIBE
        && handler instanceof SimpleBrokerMessageHandler broker
        && isRunningFor(broker, SimpMessageHeaderAccessor.getDestination(headers))) {
      sendReceipt(headers);
    }
  }

  /** Tells if the broker has not ignored a destination. */
  private boolean isRunningFor(SimpleBrokerMessageHandler broker, @Nullable String destination) {
    if (!broker.isRunning() || destination == null) {
      return false;
    }
    Collection<String> prefixes = broker.getDestinationPrefixes();
    return prefixes.isEmpty()
        ? !destination.startsWith(userDestinationPrefix.get())
        : prefixes.stream().anyMatch(destination::startsWith);
  }

  private void sendReceipt(MessageHeaders subscribe) {
    String receipt = NativeMessageHeaderAccessor.getFirstNativeHeader("receipt", subscribe);
    if (receipt == null) {
      return;
    }
    StompHeaderAccessor headers = StompHeaderAccessor.create(StompCommand.RECEIPT);
    headers.setSessionId(SimpMessageHeaderAccessor.getSessionId(subscribe));
    headers.setReceiptId(receipt);
    clientOutboundChannel
        .get()
        .send(MessageBuilder.createMessage(new byte[0], headers.getMessageHeaders()));
  }
}
