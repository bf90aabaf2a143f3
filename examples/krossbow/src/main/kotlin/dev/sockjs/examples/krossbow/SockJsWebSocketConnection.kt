package dev.sockjs.examples.krossbow

import dev.sockjs.ReadyState
import dev.sockjs.SessionClosedException
import dev.sockjs.SockJs
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.withLock
import kotlinx.io.bytestring.ByteString
import org.hildan.krossbow.websocket.WebSocketConnection
import org.hildan.krossbow.websocket.WebSocketException
import org.hildan.krossbow.websocket.WebSocketFrame

/** A connection of [SockJsWebSocketClient]. All methods may be called from many threads at once. */
class SockJsWebSocketConnection
internal constructor(
  /** The SockJS connection, which knows the transport and the close event. */
  val sockJs: SockJs,
  private val events: ConnectionEvents,
) : WebSocketConnection {

  private val sending = Mutex()

  /** The URL as it was given to [SockJsWebSocketClient.connect]. It may contain secrets. */
  override val url: String
    get() = sockJs.url().toString()

  /** The host of the URL, without user info and port. */
  override val host: String
    get() = sockJs.url().host

  /** The sub-protocol that the server selected; null if there is none, as with HTTP transports. */
  override val protocol: String?
    get() = sockJs.protocol().orElse(null)

  /** True while the session is open. */
  override val canSend: Boolean
    get() = sockJs.readyState() == ReadyState.OPEN

  /**
   * The messages as [WebSocketFrame.Text], and at the end a [WebSocketFrame.Close]. If the session
   * was lost or a side broke the protocol, the flow ends with a [WebSocketException] instead, whose
   * cause is a [SessionClosedException]. A collection that runs during [close] completes without
   * the last frame, which is left for the next one.
   *
   * Frames wait here while nobody collects, and a collector that is cancelled loses none. When 256
   * Ki UTF-16 units wait, the client stops reading soon, and the server is slowed down.
   */
  override val incomingFrames: Flow<WebSocketFrame>
    get() = events.inbox.frames

  /**
   * Accepts a message into the send buffer, and suspends only while the buffer is full. Messages
   * keep the order of the calls. If the call is cancelled while it is suspended, the message is not
   * sent.
   *
   * @throws WebSocketException if the connection is closing or closed, or ends while the call is
   *   suspended; the message was not sent
   * @throws IllegalArgumentException if the message is longer than the whole send buffer
   */
  override suspend fun sendText(frameText: String) {
    sending.withLock {
      while (true) {
        val signals = events.sendSignals
        if (sockJs.offer(frameText)) {
          return
        }
        if (!canSend) {
          throw notSent()
        }
        events.awaitSendSignal(after = signals)
      }
    }
  }

  private fun notSent(): WebSocketException {
    val event = events.closeEvent
    val closed =
      if (event == null) SessionClosedException(sockJs) else SessionClosedException(sockJs, event)
    return WebSocketException("The message was not sent. ${closed.message}", closed)
  }

  /**
   * Always throws: SockJS has only text messages.
   *
   * @throws UnsupportedOperationException always
   */
  override suspend fun sendBinary(frameData: ByteString) {
    throw UnsupportedOperationException(
      "SockJS has only text messages, so the message of ${frameData.size} bytes was not sent: send" +
        " it as text, in Base64 for example"
    )
  }

  /**
   * Starts to close the connection in order, and returns at once. Accepted messages are sent first,
   * for at most the `closeLinger` of the options (2 s by default). `sockJs.closed()` completes at
   * the end, and `SockJsClient.close()` waits for it. If the connection is closing or closed, this
   * does nothing.
   *
   * @param code a code that an endpoint may send: 1000 to 1003, 1007 to 1014, or 3000 to 4999. A
   *   SockJS client may send only 1000 and those from 3000 on, so the server gets 3000 more for the
   *   others, such as 4011 for 1011
   * @param reason at most 123 UTF-8 bytes; only a WebSocket carries it and the code to the server
   * @throws IllegalArgumentException if the code or the reason is not as above
   */
  override suspend fun close(code: Int, reason: String?) {
    val close = OwnClose.of(code)
    events.closing(close) { sockJs.close(close.sentCode, reason ?: "") }
  }

  override fun toString(): String = sockJs.toString()
}
