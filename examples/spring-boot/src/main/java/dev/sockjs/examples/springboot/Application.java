package dev.sockjs.examples.springboot;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** A server with a STOMP endpoint over SockJS, and a client that connects to it. */
@SpringBootApplication
public class Application {

  /**
   * Runs the application.
   *
   * @param args properties, such as {@code --server.port=8081}
   */
  public static void main(String[] args) {
    SpringApplication.run(Application.class, args);
  }
}
