package dev.sockjs.cli.command;

import dev.sockjs.cli.connect.CloseRequest;
import java.util.OptionalInt;
import picocli.CommandLine.ITypeConverter;

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
      throw new UsageException("the close code is not a number");
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "the code must be 1000 or 3000 to 4999, and the reason at most "
              + CloseRequest.MAX_REASON_BYTES
              + " bytes in UTF-8");
    }
  }
}
