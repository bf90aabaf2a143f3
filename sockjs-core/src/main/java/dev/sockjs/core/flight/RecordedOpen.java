package dev.sockjs.core.flight;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A session has opened. */
@Name("dev.sockjs.Open")
@Label("SockJS open")
@Description("A session has opened")
@Category("SockJS")
@Enabled(false)
@StackTrace(false)
final class RecordedOpen extends Event {

  @Label("Session")
  @Description("The number of the session in this process, as in the log")
  long session;

  @Label("URL")
  @Description("The base URL, without secrets")
  String url = "";

  @Label("Transport")
  String transport = "";
}
