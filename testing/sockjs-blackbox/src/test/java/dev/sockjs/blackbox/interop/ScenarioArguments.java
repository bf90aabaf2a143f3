package dev.sockjs.blackbox.interop;

import dev.sockjs.blackbox.Transports;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** Every real server with every transport that a scenario applies to. */
public final class ScenarioArguments implements ArgumentsProvider {

  /** Returns why a scenario does not apply to a transport; empty if it applies. */
  static Optional<String> reasonToSkip(Method scenario, String transport) {
    return Arrays.stream(scenario.getAnnotation(Scenario.class).except())
        .filter(except -> transport.matches(except.transports()))
        .map(Scenario.Except::because)
        .findFirst();
  }

  @Override
  public Stream<Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext context) {
    Method scenario = context.getRequiredTestMethod();
    return Arrays.stream(RealServer.Kind.values())
        .flatMap(
            server ->
                Transports.ALL.stream()
                    .filter(transport -> reasonToSkip(scenario, transport).isEmpty())
                    .map(transport -> Arguments.of(server, transport)));
  }
}
