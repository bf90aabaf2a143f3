package dev.sockjs.spring.boot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** What the configuration processor has written about the properties, as an IDE reads it. */
final class Metadata {

  /**
   * One property.
   *
   * @param name the full name
   * @param type the simple name of its class, without type arguments; or the values of an enum
   * @param defaultValue the default as text; empty for none
   * @param description what an IDE shows
   */
  record Property(String name, String type, String defaultValue, String description) {}

  private Metadata() {}

  /** Returns the properties, sorted by name. */
  static List<Property> properties() {
    return list("properties").stream()
        .map(Metadata::property)
        .sorted(Comparator.comparing(Property::name))
        .toList();
  }

  private static Property property(Map<?, ?> item) {
    return new Property(
        item.get("name").toString(),
        type(item.get("type").toString().replaceAll("<.*", "")),
        Objects.toString(item.get("defaultValue"), "").replaceAll("^\\[]$", ""),
        Objects.toString(item.get("description"), ""));
  }

  private static String type(String className) {
    try {
      Class<?> type = Class.forName(className);
      return type.isEnum()
          ? Stream.of(type.getEnumConstants())
              .map(value -> value.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
              .collect(Collectors.joining(", "))
          : type.getSimpleName();
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the names for which an IDE has hints. */
  static List<String> hints() {
    return list("hints").stream().map(item -> item.get("name").toString()).toList();
  }

  private static List<Map<?, ?>> list(String key) {
    String file = "/META-INF/spring-configuration-metadata.json";
    try (InputStream in = Metadata.class.getResourceAsStream(file)) {
      String text =
          new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
      // JSON is YAML, apart from this escape sequence, and Spring Boot brings a reader of YAML.
      Map<String, List<Map<?, ?>>> metadata = new Yaml().load(text.replace("\\/", "/"));
      return metadata.get(key);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
