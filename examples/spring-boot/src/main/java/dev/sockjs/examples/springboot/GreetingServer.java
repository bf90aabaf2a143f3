package dev.sockjs.examples.springboot;

import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.handler.annotation.SendTo;
import org.springframework.messaging.simp.config.MessageBrokerRegistry;
import org.springframework.stereotype.Controller;
import org.springframework.web.socket.config.annotation.EnableWebSocketMessageBroker;
import org.springframework.web.socket.config.annotation.StompEndpointRegistry;
import org.springframework.web.socket.config.annotation.WebSocketMessageBrokerConfigurer;

/** The server's side: whoever sends a name gets a greeting. */
@Controller
class GreetingServer {

  /**
   * Greets.
   *
   * @param name the payload of the message
   * @return the payload of the response
   */
  @MessageMapping("/hello")
  @SendTo("/topic/greetings")
  String greet(String name) {
    return "Hello, " + name + "!";
  }

  /** STOMP over SockJS at {@code /stomp}. */
  @Configuration(proxyBeanMethods = false)
  @EnableWebSocketMessageBroker
  static class Endpoints implements WebSocketMessageBrokerConfigurer {
    @Override
    public void registerStompEndpoints(StompEndpointRegistry registry) {
      registry.addEndpoint("/stomp").withSockJS();
      // A client may send right after it has subscribed.
      registry.setPreserveReceiveOrder(true);
    }

    @Override
    public void configureMessageBroker(MessageBrokerRegistry registry) {
      registry.enableSimpleBroker("/topic");
      registry.setApplicationDestinationPrefixes("/app");
    }
  }
}
