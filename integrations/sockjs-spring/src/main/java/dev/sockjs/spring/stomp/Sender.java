package dev.sockjs.spring.stomp;

import java.util.concurrent.atomic.AtomicLong;
import org.springframework.messaging.MessageDeliveryException;
import org.springframework.messaging.simp.stomp.StompHeaders;
import org.springframework.messaging.simp.stomp.StompSession;
import org.springframework.messaging.simp.stomp.StompSession.Receiptable;

/** Hands messages to the session of a connection. Holds no lock while it does so. */
final class Sender {

  private final Object lock;
  private final Outbox outbox;
  private final AtomicLong receiptCount = new AtomicLong();

  /**
   * @param lock the lock of the session, which guards the outbox
   */
  Sender(Object lock, Outbox outbox) {
    this.lock = lock;
    this.outbox = outbox;
  }

  /**
   * Hands a message to a session. The outbox has remembered it before.
   *
   * @return false if the session is closed, so that nothing was sent; the message can be queued
   * @throws StompPossiblyLostException if the session failed, or has been lost meanwhile
   * @throws RuntimeException of the message converter
   */
  boolean handOver(Outgoing message, StompSession session) {
    Receiptable receipt;
    try {
      receipt = session.send(headers(message), message.message().payload());
    } catch (MessageDeliveryException e) {
      forget(message);
      throw new StompPossiblyLostException("the connection failed", message.message(), e);
    } catch (RuntimeException e) {
      if (!forget(message)) {
        throw new StompPossiblyLostException("the connection was lost", message.message(), e);
      }
      if (session.isConnected()) {
        throw e;
      }
      return false;
    }
    if (outbox.receipts()) {
      await(receipt, message);
    } else {
      message.done();
    }
    return true;
  }

  private StompHeaders headers(Outgoing message) {
    StompHeaders headers = Connection.copy(message.message().headers());
    if (outbox.receipts()) {
      headers.setReceipt("message-" + receiptCount.incrementAndGet());
    }
    return headers;
  }

  private void await(Receiptable receipt, Outgoing message) {
    receipt.addReceiptTask(
        () -> {
          forget(message);
          message.done();
        });
    receipt.addReceiptLostTask(
        () -> {
          if (forget(message)) {
            message.failed(
                new StompPossiblyLostException(
                    "no receipt arrived in time", message.message(), null));
          }
        });
  }

  /** Forgets a message. Returns false if it has been reported as possibly lost. */
  private boolean forget(Outgoing message) {
    synchronized (lock) {
      return outbox.forget(message);
    }
  }
}
