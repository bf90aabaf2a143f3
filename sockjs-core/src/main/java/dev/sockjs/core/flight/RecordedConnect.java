package dev.sockjs.core.flight;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A connect, from the call of connect to the open session or to the failure. */
@Name("dev.sockjs.Connect")
@Label("SockJS connect")
@Description("A connect, from the call of connect to the open session or to the failure")
@Category("SockJS")
@Enabled(false)
@StackTrace(false)
final class RecordedConnect extends Event {

  @Label("Session")
  @Description("The number of the session in this process, as in the log")
  long session;

  @Label("URL")
  @Description("The base URL, without secrets")
  String url = "";

  @Label("Outcome")
  @Description("open, failed or cancelled")
  String outcome = "";

  @Label("Transport")
  @Description("The transport that opened the session; empty if none did")
  String transport = "";

  @Label("Attempts")
  @Description("Every transport that was tried or skipped, with its result")
  String attempts = "";

  @Label("End")
  @Description("Why no session opened: the close event; empty if one did")
  String end = "";
}
