package dev.sockjs.blackbox.faults;

/**
 * A session that sends its messages and closes at once. A {@link BroadcastReceiver} with a
 * connection of its own must receive a prefix of them, and all of them after a clean end.
 */
final class SendAndCloseFaultRun extends FaultRun {

  private static final int MESSAGES = 10;

  private final BroadcastReceiver receiver;
  private final String sender;

  SendAndCloseFaultRun(FaultPlan plan, BroadcastReceiver receiver) {
    super(plan, receiver.serverPort());
    this.receiver = receiver;
    this.sender = Long.toHexString(plan.seed());
  }

  @Override
  String endpoint() {
    return BroadcastReceiver.ENDPOINT;
  }

  @Override
  void onOpened() {
    for (int i = 0; i < MESSAGES; i++) {
      send(sender + " " + i);
    }
    close();
  }

  /** The session receives its own broadcasts, too, and ignores them. */
  @Override
  void onReceived(String message) {}

  @Override
  void checkCleanEnd() {
    receiver.awaitAll(sender, MESSAGES).forEach(this::violation);
  }
}
