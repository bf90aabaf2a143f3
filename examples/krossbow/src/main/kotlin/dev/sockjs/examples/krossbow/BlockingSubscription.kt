package dev.sockjs.examples.krossbow

import java.time.Duration
import java.util.concurrent.TimeoutException
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.channels.ReceiveChannel
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.selects.onTimeout
import kotlinx.coroutines.selects.select
import org.hildan.krossbow.stomp.WebSocketClosedUnexpectedly

/**
 * A subscription of [BlockingStompSession]. Messages wait for [next]. When more than about a
 * hundred wait, the whole session stops reading, so a thread should take them.
 */
class BlockingSubscription
internal constructor(
  private val messages: ReceiveChannel<String>,
  private val disconnecting: () -> Boolean,
) : AutoCloseable {

  /**
   * Returns the next message, and waits for it.
   *
   * @return the body of the message; null if the session was disconnected, or [close] called
   * @throws TimeoutException if there is no message in time
   * @throws org.hildan.krossbow.stomp.StompErrorFrameReceived if the server ended the session with
   *   an ERROR frame
   * @throws org.hildan.krossbow.stomp.WebSocketClosedUnexpectedly if the server closed the
   *   connection
   * @throws org.hildan.krossbow.websocket.WebSocketException if the connection was lost
   * @throws InterruptedException if the thread is interrupted
   */
  @OptIn(ExperimentalCoroutinesApi::class) // onTimeout; withTimeout could lose a message
  @Throws(InterruptedException::class, TimeoutException::class)
  fun next(timeout: Duration): String? = runBlocking {
    select {
      messages.onReceiveCatching { result ->
        result.getOrNull() ?: end(result.exceptionOrNull())
      }
      onTimeout(timeout.toMillis()) { throw TimeoutException("No message came within $timeout") }
    }
  }

  /**
   * Returns null after an end in order. krossbow wraps some failures in cancellations. While it
   * disconnects, the last frame of the connection may come first, and looks like a failure to it.
   */
  private fun end(cause: Throwable?): String? =
    when (cause) {
      null -> null
      is CancellationException -> end(cause.cause)
      is WebSocketClosedUnexpectedly -> if (disconnecting()) null else throw cause
      else -> throw cause
    }

  /** Unsubscribes, and drops the messages that wait. Calling this again does nothing. */
  override fun close() {
    messages.cancel()
  }
}
