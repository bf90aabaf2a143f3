package dev.sockjs.examples.krossbow

import dev.sockjs.ConnectFailedException
import dev.sockjs.SockJsClient
import java.nio.file.Files
import java.nio.file.Path
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.Duration.Companion.seconds
import kotlinx.coroutines.flow.first
import org.hildan.krossbow.stomp.StompClient
import org.hildan.krossbow.stomp.config.HeartBeat
import org.hildan.krossbow.stomp.config.HeartBeatTolerance
import org.hildan.krossbow.stomp.config.StompConfig
import org.hildan.krossbow.stomp.sendText
import org.hildan.krossbow.stomp.stomp
import org.hildan.krossbow.stomp.subscribeText
import org.hildan.krossbow.websocket.WebSocketConnectionException
import org.junit.jupiter.api.AfterAll
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.TestInstance

/**
 * The Kotlin examples of `docs/stomp-without-spring.md`. Each is between the comments "begin
 * example" and "end example", in the order of the document. White space makes no difference.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
internal class StompDocumentTest {

  private val server = StompServer(StompEndpoints::class.java)
  private val url = server.url("/stomp")
  private val client: SockJsClient = SockJsClient.create()
  private val token = "secret"

  @AfterAll
  fun stop() {
    client.close()
    server.close()
  }

  @Test
  fun firstExample() = test {
    // begin example
    val stomp = StompClient(SockJsWebSocketClient(client))
    val session = stomp.connect(url)
    val greetings = session.subscribeText("/topic/greetings")
    session.sendText("/app/hello", "Kotlin")
    println(greetings.first())
    session.disconnect()
    // end example
  }

  @Test
  fun headers() = test {
    // begin example
    val connection =
      SockJsWebSocketClient(client)
        .connect(url, headers = mapOf("Authorization" to "Bearer $token"))
    val session = connection.stomp(StompConfig())
    // end example
    session.disconnect()
  }

  @Test
  fun failedConnect() = test {
    val url = server.url("/nothing")
    val stomp = StompClient(SockJsWebSocketClient(client))
    var status: Int? = null
    // begin example
    try {
      stomp.connect(url)
    } catch (e: WebSocketConnectionException) {
      status = e.httpStatusCode
      (e.cause as? ConnectFailedException)?.attempts()?.forEach { println(it) }
    }
    // end example
    assertEquals(404, status)
  }

  @Test
  fun settings() = test {
    // begin example
    val stomp =
      StompClient(SockJsWebSocketClient(client)) {
        connectionTimeout = 60.seconds
        receiptTimeout = 10.seconds
        heartBeat = HeartBeat(minSendPeriod = 10.seconds, expectedPeriod = 10.seconds)
        heartBeatTolerance = HeartBeatTolerance(500.milliseconds, 5.seconds)
      }
    // end example
    stomp.connect(url).disconnect()
  }

  @Test
  fun documentHasTheseExamples() {
    val source = "src/test/kotlin/dev/sockjs/examples/krossbow/StompDocumentTest.kt"
    val tested = between(source, "(?ms)^ *// begin example\n(.*?)^ *// end example")
    assertTrue(tested.isNotEmpty())
    assertEquals(
      tested,
      between("../../docs/stomp-without-spring.md", "(?ms)^```kotlin\n(.*?)^```"),
    )
  }

  private fun between(file: String, pattern: String): List<String> =
    Regex(pattern)
      .findAll(Files.readString(Path.of(file)))
      .map { it.groupValues[1].replace(Regex("\\s"), "") }
      .toList()
}
