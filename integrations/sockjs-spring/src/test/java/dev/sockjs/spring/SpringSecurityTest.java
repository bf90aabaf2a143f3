package dev.sockjs.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sockjs.ConnectFailedException;
import dev.sockjs.Headers;
import dev.sockjs.SessionClosedException;
import dev.sockjs.SockJsClient;
import dev.sockjs.SockJsOptions;
import dev.sockjs.spring.SecurityConfigurations.BearerToken;
import dev.sockjs.spring.SecurityConfigurations.FormLogin;
import dev.sockjs.spring.SecurityConfigurations.Tokens;
import dev.sockjs.spring.SecurityConfigurations.UnorderedStompEndpoints;
import dev.sockjs.spring.StompTestClient.Errors;
import dev.sockjs.spring.StompTestClient.Inbox;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.messaging.MessagingException;
import org.springframework.messaging.simp.stomp.StompHeaders;
import org.springframework.messaging.simp.stomp.StompSession;
import org.springframework.web.socket.WebSocketHttpHeaders;

/** Sessions with servers that Spring Security protects. */
@Timeout(180)
final class SpringSecurityTest {

  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

  private final SockJsClient client = SockJsClient.create();

  @AfterEach
  void close() {
    client.close();
  }

  private StompTestClient stomp(SockJsOptions options) {
    return new StompTestClient(new SockJsWebSocketClient(client, options));
  }

  private static SockJsOptions options(String transport) {
    return SpringServers.options(transport).build();
  }

  private static WebSocketHttpHeaders headers(String name, String value) {
    WebSocketHttpHeaders headers = new WebSocketHttpHeaders();
    headers.add(name, value);
    return headers;
  }

  private static StompHeaders connectHeaders(String name, String value) {
    StompHeaders headers = new StompHeaders();
    headers.add(name, value);
    return headers;
  }

  private static void assertKnownAs(String name, StompSession session) throws Exception {
    Inbox inbox = new Inbox();
    session.subscribe("/topic/whoami", inbox);
    session.send("/app/whoami", "");
    assertEquals(name, inbox.next());
  }

  /** The cookie of a session after a login, and a CSRF token for it. */
  private record Login(String cookie, String csrfToken) {

    static Login as(String user, String password, SpringServer server)
        throws IOException, InterruptedException {
      CookieManager cookies = new CookieManager();
      HttpClient browser = HttpClient.newBuilder().cookieHandler(cookies).build();
      String form =
          "username="
              + user
              + "&password="
              + password
              + "&_csrf="
              + encoded(token(browser, server));
      browser.send(
          HttpRequest.newBuilder(server.url("/login"))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(HttpRequest.BodyPublishers.ofString(form))
              .build(),
          BodyHandlers.discarding());
      String token = token(browser, server);
      return new Login(
          "JSESSIONID="
              + cookies.getCookieStore().getCookies().stream()
                  .filter(cookie -> cookie.getName().equals("JSESSIONID"))
                  .findFirst()
                  .orElseThrow()
                  .getValue(),
          token);
    }

    private static String encoded(String text) {
      return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String token(HttpClient browser, SpringServer server)
        throws IOException, InterruptedException {
      String page =
          browser
              .send(HttpRequest.newBuilder(server.url("/login")).build(), BodyHandlers.ofString())
              .body();
      Matcher matcher = CSRF.matcher(page);
      assertTrue(matcher.find(), page);
      return matcher.group(1);
    }
  }

  @ParameterizedTest
  @MethodSource("dev.sockjs.spring.SpringServers#containersAndDefaultTransports")
  void sessionOfALoginFormIsUsed(Container container, String transport) throws Exception {
    try (SpringServer server =
            SpringServer.start(container, StompEndpoints.class, FormLogin.class);
        StompTestClient stomp = stomp(options(transport))) {
      Login login = Login.as("joe", "secret", server);
      StompSession session =
          stomp.connect(
              server,
              headers("Cookie", login.cookie()),
              connectHeaders("X-CSRF-TOKEN", login.csrfToken()),
              new Errors());
      assertKnownAs("joe", session);
    }
  }

  @ParameterizedTest
  @EnumSource
  void withoutLoginTheConnectFails(Container container) throws Exception {
    try (SpringServer server =
            SpringServer.start(container, StompEndpoints.class, FormLogin.class);
        StompTestClient stomp = stomp(SockJsOptions.defaults())) {
      Login wrong = Login.as("joe", "wrong", server);
      ExecutionException failure =
          assertThrows(
              ExecutionException.class,
              () ->
                  stomp.connect(
                      server,
                      headers("Cookie", wrong.cookie()),
                      connectHeaders("X-CSRF-TOKEN", wrong.csrfToken()),
                      new Errors()));
      assertInstanceOf(ConnectFailedException.class, failure.getCause());
    }
  }

  @ParameterizedTest
  @EnumSource
  void withoutCsrfTokenStompIsRefused(Container container) throws Exception {
    try (SpringServer server =
            SpringServer.start(container, UnorderedStompEndpoints.class, FormLogin.class);
        StompTestClient stomp = stomp(SockJsOptions.defaults())) {
      Login login = Login.as("joe", "secret", server);
      Errors errors = new Errors();
      CompletableFuture<StompSession> connected =
          stomp.connectAsync(server, headers("Cookie", login.cookie()), null, errors);
      assertThrows(ExecutionException.class, () -> connected.get(60, TimeUnit.SECONDS));
      assertNotNull(errors.errorFrames.poll(60, TimeUnit.SECONDS), "no ERROR frame came");
    }
  }

  @ParameterizedTest
  @MethodSource("dev.sockjs.spring.SpringServers#containersAndDefaultTransports")
  void bearerTokenIsSentUntilItExpires(Container container, String transport) throws Exception {
    try (SpringServer server =
            SpringServer.start(container, StompEndpoints.class, BearerToken.class);
        StompTestClient stomp = stomp(options(transport))) {
      Tokens tokens = server.bean(Tokens.class);
      tokens.issue("first");
      StompSession session =
          stomp.connect(server, headers("Authorization", "Bearer first"), null, new Errors());
      assertKnownAs("joe", session);

      tokens.expire("first");
      tokens.issue("second");
      ExecutionException failure =
          assertThrows(
              ExecutionException.class,
              () ->
                  stomp.connect(
                      server, headers("Authorization", "Bearer first"), null, new Errors()));
      ConnectFailedException refused =
          assertInstanceOf(ConnectFailedException.class, failure.getCause());
      assertEquals(401, refused.closeEvent().status().orElseThrow());

      assertKnownAs(
          "joe",
          stomp.connect(server, headers("Authorization", "Bearer second"), null, new Errors()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void tokenThatExpiresEndsAnOpenSessionOverHttp(Container container) throws Exception {
    try (SpringServer server =
            SpringServer.start(container, StompEndpoints.class, BearerToken.class);
        StompTestClient stomp = stomp(options("xhr-polling"))) {
      Tokens tokens = server.bean(Tokens.class);
      tokens.issue("first");
      Errors errors = new Errors();
      StompSession session =
          stomp.connect(server, headers("Authorization", "Bearer first"), null, errors);
      assertKnownAs("joe", session);
      tokens.expire("first");
      try {
        session.send("/topic/any", "ends the poll, and the next has an expired token");
      } catch (IllegalStateException | MessagingException e) {
        // The next poll has been refused already.
      }
      SessionClosedException end =
          assertInstanceOf(
              SessionClosedException.class, errors.transportErrors.poll(60, TimeUnit.SECONDS));
      assertEquals(401, end.closeEvent().orElseThrow().status().orElseThrow());
    }
  }

  @ParameterizedTest
  @EnumSource
  void headerFunctionRenewsTheTokenOfAnOpenSession(Container container) throws Exception {
    AtomicReference<String> token = new AtomicReference<>("first");
    SockJsOptions options =
        SpringServers.options("xhr-polling")
            .headers(
                kind ->
                    CompletableFuture.completedFuture(
                        Headers.of("Authorization", "Bearer " + token.get())))
            .build();
    try (SpringServer server =
            SpringServer.start(container, StompEndpoints.class, BearerToken.class);
        StompTestClient stomp = stomp(options)) {
      Tokens tokens = server.bean(Tokens.class);
      tokens.issue("first");
      StompSession session = stomp.connect(server);
      tokens.issue("second");
      token.set("second");
      assertKnownAs("joe", session); // the poll that was open has ended
      tokens.expire("first");
      assertKnownAs("joe", session);
    }
  }
}
