package dev.sockjs.core.flight;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A session that was open has ended; begins when it opened. */
@Name("dev.sockjs.Close")
@Label("SockJS close")
@Description("A session that was open has ended. The event begins when the session opened")
@Category("SockJS")
@Enabled(false)
@StackTrace(false)
final class RecordedClose extends Event {

  @Label("Session")
  @Description("The number of the session in this process, as in the log")
  long session;

  @Label("URL")
  @Description("The base URL, without secrets")
  String url = "";

  @Label("Transport")
  String transport = "";

  @Label("Code")
  @Description("The close code")
  int code;

  @Label("Reason")
  @Description("The close reason, escaped and cut at 200 characters")
  String reason = "";

  @Label("Clean")
  @Description("True if nothing was lost")
  boolean clean;

  @Label("End")
  @Description("application, server, lost, silent, protocol or internal")
  String end = "";
}
