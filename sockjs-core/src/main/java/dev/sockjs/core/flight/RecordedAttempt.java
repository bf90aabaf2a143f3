package dev.sockjs.core.flight;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** One transport that was tried or skipped. */
@Name("dev.sockjs.Attempt")
@Label("SockJS attempt")
@Description("One transport that was tried or skipped")
@Category("SockJS")
@Enabled(false)
@StackTrace(false)
final class RecordedAttempt extends Event {

  @Label("Session")
  @Description("The number of the session in this process, as in the log")
  long session;

  @Label("Transport")
  String transport = "";

  @Label("Outcome")
  @Description("open, failed, timeout or skipped")
  String outcome = "";

  @Label("Phase")
  @Description("The phase in which the attempt ended")
  String phase = "";

  @Label("Status")
  @Description("The HTTP status that ended the attempt; 0 if there was none")
  int status;

  @Label("Cause")
  @Description("Why the attempt failed or was skipped")
  String cause = "";
}
