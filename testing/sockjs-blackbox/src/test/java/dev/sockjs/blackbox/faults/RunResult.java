package dev.sockjs.blackbox.faults;

import java.util.List;

/**
 * The result of a {@link FaultRun}.
 *
 * @param opened whether the session opened
 * @param sent the number of messages accepted for sending
 * @param received the number of received messages
 * @param end the close code, and whether the end was clean
 * @param violations the broken guarantees
 */
record RunResult(boolean opened, int sent, int received, String end, List<String> violations) {}
