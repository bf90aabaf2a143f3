package dev.sockjs.cli.output;

import java.util.Locale;

/** Enum constants as they are printed. */
final class EnumName {

  private EnumName() {}

  static String lowerCase(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
