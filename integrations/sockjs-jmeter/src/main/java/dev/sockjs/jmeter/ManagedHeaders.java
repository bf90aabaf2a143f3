package dev.sockjs.jmeter;

import dev.sockjs.Headers;
import dev.sockjs.SockJsOptions;
import dev.sockjs.SockJsOptionsBuilder;
import java.util.ArrayList;
import java.util.List;
import org.apache.jmeter.protocol.http.control.Header;
import org.apache.jmeter.protocol.http.control.HeaderManager;
import org.apache.jmeter.testelement.property.JMeterProperty;
import org.jspecify.annotations.Nullable;

/**
 * The headers of the HTTP Header Managers in scope. Headers that the client controls itself, such
 * as {@code Accept-Encoding}, are not sent, because a plan may have them for its HTTP samplers; the
 * request of the sample result names them.
 */
final class ManagedHeaders {
  private Headers sent = Headers.empty();
  private String origin = "";
  private final List<String> notSent = new ArrayList<>();

  ManagedHeaders(@Nullable HeaderManager manager) {
    if (manager != null) {
      for (JMeterProperty property : manager.getHeaders()) {
        add((Header) property.getObjectValue());
      }
    }
  }

  private void add(Header header) {
    String name = Fields.text(header.getName()).strip();
    if (name.isEmpty()) {
      return;
    }
    Headers one;
    try {
      one = Headers.of(name, Fields.text(header.getValue()));
    } catch (IllegalArgumentException e) {
      throw SampleFailure.badField("HTTP Header Manager: " + e.getMessage());
    }
    if (name.equalsIgnoreCase("Origin")) {
      origin = header.getValue();
      return;
    }
    try {
      SockJsOptions.builder().headers(one);
      sent = Headers.builder().build().with(sent).with(one);
    } catch (IllegalArgumentException e) {
      notSent.add(e.getMessage());
    }
  }

  /** Sets headers and origin. The field of the sampler comes before a header of a manager. */
  void apply(SockJsOptionsBuilder options, String originField) {
    options.headers(sent);
    String value = originField.isBlank() ? origin : originField.strip();
    if (!value.isBlank()) {
      options.origin(value);
    }
  }

  /**
   * Returns the names of the headers, without values, which may be secrets; and what is not sent.
   */
  String describe() {
    StringBuilder lines = new StringBuilder();
    sent.forEach((name, value) -> lines.append(name).append(": ...\n"));
    notSent.forEach(reason -> lines.append("Not sent: ").append(reason).append('\n'));
    return lines.toString();
  }
}
