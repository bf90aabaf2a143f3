package dev.sockjs.examples.krossbow

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.cancel
import kotlinx.coroutines.flow.produceIn
import kotlinx.coroutines.launch
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
    BlockingSubscription(session.subscribeText(destination).produceIn(scope))
  }

  /**
   * Disconnects: sends a DISCONNECT frame, waits for its receipt for at most 200 ms, and closes the
   * connection, which takes at most the `closeLinger` of the options (2 s by default).
   * Subscriptions end. If the session has ended, this does nothing. If the thread is interrupted,
   * it stays so, and the disconnect goes on without it.
   */
  override fun close() {
    val disconnect = scope.launch { disconnect() }
    try {
      runBlocking { disconnect.join() }
    } catch (e: InterruptedException) {
      Thread.currentThread().interrupt()
    }
  }

  private suspend fun disconnect() {
    try {
      session.disconnect()
    } catch (e: WebSocketException) { // the session has ended, here and below
    } catch (e: WebSocketClosedUnexpectedly) {} catch (e: SessionDisconnectedException) {} finally {
      scope.cancel()
    }
  }
}
