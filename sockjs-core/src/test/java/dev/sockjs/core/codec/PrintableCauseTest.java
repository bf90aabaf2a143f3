package dev.sockjs.core.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.net.ProtocolException;
import org.junit.jupiter.api.Test;

final class PrintableCauseTest {

  @Test
  void anErrorWithPrintableMessagesIsKept() {
    Throwable error = new IOException("two\n\tlines", new IllegalStateException());
    assertSame(error, PrintableCause.of(error));
  }

  @Test
  void anErrorWithAControlCharacterIsReplaced() {
    Throwable error = new ProtocolException("Invalid status line: \u001b[2J");
    Throwable shown = PrintableCause.of(error);
    assertEquals("java.net.ProtocolException: Invalid status line: \\u001b[2J", shown.getMessage());
    assertArrayEquals(error.getStackTrace(), shown.getStackTrace());
  }

  @Test
  void anErrorWithAControlCharacterInACauseIsReplaced() {
    Throwable error = new IOException("outer", new IOException("\u202e" + "x".repeat(1000)));
    Throwable shown = PrintableCause.of(error);
    assertEquals("java.io.IOException: outer", shown.getMessage());
    assertNull(shown.getCause());
  }

  @Test
  void excerptsEscapeEveryControlCharacter() {
    assertEquals("\"\\u001b\\u009b\\u007f\\u202e\"", Excerpt.around("\u001b\u009b\u007f\u202e", 0));
  }
}
