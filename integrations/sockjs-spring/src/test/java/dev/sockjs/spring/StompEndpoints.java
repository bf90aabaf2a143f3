package dev.sockjs.spring;

import java.security.Principal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.MessageHandler;
import org.springframework.messaging.handler.annotation.MessageExceptionHandler;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.handler.annotation.SendTo;
import org.springframework.messaging.simp.annotation.SubscribeMapping;
import org.springframework.messaging.simp.broker.SimpleBrokerMessageHandler;
import org.springframework.messaging.simp.config.ChannelRegistration;
import org.springframework.messaging.simp.config.MessageBrokerRegistry;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;
import org.springframework.messaging.support.ExecutorChannelInterceptor;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.stereotype.Controller;
import org.springframework.web.socket.config.annotation.EnableWebSocketMessageBroker;
import org.springframework.web.socket.config.annotation.StompEndpointRegistry;
import org.springframework.web.socket.config.annotation.WebSocketMessageBrokerConfigurer;
import org.springframework.web.socket.server.HandshakeHandler;

/** STOMP over SockJS at {@code /stomp}, with Spring's simple broker and some controllers. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocketMessageBroker
class StompEndpoints implements WebSocketMessageBrokerConfigurer {

  /** Messages to this destination get no receipt. */
  static final String WITHOUT_RECEIPT = "/topic/without-receipt";

  @Autowired private HandshakeHandler handshakeHandler;

  @Lazy @Autowired private MessageChannel clientOutboundChannel;

  @Override
  public void registerStompEndpoints(StompEndpointRegistry registry) {
    registry.setPreserveReceiveOrder(preservesReceiveOrder());
    registry
        .addEndpoint("/stomp")
        .setHandshakeHandler(handshakeHandler)
        .withSockJS()
        // By default, 100 messages that wait end a session, or 5 s without a request of the client,
        // which can pass on a busy machine.
        .setHttpMessageCacheSize(10_000)
        .setDisconnectDelay(30_000);
  }

  /** Tells if messages of a session are handled one after the other, in order. */
  boolean preservesReceiveOrder() {
    return true;
  }

  @Override
  public void configureMessageBroker(MessageBrokerRegistry registry) {
    registry.setApplicationDestinationPrefixes("/app");
    registry.setPreservePublishOrder(true);
    registry.enableSimpleBroker("/topic", "/queue").setSelectorHeaderName("selector");
  }

  @Override
  public void configureClientInboundChannel(ChannelRegistration registration) {
    registration.interceptors(new Receipts());
  }

  /**
   * Lets one thread send. With several, a receipt, or a response to a subscription, runs the
   * callback with which Spring preserves the order of the broker's messages a second time, and if
   * that is at the same time as the first, Spring ends the session or loses a message.
   */
  @Override
  public void configureClientOutboundChannel(ChannelRegistration registration) {
    registration.taskExecutor().corePoolSize(1).maxPoolSize(1);
  }

  /** Sends the receipts that Spring's simple broker does not send. */
  private final class Receipts implements ExecutorChannelInterceptor {
    @Override
    public void afterMessageHandled(
        Message<?> message, MessageChannel channel, MessageHandler handler, Exception failure) {
      StompHeaderAccessor handled = StompHeaderAccessor.wrap(message);
      if (handler instanceof SimpleBrokerMessageHandler
          && handled.getReceipt() != null
          && !WITHOUT_RECEIPT.equals(handled.getDestination())) {
        StompHeaderAccessor receipt = StompHeaderAccessor.create(StompCommand.RECEIPT);
        receipt.setReceiptId(handled.getReceipt());
        receipt.setSessionId(handled.getSessionId());
        clientOutboundChannel.send(
            MessageBuilder.createMessage(new byte[0], receipt.getMessageHeaders()));
      }
    }
  }

  /** A bean of which each WebSocket session has its own. */
  interface Counter {
    int next();
  }

  @Bean
  @Scope(scopeName = "websocket", proxyMode = ScopedProxyMode.INTERFACES)
  Counter counter() {
    int[] count = new int[1];
    return () -> ++count[0];
  }

  /** Handles messages to {@code /app}; Spring finds it here. */
  @Controller
  static final class TestController {

    @Lazy @Autowired private Counter counter;

    @MessageMapping("/increment")
    String increment(String number) {
      return String.valueOf(Integer.parseInt(number) + 1);
    }

    @SubscribeMapping("/number")
    String number() {
      return "42";
    }

    @MessageMapping("/count")
    String count() {
      return String.valueOf(counter.next());
    }

    @MessageMapping("/whoami")
    String name(Principal user) {
      return user == null ? "nobody" : user.getName();
    }

    @MessageMapping("/exception")
    void fail() {
      throw new IllegalArgumentException("Bad input");
    }

    @MessageExceptionHandler
    @SendTo("/topic/error")
    String failed(IllegalArgumentException failure) {
      return "Got error: " + failure.getMessage();
    }
  }
}
