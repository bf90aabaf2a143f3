package dev.sockjs.examples.krossbow

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.async
import kotlinx.coroutines.flow.produceIn
import kotlinx.coroutines.runBlocking
import org.hildan.krossbow.stomp.SessionDisconnectedException
import org.hildan.krossbow.stomp.StompSession
import org.hildan.krossbow.stomp.WebSocketClosedUnexpectedly
import org.hildan.krossbow.stomp.sendText
import org.hildan.krossbow.stomp.subscribeText
import org.hildan.krossbow.websocket.WebSocketException

/** A STOMP session of [BlockingStompClient]. It is safe for use by many threads. */
class BlockingStompSession internal constructor(private val session: StompSession) : AutoCloseable {

  private val scope = CoroutineScope(SupervisorJob() + Dispatchers.Default)
  @Volatile private var disconnecting = false

  /**
   * Sends a message. This waits while the send buffer is full and, if the client asks for receipts,
   * for the receipt.
   *
   * @throws org.hildan.krossbow.websocket.WebSocketException if the connection is closed
   * @throws org.hildan.krossbow.stomp.LostReceiptException if the receipt does not come in time
   * @throws InterruptedException if the thread is interrupted; the message may have been sent
   */
  @Throws(InterruptedException::class)
  fun send(destination: String, body: String) {
    runBlocking { session.sendText(destination, body) }
  }

  /**
   * Subscribes to a destination. This waits for the receipt if the client asks for receipts.
   *
   * @throws org.hildan.krossbow.websocket.WebSocketException if the connection is closed
   * @throws org.hildan.krossbow.stomp.LostReceiptException if the receipt does not come in time
   * @throws InterruptedException if the thread is interrupted; the server may know the subscription
   */
  @Throws(InterruptedException::class)
  fun subscribe(destination: String): BlockingSubscription = runBlocking {
    val messages = session.subscribeText(destination).produceIn(scope)
    BlockingSubscription(messages) { disconnecting }
  }

  /**
   * Disconnects: sends a DISCONNECT frame, waits for its receipt for at most 200 ms, and starts to
   * close the connection. Subscriptions end after the messages that have come. If the session has
   * ended, this does nothing. If the thread is interrupted, it stays so, and the disconnect goes on
   * without it.
   */
  override fun close() {
    disconnecting = true
    val disconnect = scope.async { disconnect() }
    try {
      runBlocking { disconnect.await() }
    } catch (e: InterruptedException) {
      Thread.currentThread().interrupt()
    }
  }

  private suspend fun disconnect() {
    try {
      session.disconnect()
    } catch (e: Exception) {
      if (!hasEnded(e)) {
        throw e
      }
    }
  }

  private fun hasEnded(e: Exception) =
    e is WebSocketException || e is WebSocketClosedUnexpectedly || e is SessionDisconnectedException
}
