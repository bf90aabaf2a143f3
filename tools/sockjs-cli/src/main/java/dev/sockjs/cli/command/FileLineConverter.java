package dev.sockjs.cli.command;

import picocli.CommandLine.ITypeConverter;

/** Reads the only line of a file. */
final class FileLineConverter implements ITypeConverter<String> {

  @Override
  public String convert(String file) {
    return new ArgumentFile(file).line();
  }
}
