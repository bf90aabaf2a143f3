package dev.sockjs.blackbox.faults;

import java.util.List;

/**
 * What came of an {@link FaultRun}.
 *
 * @param opened whether the session was ever open
 * @param sent how many messages it accepted for sending
 * @param received how many messages it got
 * @param end its close code, and whether that was clean
 * @param violations what it promised and did not hold
 */
record RunResult(boolean opened, int sent, int received, String end, List<String> violations) {}
