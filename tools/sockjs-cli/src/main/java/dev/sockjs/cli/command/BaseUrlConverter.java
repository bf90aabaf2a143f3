package dev.sockjs.cli.command;

import java.net.URI;
import java.net.URISyntaxException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the URL to connect to. */
final class BaseUrlConverter implements ITypeConverter<URI> {

  @Override
  public URI convert(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      // Its message would show user info and query.
      throw new TypeConversionException("not a URL: " + e.getReason() + " at " + e.getIndex());
    }
  }
}
