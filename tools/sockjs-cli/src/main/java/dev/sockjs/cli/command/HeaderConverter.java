package dev.sockjs.cli.command;

import dev.sockjs.Headers;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses {@code Name: value}. Error messages do not show the value, which can be a secret. */
final class HeaderConverter implements ITypeConverter<Headers> {

  @Override
  public Headers convert(String text) {
    int colon = text.indexOf(':');
    if (colon < 1) {
      throw new TypeConversionException("not of the form 'Name: value'");
    }
    try {
      return Headers.of(text.substring(0, colon), text.substring(colon + 1).strip());
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }
}
