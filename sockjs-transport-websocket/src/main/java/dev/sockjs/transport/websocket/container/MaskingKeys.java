package dev.sockjs.transport.websocket.container;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import org.glassfish.tyrus.core.MaskingKeyGenerator;

/**
 * Takes masking keys (RFC 6455, section 10.3) from blocks of random bytes, because one call of
 * {@link SecureRandom} for each frame costs several times as much. Safe for any thread.
 */
final class MaskingKeys implements MaskingKeyGenerator {

  /** For all connections. */
  static final MaskingKeys SHARED = new MaskingKeys();

  private static final int BLOCK_BYTES = 4096;

  private final SecureRandom random = new SecureRandom();

  /** The bytes that are left of the last block. Guarded by this. */
  private final ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES).limit(0);

  @Override
  public synchronized int nextInt() {
    if (!block.hasRemaining()) {
      random.nextBytes(block.array());
      block.clear();
    }
    return block.getInt();
  }
}
