package dev.sockjs.examples.krossbow

import dev.sockjs.SockJsClient
import dev.sockjs.SockJsOptions
import java.time.Duration
import kotlin.time.toKotlinDuration
import kotlinx.coroutines.runBlocking
import org.hildan.krossbow.stomp.StompClient
import org.hildan.krossbow.stomp.config.HeartBeat
import org.hildan.krossbow.stomp.config.StompConfig

/**
 * krossbow's [StompClient] for Java: its methods block, and durations are those of Java. It is safe
 * for use by many threads, and does not close the [SockJsClient].
 *
 * @param client opens the connections
 * @param options the options of every connection, the headers for its requests among them
 * @param receiptTimeout how long [BlockingStompSession.send] and [BlockingStompSession.subscribe]
 *   wait for a receipt; zero, the default, asks for no receipts. Spring's simple broker sends none
 * @param heartBeat the interval in which both sides send heart-beats, if the server agrees; zero,
 *   the default, asks for none. The session ends when none came for one interval and a tenth of it,
 *   or at least 2 s more
 */
class BlockingStompClient
@JvmOverloads
constructor(
  client: SockJsClient,
  options: SockJsOptions = client.defaultOptions(),
  receiptTimeout: Duration = Duration.ZERO,
  heartBeat: Duration = Duration.ZERO,
) {
  private val stomp =
    StompClient(SockJsWebSocketClient(client, options), config(receiptTimeout, heartBeat))

  /**
   * Connects, and waits for the CONNECTED frame.
   *
   * @param url the base URL of the SockJS endpoint
   * @param connectHeaders headers for the CONNECT frame, such as `login` and `passcode`
   * @throws org.hildan.krossbow.websocket.WebSocketConnectionException if no transport opened; it
   *   has the HTTP status if there was one, and lists every attempt
   * @throws org.hildan.krossbow.stomp.ConnectionException if the server did not accept the STOMP
   *   session
   * @throws InterruptedException if the thread is interrupted; the connect is abandoned
   */
  @JvmOverloads
  @Throws(InterruptedException::class)
  fun connect(url: String, connectHeaders: Map<String, String> = emptyMap()): BlockingStompSession =
    runBlocking {
      BlockingStompSession(stomp.connect(url, customStompConnectHeaders = connectHeaders))
    }

  private companion object {
    val LEAST_MARGIN: Duration = Duration.ofSeconds(2)
    val CONNECTION_TIMEOUT: Duration = Duration.ofSeconds(60)

    fun config(receipts: Duration, heartBeats: Duration) =
      StompConfig().apply {
        require(!receipts.isNegative) { "receiptTimeout must not be negative: $receipts" }
        require(!heartBeats.isNegative) { "heartBeat must not be negative: $heartBeats" }
        // That of SockJsOptions, which tries one transport after another. krossbow's is 15 s.
        connectionTimeout = CONNECTION_TIMEOUT.toKotlinDuration()
        if (!receipts.isZero) {
          autoReceipt = true
          receiptTimeout = receipts.toKotlinDuration()
        }
        heartBeat = heartBeats.toKotlinDuration().let { HeartBeat(it, it) }
        heartBeatTolerance =
          heartBeatTolerance.copy(
            incomingMargin = maxOf(LEAST_MARGIN, heartBeats.dividedBy(10)).toKotlinDuration()
          )
      }
  }
}
