package dev.sockjs.transport.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockjs.spi.EndKind;
import dev.sockjs.suite.websocket.EndSuite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways in which either side ends a connection, with a private container of Tyrus. */
final class EndTest extends EndSuite {

  EndTest() {
    super(TyrusUnderTest.PRIVATE);
  }

  /** Tyrus reports 1007 as its own finding, and takes 1014 for a reserved code. */
  @Override
  @ParameterizedTest
  @ValueSource(ints = {1000, 1001, 1003, 1011, 1012, 1013, 3000, 4999})
  protected void closeWithAnyOtherCodeIsReported(int code) {
    super.closeWithAnyOtherCodeIsReported(code);
  }

  /** Grizzly may have dropped the server's CLOSE, so the end counts as one. */
  @Override
  @Test
  protected void finAfterOurCloseIsAFailureOverTlsToo() {
    assertEquals(
        EndKind.CLOSED,
        endAfterOurCloseOverTls(
                exchange -> {
                  exchange.webSocket().text("o").receiveClose();
                  exchange.fin();
                })
            .kind());
  }

  /** Grizzly drops some of them. */
  @Override
  @Test
  protected void closeThatArrivesTogetherWithTheEndOfTlsIsHeard() {
    assertEquals(EndKind.CLOSED, endAfterOurCloseOverTls(OPEN_AND_CLOSE).kind());
  }
}
