package dev.sockjs.cli.command;

import dev.sockjs.cli.connect.CloseRequest;
import java.util.OptionalInt;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses {@code CODE[:REASON]}. */
final class CloseRequestConverter implements ITypeConverter<CloseRequest> {

  @Override
  public CloseRequest convert(String text) {
    int colon = text.indexOf(':');
    String code = colon < 0 ? text : text.substring(0, colon);
    String reason = colon < 0 ? "" : text.substring(colon + 1);
    try {
      return new CloseRequest(OptionalInt.of(Integer.parseInt(code)), reason);
    } catch (NumberFormatException e) {
      throw new TypeConversionException("the close code is not a number: " + code);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }
}
