package dev.sockjs.examples.krossbow

import dev.sockjs.CloseEvent
import dev.sockjs.ReadyState
import dev.sockjs.SessionClosedException
import dev.sockjs.SockJs
import dev.sockjs.SockJsListener
import java.util.concurrent.atomic.AtomicReference
import kotlin.time.Duration.Companion.milliseconds
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.withTimeoutOrNull
import org.hildan.krossbow.websocket.WebSocketException
import org.hildan.krossbow.websocket.WebSocketFrame

/** Passes the events of one connection to coroutines. */
internal class ConnectionEvents(val inbox: Inbox = Inbox()) : SockJsListener {

  private val sendSignalCount = MutableStateFlow(0L)
  private val ownClose = AtomicReference<OwnClose?>()

  /** The end of the connection, or null before it. */
  @Volatile
  var closeEvent: CloseEvent? = null
    private set

  /** The number of times that the send buffer may have got room or the connection has ended. */
  val sendSignals: Long
    get() = sendSignalCount.value

  /**
   * Suspends until [sendSignals] is another number, for at most 20 ms: while [onMessage] waits for
   * a collector, [onWritable] is not called.
   */
  suspend fun awaitSendSignal(after: Long) {
    withTimeoutOrNull(CHECK) { sendSignalCount.first { it != after } }
  }

  /**
   * Calls a function that closes the connection. The first call decides how [onClose] reports the
   * code; one that throws does not count.
   */
  fun closing(close: OwnClose, action: () -> Unit) {
    val first = ownClose.compareAndSet(null, close)
    inbox.closing = true
    try {
      action()
    } catch (e: IllegalArgumentException) {
      if (first) {
        ownClose.set(null)
        inbox.closing = false
      }
      throw e
    }
    signalSenders()
  }

  override fun onMessage(sock: SockJs, message: String) {
    try {
      // A connection that is ending must not wait for a collector. It brings few messages.
      inbox.put(WebSocketFrame.Text(message)) { sock.readyState() == ReadyState.OPEN }
    } catch (e: InterruptedException) {
      sock.abort() // the client was closed; this message is the last one in the inbox
      Thread.currentThread().interrupt()
    }
  }

  override fun onWritable(sock: SockJs) {
    signalSenders()
  }

  override fun onClose(sock: SockJs, event: CloseEvent) {
    closeEvent = event
    val own = ownClose.get()?.takeIf { it.sentCode == event.code() }
    if (own != null || event.wasClean()) {
      val reason = event.reason().ifEmpty { null }
      inbox.complete(WebSocketFrame.Close(own?.code ?: event.code(), reason), own != null)
    } else {
      val lost = SessionClosedException(sock, event)
      inbox.fail(WebSocketException(lost.message.toString(), lost))
    }
    signalSenders()
  }

  private fun signalSenders() = sendSignalCount.update { it + 1 }

  private companion object {
    val CHECK = 20.milliseconds
  }
}
