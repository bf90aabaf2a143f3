package dev.sockjs.cli.command;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;

/** Parses the name of a {@link WebSocketLibrary}. */
final class WebSocketLibraryConverter implements ITypeConverter<WebSocketLibrary> {

  @Override
  public WebSocketLibrary convert(String text) {
    return Stream.of(WebSocketLibrary.values())
        .filter(library -> library.toString().equals(text))
        .findFirst()
        .orElseThrow(() -> new UsageException("not " + names()));
  }

  private static String names() {
    return Arrays.stream(WebSocketLibrary.values())
        .map(WebSocketLibrary::toString)
        .collect(Collectors.joining(" or "));
  }
}
