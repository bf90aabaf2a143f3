package dev.sockjs.examples.legacywebsocket;

import dev.sockjs.suite.websocket.EndSuite;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways in which either side ends a connection. */
final class EndTest extends EndSuite {

  EndTest() {
    super(Hybi10UnderTest.TRANSPORTS);
  }

  /** In draft 10, 1004 means that a frame is too large, and 1015 and 2999 are not reserved yet. */
  @ParameterizedTest
  @ValueSource(ints = {0, 999, 1005, 1006, 5000})
  @Override
  protected void closeWithAReservedCodeIsAFailure(int code) {
    super.closeWithAReservedCodeIsAFailure(code);
  }

  @ParameterizedTest
  @ValueSource(ints = {1000, 1001, 1004, 1007, 2999, 3000, 4999})
  @Override
  protected void closeWithAnyOtherCodeIsReported(int code) {
    super.closeWithAnyOtherCodeIsReported(code);
  }
}
