package dev.sockjs.http.exchange;

import dev.sockjs.http.client.LastChunks;
import java.net.URI;

/** The end of a response whose connection was closed in order, before its last chunk. */
public record EndWithoutLastChunk(LastChunks lastChunks, URI url) {

  /** Returns true if all responses of this server end like that. */
  public boolean isUsual() {
    return lastChunks.areOmitted(url);
  }

  /** Records that nothing is missing, as the content of the response has shown. */
  public void confirm() {
    lastChunks.ended(url, true);
  }
}
