package dev.sockjs.testserver;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;

/** The fixed responses of a server, by path. */
final class Resources {
  private final Map<String, Resource> byPath;

  Resources() {
    this(Map.of());
  }

  private Resources(Map<String, Resource> byPath) {
    this.byPath = byPath;
  }

  private record Resource(MultiMap headers, Buffer body) {}

  /** Returns these resources and one more, or one in place of that of the same path. */
  Resources with(String path, Map<String, String> headers, byte[] body) {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("Path of a resource must start with /, but was " + path);
    }
    Map<String, Resource> more = new HashMap<>(byPath);
    more.put(
        path, new Resource(HttpHeaders.headers().addAll(headers), Buffer.buffer(body.clone())));
    return new Resources(more);
  }

  /** Responds to a request for one of these resources, and passes every other one on. */
  void handle(RoutingContext request) {
    HttpMethod method = request.request().method();
    Resource resource = byPath.get(request.request().path());
    if (resource == null || !(method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD))) {
      request.next();
      return;
    }
    HttpServerResponse response = request.response();
    response.headers().addAll(resource.headers());
    // Vert.x adds it to the response to GET only.
    response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(resource.body().length()));
    response.end(resource.body());
  }
}
