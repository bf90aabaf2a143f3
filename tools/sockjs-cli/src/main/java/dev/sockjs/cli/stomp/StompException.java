package dev.sockjs.cli.stomp;

import dev.sockjs.spi.EscapedText;

/** Reports text of a server that is not STOMP 1.2. The message quotes the beginning of the text. */
public final class StompException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StompException(String problem, String text) {
    super("Not STOMP: " + problem + ": " + EscapedText.of(text));
  }
}
