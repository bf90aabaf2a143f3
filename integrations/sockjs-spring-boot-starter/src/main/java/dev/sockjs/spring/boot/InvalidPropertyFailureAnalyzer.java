package dev.sockjs.spring.boot;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.Environment;

/**
 * Says which property a builder refused, why, and where it was set. Spring Boot's own analyzer for
 * invalid values would print the value, which may be a secret.
 */
final class InvalidPropertyFailureAnalyzer
    extends AbstractFailureAnalyzer<InvalidPropertyException> {

  private final Environment environment;

  InvalidPropertyFailureAnalyzer(Environment environment) {
    this.environment = environment;
  }

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, InvalidPropertyException cause) {
    String place = origin(cause.property()).map(origin -> " (from " + origin + ")").orElse("");
    return new FailureAnalysis(
        cause.getMessage() + place, "Correct the property '" + cause.property() + "'.", cause);
  }

  /** Returns where a property was set; empty for a list or a group, which has several places. */
  private Optional<Origin> origin(String property) {
    ConfigurationPropertyName name = ConfigurationPropertyName.of(property);
    return StreamSupport.stream(ConfigurationPropertySources.get(environment).spliterator(), false)
        .map(source -> source.getConfigurationProperty(name))
        .filter(Objects::nonNull)
        .findFirst()
        .map(Origin::from);
  }
}
