package dev.sockjs.examples.krossbow

import dev.sockjs.ConnectFailedException
import dev.sockjs.Headers
import dev.sockjs.SockJsClient
import dev.sockjs.SockJsOptions
import dev.sockjs.spi.RedactedUrl
import java.net.URI
import java.net.URISyntaxException
import kotlinx.coroutines.future.await
import org.hildan.krossbow.websocket.WebSocketClient
import org.hildan.krossbow.websocket.WebSocketConnectionException

/**
 * A [WebSocketClient] of krossbow over [SockJsClient]. It is safe for use by many threads, and does
 * not close the [SockJsClient].
 *
 * ```
 * SockJsClient.create().use { client ->
 *   val stomp = StompClient(SockJsWebSocketClient(client))
 *   val session = stomp.connect("https://example.org/stomp")
 * }
 * ```
 *
 * @param client opens the connections
 * @param options the options of every connection, by default those of the client. The `headers` of
 *   [connect] replace headers of the same name, and its `protocols` replace the sub-protocols
 */
class SockJsWebSocketClient(
  private val client: SockJsClient,
  private val options: SockJsOptions = client.defaultOptions(),
) : WebSocketClient {

  /** Always true: every transport sends the headers. */
  override val supportsCustomHeaders: Boolean
    get() = true

  /**
   * Connects, and suspends until the session is open or every transport has failed. Cancellation
   * abandons the connect, and closes a session that has just opened.
   *
   * @param url the base URL of the SockJS endpoint, with scheme `http`, `https`, `ws` or `wss`.
   *   `ws` means the same as `http`, and `wss` the same as `https`
   * @param protocols the WebSocket sub-protocols to offer. HTTP transports have none, so
   *   [SockJsWebSocketConnection.protocol] is null with them
   * @param headers headers for the info request and for every request of the transports. They are
   *   sent to the origin of the URL only
   * @throws WebSocketConnectionException if no transport opened. It has the HTTP status if there
   *   was one; its message and its cause, a [ConnectFailedException], list every attempt. URLs in
   *   it have neither user info nor query
   * @throws IllegalArgumentException if the URL is not as above, or if a header would break the
   *   protocol; the message has the reason
   * @throws IllegalStateException if the [SockJsClient] is closed
   */
  override suspend fun connect(
    url: String,
    protocols: List<String>,
    headers: Map<String, String>,
  ): SockJsWebSocketConnection {
    val uri = parse(url)
    val events = ConnectionEvents()
    val sockJs = client.connect(uri, connectOptions(protocols, headers), events)
    try {
      sockJs.opened().await()
    } catch (e: ConnectFailedException) {
      throw connectionException(uri, e)
    } catch (e: Throwable) { // the coroutine was cancelled
      sockJs.close()
      throw e
    }
    return SockJsWebSocketConnection(sockJs, events)
  }

  private fun connectOptions(protocols: List<String>, headers: Map<String, String>): SockJsOptions {
    val merged =
      headers.entries.fold(options.headers()) { all, (name, value) ->
        all.without(name).with(Headers.of(name, value))
      }
    val builder = options.toBuilder().headers(merged)
    if (protocols.isNotEmpty()) {
      builder.subprotocols(*protocols.toTypedArray())
    }
    return builder.build()
  }

  /** Parses a URL. The exception of [URI] would show secrets, so its message is not used. */
  private fun parse(url: String): URI =
    try {
      URI(url)
    } catch (e: URISyntaxException) {
      val before = url.substring(0, e.index.coerceIn(0, url.length)).substringBefore('?')
      throw IllegalArgumentException(
        "The URL has a wrong character at index ${e.index}, after \"${withoutUserInfo(before)}\""
      )
    }

  private fun withoutUserInfo(start: String): String =
    if (start.contains('@')) "***@" + start.substringAfterLast('@') else start

  private fun connectionException(url: URI, failure: ConnectFailedException) =
    WebSocketConnectionException(
      url = RedactedUrl.of(url),
      httpStatusCode = httpStatus(failure),
      additionalInfo = failure.message,
      cause = failure,
    )

  /** Returns the status that ended the connect, or that of the last attempt that has one. */
  private fun httpStatus(failure: ConnectFailedException): Int? {
    val statuses = failure.attempts().map { it.status() } + failure.closeEvent().status()
    return statuses.lastOrNull { it.isPresent }?.asInt
  }
}
