package dev.sockjs.core.flight;

import dev.sockjs.core.observe.SessionObservers;
import java.util.Optional;

/** Finds out if this JVM has JDK Flight Recorder, which an image made by jlink can lack. */
public final class FlightRecording {

  private FlightRecording() {}

  /**
   * Returns what creates the observers that write events. Nothing is written before a recording
   * enables the events.
   *
   * @return the factory, or empty if the module {@code jdk.jfr} is missing
   */
  public static Optional<SessionObservers.Factory> observers() {
    try {
      Class.forName("jdk.jfr.Event", false, FlightRecording.class.getClassLoader());
      new RecordedOpen(); // fails to link where another module layer hides the class from this one
      return Optional.of(FlightObserver::new);
    } catch (ClassNotFoundException | LinkageError e) {
      return Optional.empty();
    }
  }
}
