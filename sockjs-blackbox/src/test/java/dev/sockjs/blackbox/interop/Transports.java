package dev.sockjs.blackbox.interop;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** The transports under test, and which of them a scenario is for. */
public final class Transports implements ArgumentsProvider {

  /** All that there are, in the order of negotiation. */
  public static final List<String> ALL =
      List.of(
          "websocket",
          "websocket-raw",
          "xhr-streaming",
          "xdr-streaming",
          "eventsource",
          "iframe-eventsource",
          "htmlfile",
          "iframe-htmlfile",
          "xhr-polling",
          "xdr-polling",
          "iframe-xhr-polling",
          "jsonp-polling");

  /** Why a scenario is not for a transport; empty if it is. */
  static Optional<String> exception(Method scenario, String transport) {
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
                ALL.stream()
                    .filter(transport -> exception(scenario, transport).isEmpty())
                    .map(transport -> Arguments.of(server, transport)));
  }
}
