package dev.sockjs.examples.legacywebsocket;

import dev.sockjs.Headers;
import dev.sockjs.spi.TransportEnd;
import java.io.IOException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The parts in which the drafts differ: the opening handshake and the frames. Each connection has
 * an instance of its own. One thread reads; frames may be encoded on any thread.
 */
interface Draft {

  /** An event of an open connection. */
  sealed interface Incoming {

    /** A text message: one SockJS frame. */
    record Message(String text) implements Incoming {}

    /** The server's part of the closing handshake. */
    record Closed(TransportEnd end) implements Incoming {}
  }

  /**
   * Returns the fields of the upgrade request that differ.
   *
   * @param given the fields that the engine gave, which are sent too
   */
  Headers requestFields(URI url, Headers given);

  /** Returns what follows the fields of the upgrade request, one byte for each character. */
  default String requestBody() {
    return "";
  }

  /**
   * Checks the server's proof that it speaks this draft.
   *
   * @param response a response with status 101
   * @param in has the bytes after the fields of the response
   * @throws IOException if the proof is wrong
   */
  void verify(ResponseHead response, Input in) throws IOException;

  /**
   * Reads up to the next message or the closing handshake.
   *
   * @param reply sends a frame with which the protocol requires to respond
   * @throws EndedException if the server violates the protocol
   */
  Incoming next(Input in, Consumer<byte[]> reply) throws IOException;

  /** Encodes a message. */
  byte[] message(String text);

  /** Encodes a frame that makes the server respond; empty if the draft has none. */
  default Optional<byte[]> ping() {
    return Optional.empty();
  }

  /** Encodes the closing handshake. */
  byte[] close(int code, String reason);

  /** Computes the hash with which a server proves that it speaks the draft. */
  static byte[] hash(String algorithm, byte[] input) {
    try {
      return MessageDigest.getInstance(algorithm).digest(input);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has " + algorithm, e);
    }
  }
}
