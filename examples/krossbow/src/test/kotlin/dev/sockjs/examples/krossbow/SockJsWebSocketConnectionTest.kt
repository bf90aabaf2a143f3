package dev.sockjs.examples.krossbow

import dev.sockjs.CloseEvent
import dev.sockjs.ReadyState
import dev.sockjs.SessionClosedException
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.async
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.launch
import kotlinx.io.bytestring.ByteString
import org.hildan.krossbow.websocket.WebSocketException
import org.hildan.krossbow.websocket.WebSocketFrame
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertInstanceOf
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertThrows
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.CsvSource
import org.junit.jupiter.params.provider.ValueSource

internal class SockJsWebSocketConnectionTest {

  private val sock = FakeSockJs()
  private val events = ConnectionEvents()
  private val connection = SockJsWebSocketConnection(sock, events)

  private fun end(event: CloseEvent) {
    sock.state = ReadyState.CLOSED
    events.onClose(sock, event)
    sock.end.complete(event)
  }

  @Test
  fun sendDoesNotSuspendWhileThereIsRoom() = test {
    val sending = launch(start = CoroutineStart.UNDISPATCHED) { connection.sendText("a") }
    assertTrue(sending.isCompleted)
    assertEquals(listOf("a"), sock.sent)
  }

  @Test
  fun sendSuspendsWhileTheBufferIsFullAndKeepsTheOrder() = test {
    sock.full = true
    val sends =
      listOf("a", "b", "c").map {
        launch(start = CoroutineStart.UNDISPATCHED) { connection.sendText(it) }
      }
    assertFalse(sends.any { it.isCompleted })
    events.onWritable(sock) // still full, as if another thread had been faster
    sock.full = false
    events.onWritable(sock)
    sends.forEach { it.join() }
    assertEquals(listOf("a", "b", "c"), sock.sent)
  }

  @Test
  fun sendGoesOnAlthoughABlockedListenerCannotSayThatThereIsRoom() = test {
    sock.full = true
    val sending = launch(start = CoroutineStart.UNDISPATCHED) { connection.sendText("a") }
    sock.full = false
    sending.join()
    assertEquals(listOf("a"), sock.sent)
  }

  @Test
  fun cancelledSendSendsNothingAndLetsTheNextOneThrough() = test {
    sock.full = true
    val cancelled = launch(start = CoroutineStart.UNDISPATCHED) { connection.sendText("a") }
    val next = launch(start = CoroutineStart.UNDISPATCHED) { connection.sendText("b") }
    cancelled.cancelAndJoin()
    sock.full = false
    events.onWritable(sock)
    next.join()
    assertEquals(listOf("b"), sock.sent)
  }

  @Test
  fun sendThatWaitsFailsWhenTheConnectionIsLost() = test {
    sock.full = true
    val failure =
      async(start = CoroutineStart.UNDISPATCHED) {
        assertThrows<WebSocketException> { connection.sendText("a") }
      }
    end(CloseEvent.of(1006, "No heartbeat", false))
    assertEquals(
      "The message was not sent. The connection has ended with 1006 \"No heartbeat\" (unclean):" +
        " SockJs[https://***@example.org:81/echo?..., CLOSED, transport=fake]",
      failure.await().message,
    )
  }

  @Test
  fun sendThatWaitsFailsWhenTheConnectionIsClosedHere() = test {
    sock.full = true
    val failure =
      async(start = CoroutineStart.UNDISPATCHED) {
        assertThrows<WebSocketException> { connection.sendText("a") }
      }
    connection.close()
    assertInstanceOf(SessionClosedException::class.java, failure.await().cause)
    assertFalse(connection.canSend)
    end(CloseEvent.of(1000, "", true))
  }

  @Test
  fun messageThatNeverFitsIsRefused() = test {
    val failure = assertThrows<IllegalArgumentException> { connection.sendText("x".repeat(1000)) }
    assertEquals("longer than the whole buffer", failure.message)
    connection.sendText("a")
  }

  @Test
  fun binaryMessageIsRefused() = test {
    val failure =
      assertThrows<UnsupportedOperationException> { connection.sendBinary(ByteString(1, 2, 3)) }
    assertEquals(
      "SockJS has only text messages, so the message of 3 bytes was not sent: send it as text, in" +
        " Base64 for example",
      failure.message,
    )
  }

  @ParameterizedTest
  @CsvSource(
    "1000,1000",
    "1001,4001",
    "1003,4003",
    "1007,4007",
    "1014,4014",
    "3000,3000",
    "4999,4999",
  )
  fun closeSendsACodeOfSockJsAndReportsTheCodeThatWasGiven(code: Int, sent: Int) = test {
    connection.close(code, "Bye")
    assertEquals(listOf("$sent Bye"), sock.closes)
    end(CloseEvent.of(sent, "Bye", true))
    assertEquals(listOf(WebSocketFrame.Close(code, "Bye")), connection.lastFrames())
  }

  @ParameterizedTest
  @ValueSource(ints = [0, 999, 1004, 1005, 1006, 1015, 2999, 5000])
  fun codeThatNoEndpointMaySendIsRefused(code: Int) = test {
    val failure = assertThrows<IllegalArgumentException> { connection.close(code) }
    assertTrue(failure.message!!.endsWith("but not $code"), failure.message)
    assertTrue(connection.canSend)
  }

  @Test
  fun closeWithAReasonThatIsTooLongClosesNothing() = test {
    assertThrows<IllegalArgumentException> { connection.close(1001, "x".repeat(124)) }
    end(CloseEvent.of(4001, "of the server", true))
    assertEquals(listOf(WebSocketFrame.Close(4001, "of the server")), connection.lastFrames())
  }

  @Test
  fun firstCloseDecidesTheCode() = test {
    connection.close(1001, "first")
    connection.close(4001, "second")
    end(CloseEvent.of(4001, "first", true))
    assertEquals(listOf(WebSocketFrame.Close(1001, "first")), connection.lastFrames())
  }

  @Test
  fun ownCloseThatIsNotCleanEndsWithACloseFrame() = test {
    connection.close()
    end(CloseEvent.of(1000, "", false))
    assertEquals(listOf(WebSocketFrame.Close(1000, null)), connection.lastFrames())
  }

  @Test
  fun closeOfTheServerIsAFrame() = test {
    events.onMessage(sock, "a")
    end(CloseEvent.of(3000, "Go away!", true))
    assertEquals(
      listOf(WebSocketFrame.Text("a"), WebSocketFrame.Close(3000, "Go away!")),
      connection.lastFrames(),
    )
  }

  @Test
  fun lostConnectionIsAFailure() = test {
    events.onMessage(sock, "a")
    val event = CloseEvent.of(1006, "No heartbeat", false)
    end(event)
    assertEquals("a", connection.nextText())
    val failure = assertThrows<WebSocketException> { connection.incomingFrames.first() }
    val cause = assertInstanceOf(SessionClosedException::class.java, failure.cause)
    assertEquals(event, cause.closeEvent().orElseThrow())
  }

  @Test
  fun interruptedListenerEndsTheConnection() = test {
    events.onMessage(sock, "x".repeat(256 * 1024))
    Thread.currentThread().interrupt()
    events.onMessage(sock, "last")
    assertTrue(Thread.interrupted())
    assertEquals(listOf("abort"), sock.closes)
    connection.nextText()
    assertEquals("last", connection.nextText())
  }

  @Test
  fun hostAndDescriptionHaveNoSecrets() {
    assertEquals("example.org", connection.host)
    assertEquals(sock.url().toString(), connection.url)
    assertNull(connection.protocol)
    assertFalse(connection.toString().contains("secret"), connection.toString())
  }
}
