package dev.sockjs.cli.replay;

import dev.sockjs.cli.output.Escaper;
import dev.sockjs.cli.output.LineWriter;
import dev.sockjs.cli.record.RecordedEvent;
import dev.sockjs.cli.record.RecordedEvent.Direction;
import dev.sockjs.cli.record.Recording;
import java.util.Locale;

/** Prints a recording for people: one line for each event, with its time in seconds. */
public record Timeline(LineWriter out) {

  /** Prints all events. */
  public void print(Recording recording) {
    recording.events().forEach(event -> out.write(Escaper.text(line(event))));
  }

  private static String line(RecordedEvent event) {
    String mark = event.direction() == Direction.OUT ? ">" : "<";
    String text =
        event.name().equals(RecordedEvent.MESSAGE)
            ? mark + " " + event.data()
            : ("* " + event.name() + " " + event.data()).strip();
    return String.format(Locale.ROOT, "%9.3f  ", event.millis() / 1000.0) + text;
  }
}
