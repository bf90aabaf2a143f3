package dev.sockjs.spring.test;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.handler.annotation.SendTo;
import org.springframework.messaging.simp.annotation.SendToUser;
import org.springframework.messaging.simp.config.ChannelRegistration;
import org.springframework.messaging.simp.config.MessageBrokerRegistry;
import org.springframework.stereotype.Controller;
import org.springframework.web.socket.config.annotation.EnableWebSocketMessageBroker;
import org.springframework.web.socket.config.annotation.StompEndpointRegistry;
import org.springframework.web.socket.config.annotation.WebSocketMessageBrokerConfigurer;

/** An application with the simple broker, and with threads enough to change the order of frames. */
@SpringBootApplication
@EnableWebSocketMessageBroker
class ChatApplication implements WebSocketMessageBrokerConfigurer {

  record Hello(String name) {}

  record Greeting(String text) {}

  @Bean
  SlowSubscriptions slowSubscriptions() {
    return new SlowSubscriptions();
  }

  @Override
  public void registerStompEndpoints(StompEndpointRegistry registry) {
    registry.addEndpoint("/ws").withSockJS().setDisconnectDelay(30_000);
  }

  @Override
  public void configureMessageBroker(MessageBrokerRegistry registry) {
    registry.enableSimpleBroker("/topic", "/queue");
    registry.setApplicationDestinationPrefixes("/app");
  }

  @Override
  public void configureClientInboundChannel(ChannelRegistration registration) {
    registration.taskExecutor().corePoolSize(8);
    registration.interceptors(slowSubscriptions());
  }

  @Controller
  static class Greeter {

    @MessageMapping("/hello")
    @SendTo("/topic/greetings")
    Greeting greet(Hello hello) {
      return new Greeting("Hello, " + hello.name());
    }

    @MessageMapping("/whisper")
    @SendToUser("/queue/whispers")
    Greeting whisper(Hello hello) {
      return new Greeting("psst, " + hello.name());
    }
  }
}
