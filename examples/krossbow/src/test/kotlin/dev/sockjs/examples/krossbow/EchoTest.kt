package dev.sockjs.examples.krossbow

import dev.sockjs.SockJsClient
import dev.sockjs.SockJsOptions
import dev.sockjs.testserver.SockJsTestServer
import java.time.Duration
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.take
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.future.await
import org.hildan.krossbow.websocket.WebSocketException
import org.hildan.krossbow.websocket.WebSocketFrame
import org.junit.jupiter.api.AfterAll
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.TestInstance
import org.junit.jupiter.api.assertThrows
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.MethodSource

/** Messages and closes, with the embedded server, over each transport. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
internal class EchoTest {

  private val server: SockJsTestServer = SockJsTestServer.start()
  private val sockJs: SockJsClient = SockJsClient.create()

  @AfterAll
  fun stop() {
    sockJs.close()
    server.close()
  }

  fun transports() = DEFAULT_TRANSPORTS

  private suspend fun connect(transport: String, endpoint: String): SockJsWebSocketConnection {
    val options =
      SockJsOptions.builder()
        .transports(transport)
        .timeout(Duration.ofSeconds(20))
        .closeLinger(Duration.ofSeconds(20))
        .maxBufferedAmount(200_000)
        .build()
    return SockJsWebSocketClient(sockJs, options).connect(server.uri(endpoint).toString())
  }

  @ParameterizedTest
  @MethodSource("transports")
  fun textComesBackAndCloseEndsTheFlow(transport: String) = test {
    val connection = connect(transport, "/echo")
    assertEquals(transport, connection.sockJs.transport().orElseThrow())
    connection.sendText("hello")
    assertEquals("hello", connection.nextText())
    connection.close()
    assertEquals(listOf(WebSocketFrame.Close(1000, null)), connection.lastFrames())
    assertTrue(connection.sockJs.closed().toCompletableFuture().join().wasClean())
    assertThrows<WebSocketException> { connection.sendText("late") }
  }

  @ParameterizedTest
  @MethodSource("transports")
  fun closeOfTheServerHasCodeAndReason(transport: String) = test {
    val connection = connect(transport, "/close")
    assertEquals(listOf(WebSocketFrame.Close(3000, "Go away!")), connection.lastFrames())
  }

  @ParameterizedTest
  @MethodSource("transports")
  fun longMessagesAndUnusualOnesComeBack(transport: String) = test {
    val connection = connect(transport, "/echo")
    for (message in listOf("", "\n", "\"\\\u0000\u2028", "\uD83D\uDE00", "é".repeat(25_000))) {
      connection.sendText(message)
      assertEquals(message, connection.nextText())
    }
    connection.close()
  }

  /** Sends ten times as much as fits into the send buffer. */
  @ParameterizedTest
  @MethodSource("transports")
  fun sendsThatWaitForRoomLoseNothing(transport: String) = testOnThreads {
    val connection = connect(transport, "/echo")
    val echoes = async { connection.incomingFrames.take(200).toList() }
    val padding = ".".repeat(10_000)
    for (i in 0 until 200) {
      connection.sendText("$i$padding")
    }
    assertEquals(List(200) { WebSocketFrame.Text("$it$padding") }, echoes.await())
    connection.close()
  }

  @ParameterizedTest
  @MethodSource("transports")
  fun messagesOfManyCoroutinesAllArrive(transport: String) = testOnThreads {
    val connection = connect(transport, "/echo")
    val senders =
      List(20) { sender ->
        async { repeat(10) { connection.sendText("$sender/$it") } }
      }
    val echoes = connection.incomingFrames.take(200).toList()
    senders.awaitAll()
    assertEquals(200, echoes.toSet().size)
    connection.close()
  }

  /** The server floods, and stops when the client does not read. */
  @ParameterizedTest
  @MethodSource("transports")
  fun framesThatNobodyCollectsDoNotBlockTheClose(transport: String) = testOnThreads {
    val connection = connect(transport, "/flood")
    connection.sendText("go 3000 1000")
    connection.incomingFrames.first()
    connection.close()
    connection.sockJs.closed().await()
    assertEquals(WebSocketFrame.Close(1000, null), connection.lastFrames().last())
  }

  @ParameterizedTest
  @MethodSource("transports")
  fun floodThatIsCollectedLaterIsComplete(transport: String) = testOnThreads {
    val connection = connect(transport, "/flood")
    connection.sendText("go 3000 1000")
    connection.incomingFrames.first()
    assertEquals("hello", echoOfAnotherConnection()) // while the flood waits
    assertEquals(2999, connection.incomingFrames.take(2999).toList().size)
    connection.close()
  }

  private suspend fun echoOfAnotherConnection(): String {
    val other = connect("websocket", "/echo")
    other.sendText("hello")
    return other.nextText().also { other.close() }
  }

  @Test
  fun closedClientEndsTheFlow() = test {
    val patient = SockJsOptions.builder().closeLinger(Duration.ofSeconds(20)).build()
    SockJsClient.builder().defaultOptions(patient).build().use { own ->
      val connection = SockJsWebSocketClient(own).connect(server.uri("/echo").toString())
      own.close()
      assertEquals(1001, (connection.lastFrames().single() as WebSocketFrame.Close).code)
    }
  }

  @Test
  fun closeNowEndsAConnectionWhoseFramesNobodyCollects() = testOnThreads {
    val own = SockJsClient.create()
    val connection = SockJsWebSocketClient(own).connect(server.uri("/flood").toString())
    connection.sendText("go 3000 1000")
    connection.incomingFrames.first()
    own.closeNow()
    assertEquals(1001, connection.sockJs.closed().await().code())
    assertThrows<WebSocketException> { connection.lastFrames() }
  }
}
