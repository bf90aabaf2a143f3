package dev.sockjs.spring;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Records the requests of a server, refuses some of them, and holds others back. */
final class RequestFilter implements Filter {

  /** A request, with the names of its headers in lower case. */
  record Seen(String path, Map<String, List<String>> headers) {}

  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private final Map<String, Integer> refused = new ConcurrentHashMap<>();
  private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
  private final CountDownLatch release = new CountDownLatch(1);

  /** Responds to requests whose path ends with the suffix with this status. */
  void refuse(String suffix, int status) {
    refused.put(suffix, status);
  }

  /** Holds back the responses to requests whose path ends with the suffix. */
  void hold(String suffix) {
    held.put(suffix, new CountDownLatch(1));
  }

  /** Waits until a request of each kind is held back. */
  void awaitHeld() throws InterruptedException {
    for (CountDownLatch arrived : held.values()) {
      if (!arrived.await(60, TimeUnit.SECONDS)) {
        throw new AssertionError("no request came");
      }
    }
  }

  /** Lets every request go on. */
  void release() {
    release.countDown();
  }

  List<Seen> seen() {
    return seen;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest http = (HttpServletRequest) request;
    String path = http.getRequestURI();
    seen.add(new Seen(path, headers(http)));
    for (Map.Entry<String, CountDownLatch> entry : held.entrySet()) {
      if (path.endsWith(entry.getKey())) {
        entry.getValue().countDown();
        awaitRelease();
      }
    }
    for (Map.Entry<String, Integer> entry : refused.entrySet()) {
      if (path.endsWith(entry.getKey())) {
        ((HttpServletResponse) response).setStatus(entry.getValue());
        return;
      }
    }
    chain.doFilter(request, response);
  }

  private static Map<String, List<String>> headers(HttpServletRequest request) {
    Map<String, List<String>> headers = new TreeMap<>();
    for (String name : Collections.list(request.getHeaderNames())) {
      headers.put(name.toLowerCase(Locale.ROOT), Collections.list(request.getHeaders(name)));
    }
    return headers;
  }

  private void awaitRelease() {
    try {
      release.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
