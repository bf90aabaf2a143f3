package dev.sockjs.http.client;

import java.net.URI;
import java.util.Map;

/**
 * Knows which servers habitually end a chunked response without its last chunk, by closing the
 * connection. sockjs-servlet does so with every response.
 *
 * <p>A server is known by its last response that was certainly complete, so a server that was
 * replaced is not taken for the old one. The {@value Origins#MAX} origins that were used last are
 * remembered. Safe for any thread.
 */
public final class LastChunks {

  /** The origins that omit last chunks. Guarded by itself. */
  private final Map<String, Boolean> omitting = Origins.newMap(true);

  LastChunks() {}

  /**
   * Records the end of a complete chunked response.
   *
   * @param omitted true if the connection was closed in place of the last chunk
   */
  public void ended(URI url, boolean omitted) {
    synchronized (omitting) {
      if (omitted) {
        omitting.put(Origins.key(url), true);
      } else {
        omitting.remove(Origins.key(url));
      }
    }
  }

  /** Returns true if the origin's responses are complete without their last chunk. */
  public boolean areOmitted(URI url) {
    synchronized (omitting) {
      return omitting.get(Origins.key(url)) != null;
    }
  }
}
