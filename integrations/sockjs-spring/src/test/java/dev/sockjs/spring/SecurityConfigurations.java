package dev.sockjs.spring;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.messaging.Message;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.socket.EnableWebSocketSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.messaging.access.intercept.MessageMatcherDelegatingAuthorizationManager;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.socket.config.annotation.EnableWebSocketMessageBroker;

/** Servers that want to know their users. */
final class SecurityConfigurations {

  private SecurityConfigurations() {}

  /** A login form with CSRF protection, for requests and for STOMP's CONNECT. */
  @Configuration(proxyBeanMethods = false)
  @EnableWebSecurity
  @EnableWebSocketSecurity
  static class FormLogin {

    @Bean
    SecurityFilterChain chain(HttpSecurity http) throws Exception {
      return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
          .formLogin(Customizer.withDefaults())
          // As Spring's reference says for SockJS: the token comes with CONNECT.
          .csrf(
              csrf ->
                  csrf.ignoringRequestMatchers(
                      request -> request.getRequestURI().startsWith("/stomp/")))
          .build();
    }

    @Bean
    UserDetailsService users() {
      return new InMemoryUserDetailsManager(
          User.withUsername("joe").password("{noop}secret").roles("USER").build());
    }

    @Bean
    AuthorizationManager<Message<?>> messageAuthorizationManager(
        MessageMatcherDelegatingAuthorizationManager.Builder messages) {
      return messages.anyMessage().authenticated().build();
    }
  }

  /** Where order is preserved, Spring logs that an interceptor refused a message, and goes on. */
  @Configuration(proxyBeanMethods = false)
  @EnableWebSocketMessageBroker
  static class UnorderedStompEndpoints extends StompEndpoints {
    @Override
    boolean preservesReceiveOrder() {
      return false;
    }
  }

  /** The tokens that are valid at the moment. */
  static final class Tokens {

    private final Set<String> valid = ConcurrentHashMap.newKeySet();

    void issue(String token) {
      valid.add(token);
    }

    void expire(String token) {
      valid.remove(token);
    }
  }

  /** A token in the header Authorization of every request, and no session. */
  @Configuration(proxyBeanMethods = false)
  @EnableWebSecurity
  static class BearerToken {

    @Bean
    static Tokens tokens() {
      return new Tokens();
    }

    @Bean
    SecurityFilterChain chain(HttpSecurity http, Tokens tokens) throws Exception {
      return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
          .csrf(csrf -> csrf.disable())
          .sessionManagement(
              sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
          .exceptionHandling(
              errors ->
                  errors.authenticationEntryPoint(
                      new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)))
          .addFilterBefore(new BearerFilter(tokens), UsernamePasswordAuthenticationFilter.class)
          .build();
    }
  }

  private static final class BearerFilter extends OncePerRequestFilter {

    private final Tokens tokens;

    BearerFilter(Tokens tokens) {
      this.tokens = tokens;
    }

    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      String authorization = String.valueOf(request.getHeader("Authorization"));
      if (authorization.startsWith("Bearer ")
          && tokens.valid.contains(authorization.substring("Bearer ".length()))) {
        SecurityContextHolder.getContext()
            .setAuthentication(new UsernamePasswordAuthenticationToken("joe", null, List.of()));
      }
      chain.doFilter(request, response);
    }
  }
}
