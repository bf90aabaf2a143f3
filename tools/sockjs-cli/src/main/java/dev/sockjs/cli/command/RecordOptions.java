package dev.sockjs.cli.command;

import dev.sockjs.cli.record.Recorder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option of the subcommands that can record their session. */
final class RecordOptions {

  @Option(
      names = "--record",
      paramLabel = "FILE",
      converter = RecordingFile.Converter.class,
      description = {
        "Writes each event and message to FILE, as one JSON object on each line, for replay.",
        "Headers, cookies, the URL and STOMP's login are left out; messages are not."
      })
  private @Nullable RecordingFile file;

  /**
   * Returns a recorder, which writes nothing if there is no file.
   *
   * @throws UsageException if the file cannot be written
   */
  Recorder open(Stdio stdio, LongSupplier millis) {
    return file == null
        ? Recorder.none()
        : new Recorder(
            file.create(), millis, error -> stdio.err().println("sockjs: --record: " + error));
  }
}
