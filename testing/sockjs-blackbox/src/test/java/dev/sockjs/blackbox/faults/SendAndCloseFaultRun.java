package dev.sockjs.blackbox.faults;

/**
 * A session that says all it has to say and closes at once. An {@link BroadcastReceiver} on a line
 * of its own must hear the beginning of it, and all of it if the end was clean.
 */
final class SendAndCloseFaultRun extends FaultRun {

  private static final int MESSAGES = 10;

  private final BroadcastReceiver audience;
  private final String speaker;

  SendAndCloseFaultRun(FaultPlan scene, BroadcastReceiver audience) {
    super(scene, audience.serverPort());
    this.audience = audience;
    this.speaker = Long.toHexString(scene.seed());
  }

  @Override
  String endpoint() {
    return BroadcastReceiver.ENDPOINT;
  }

  @Override
  void speak() {
    for (int i = 0; i < MESSAGES; i++) {
      send(speaker + " " + i);
    }
    leave();
  }

  /** It is in the audience itself, which says nothing about it. */
  @Override
  void hear(String message) {}

  @Override
  void judgeOrderlyEnd() {
    audience.awaitAll(speaker, MESSAGES).forEach(this::violation);
  }
}
