package dev.sockjs.core.flight;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;

/** A time in which messages waited and none was sent. */
@Name("dev.sockjs.SendStall")
@Label("SockJS send-queue stall")
@Description(
    "A batch of messages was in flight for at least the threshold, 1 s by default: messages waited, and none was sent")
@Category("SockJS")
@Enabled(false)
@StackTrace(false)
@Threshold("1 s")
final class RecordedSendStall extends Event {

  @Label("Session")
  @Description("The number of the session in this process, as in the log")
  long session;

  @Label("Transport")
  String transport = "";

  @Label("Rejected")
  @Description("How many messages did not fit into the send buffer meanwhile")
  int rejected;

  @Label("Sent")
  @Description("True if the batch was sent, false if the session ended first")
  boolean sent;
}
