package dev.sockjs.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.SockJsClient;
import dev.sockjs.spring.StompTestClient.Inbox;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.messaging.simp.stomp.StompSession;

/** STOMP with a server that knows the user of every request. */
@Timeout(180)
final class StompUserTest {

  private static final Filter USER =
      (request, response, chain) ->
          chain.doFilter(
              new HttpServletRequestWrapper((HttpServletRequest) request) {
                @Override
                public Principal getUserPrincipal() {
                  return () -> "joe";
                }
              },
              response);

  @ParameterizedTest
  @MethodSource("dev.sockjs.spring.SpringServers#containersAndDefaultTransports")
  void messagesToTheUserArriveInOrder(Container container, String transport) throws Exception {
    try (SpringServer server = SpringServer.start(container, USER, StompEndpoints.class);
        SockJsClient client = SockJsClient.create();
        StompTestClient stomp =
            new StompTestClient(
                new SockJsWebSocketClient(client, SpringServers.options(transport).build()))) {
      StompSession session = stomp.connect(server);
      Inbox inbox = new Inbox();
      session.subscribe("/user/queue/foo", inbox);
      for (int i = 0; i < 1000; i++) {
        session.send("/user/joe/queue/foo", String.valueOf(i));
      }
      for (int i = 0; i < 1000; i++) {
        assertEquals(String.valueOf(i), inbox.next());
      }
    }
  }
}
