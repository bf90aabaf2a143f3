package dev.sockjs.examples.krossbow

import dev.sockjs.SockJsClient
import dev.sockjs.SockJsOptions
import java.time.Duration
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.Duration.Companion.seconds
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.take
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.future.await
import org.hildan.krossbow.stomp.LostReceiptException
import org.hildan.krossbow.stomp.StompClient
import org.hildan.krossbow.stomp.StompErrorFrameReceived
import org.hildan.krossbow.stomp.StompSession
import org.hildan.krossbow.stomp.WebSocketClosedUnexpectedly
import org.hildan.krossbow.stomp.config.HeartBeat
import org.hildan.krossbow.stomp.config.HeartBeatTolerance
import org.hildan.krossbow.stomp.config.StompConfig
import org.hildan.krossbow.stomp.instrumentation.KrossbowInstrumentation
import org.hildan.krossbow.stomp.sendText
import org.hildan.krossbow.stomp.stomp
import org.hildan.krossbow.stomp.subscribeText
import org.hildan.krossbow.websocket.WebSocketException
import org.hildan.krossbow.websocket.WebSocketFrame
import org.junit.jupiter.api.AfterAll
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertInstanceOf
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.TestInstance
import org.junit.jupiter.api.assertThrows
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.MethodSource

/** krossbow's STOMP client with Spring's simple broker, over each transport. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
internal class StompTest {

  private val server = StompServer(StompEndpoints::class.java)
  private val sockJs: SockJsClient = SockJsClient.create()

  @AfterAll
  fun stop() {
    sockJs.close()
    server.close()
  }

  fun transports() = DEFAULT_TRANSPORTS

  private fun client(transport: String) =
    SockJsWebSocketClient(
      sockJs,
      SockJsOptions.builder().transports(transport).timeout(Duration.ofSeconds(20)).build(),
    )

  /** Returns settings with limits that leave a busy machine time. */
  private fun config(configure: StompConfig.() -> Unit = {}) =
    StompConfig().apply {
      connectionTimeout = 60.seconds
      receiptTimeout = 50.seconds
      disconnectTimeout = 20.seconds
      subscriptionCompletionTimeout = 20.seconds
      configure()
    }

  private suspend fun connect(
    transport: String,
    configure: StompConfig.() -> Unit = {},
  ): StompSession = StompClient(client(transport), config(configure)).connect(server.url("/stomp"))

  @ParameterizedTest
  @MethodSource("transports")
  fun greetingComes(transport: String) = test {
    val session = connect(transport)
    val greetings = session.subscribeText("/topic/greetings")
    session.sendText("/app/hello", transport)
    assertEquals("Hello, $transport!", greetings.first { transport in it })
    session.disconnect()
  }

  @ParameterizedTest
  @MethodSource("transports")
  fun aThousandMessagesArriveInOrder(transport: String) = testOnThreads {
    val session = connect(transport)
    val subscription = session.subscribeText("/topic/order/$transport")
    val messages = async { subscription.take(1000).toList() }
    repeat(1000) { session.sendText("/topic/order/$transport", "$it") }
    assertEquals(List(1000) { "$it" }, messages.await())
    session.disconnect()
  }

  @ParameterizedTest
  @MethodSource("transports")
  fun disconnectCompletesTheSubscription(transport: String) = testOnThreads {
    val session = connect(transport)
    val subscription = session.subscribeText("/topic/end/$transport")
    val messages = async { subscription.toList() }
    session.sendText("/topic/end/$transport", "last")
    session.disconnect() // the simple broker sends the receipt after the message
    assertEquals(listOf("last"), messages.await())
  }

  /** Each frame waits for its receipt. */
  @ParameterizedTest
  @MethodSource("transports")
  fun receiptsCome(transport: String) = testOnThreads {
    val session = connect(transport) { autoReceipt = true }
    val subscription = session.subscribeText("/topic/receipts/$transport")
    val messages = async { subscription.take(50).toList() }
    repeat(50) { session.sendText("/topic/receipts/$transport", "$it") }
    assertEquals(List(50) { "$it" }, messages.await())
    session.disconnect()
  }

  /** More than a streaming response of Spring has (128 KiB), so the client opens several. */
  @ParameterizedTest
  @MethodSource("transports")
  fun longMessagesWithReceiptsCome(transport: String) = testOnThreads {
    val session = connect(transport) { autoReceipt = true }
    val subscription = session.subscribeText("/topic/long/$transport")
    val messages = async { subscription.take(60).toList() }
    val padding = ".".repeat(5_000) // Tomcat accepts 8192 units
    repeat(60) { session.sendText("/topic/long/$transport", "$it$padding") }
    assertEquals(List(60) { "$it$padding" }, messages.await())
    session.disconnect()
  }

  @ParameterizedTest
  @MethodSource("transports")
  fun missingReceiptIsAnError(transport: String) = test {
    val session =
      connect(transport) {
        autoReceipt = true
        receiptTimeout = 300.milliseconds
      }
    assertThrows<LostReceiptException> {
      session.sendText(StompEndpoints.WITHOUT_RECEIPT, "payload")
    }
    session.disconnect()
  }

  /** At the same time over all transports, because it takes some seconds. */
  @Test
  fun heartBeatsKeepTheSession() = testOnThreads {
    DEFAULT_TRANSPORTS.map { async { sendAfterHeartBeats(it) } }.awaitAll()
  }

  private suspend fun sendAfterHeartBeats(transport: String) {
    val counter = HeartBeatCounter()
    val session =
      connect(transport) {
        heartBeat = HeartBeat(3.seconds, 3.seconds)
        heartBeatTolerance = HeartBeatTolerance(500.milliseconds, 20.seconds)
        instrumentation = counter
      }
    val messages = session.subscribeText("/topic/heart-beats/$transport")
    counter.awaitReceived(3) // the server ends a session without the client's after three intervals
    session.sendText("/topic/heart-beats/$transport", "alive")
    assertEquals("alive", messages.first())
    session.disconnect()
  }

  private class HeartBeatCounter : KrossbowInstrumentation {
    private val received = MutableStateFlow(0)

    override suspend fun onWebSocketFrameReceived(frame: WebSocketFrame) {
      if (frame is WebSocketFrame.Text && frame.text == "\n") {
        received.value++
      }
    }

    suspend fun awaitReceived(count: Int) {
      received.first { it >= count }
    }
  }

  /**
   * Spring closes a session after its ERROR frame. If the client has no open request then, as may
   * be with polling, the frame is lost, and the next request gets 3000.
   */
  @ParameterizedTest
  @MethodSource("transports")
  fun errorFrameEndsTheSession(transport: String) = test {
    val connection = client(transport).connect(server.url("/stomp"))
    val session = connection.stomp(config())
    val greetings = session.subscribeText("/topic/greetings")
    connection.sendText("NONSENSE\n\n\u0000")
    val failure = assertThrows<Exception> { greetings.first() }
    if (transport == "xhr-polling" && failure is WebSocketClosedUnexpectedly) {
      assertEquals(3000, failure.code)
    } else {
      val error = assertInstanceOf(StompErrorFrameReceived::class.java, failure)
      assertTrue(error.message!!.contains("NONSENSE"), error.message)
    }
    connection.sockJs.closed().await()
  }

  @ParameterizedTest
  @MethodSource("transports")
  fun lostSessionEndsTheSubscription(transport: String) = test {
    val connection = client(transport).connect(server.url("/stomp"))
    val greetings = connection.stomp(config()).subscribeText("/topic/greetings")
    connection.sockJs.abort()
    val failure = assertThrows<WebSocketException> { greetings.first() }
    assertTrue(failure.message!!.contains("1006 \"Aborted\""), failure.message)
  }
}
