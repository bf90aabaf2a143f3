package dev.sockjs.core.flight;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/**
 * The time between two heartbeats of a server, or between one of them and the open or the end of
 * the session.
 */
@Name("dev.sockjs.HeartbeatGap")
@Label("SockJS heartbeat gap")
@Description(
    "The time from one heartbeat of the server, or from the open session, to the next heartbeat or the end")
@Category("SockJS")
@Enabled(false)
@StackTrace(false)
final class RecordedHeartbeatGap extends Event {

  @Label("Session")
  @Description("The number of the session in this process, as in the log")
  long session;

  @Label("Transport")
  String transport = "";

  @Label("Complete")
  @Description("True if a heartbeat ended the gap, false if the session ended first")
  boolean complete;
}
