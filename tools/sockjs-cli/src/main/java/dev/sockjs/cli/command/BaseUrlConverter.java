package dev.sockjs.cli.command;

import java.net.URI;
import java.net.URISyntaxException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses a base URL. */
final class BaseUrlConverter implements ITypeConverter<URI> {

  @Override
  public URI convert(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      // The exception's message has the whole URL, with user info and query.
      throw new TypeConversionException(
          "not a URL: " + e.getReason() + " at index " + e.getIndex());
    }
  }
}
