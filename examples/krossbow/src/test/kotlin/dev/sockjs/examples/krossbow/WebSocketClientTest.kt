package dev.sockjs.examples.krossbow

import dev.sockjs.ConnectFailedException
import dev.sockjs.Headers
import dev.sockjs.SockJsClient
import dev.sockjs.SockJsOptions
import dev.sockjs.testkit.server.ScriptedServer
import java.time.Duration
import java.util.regex.Pattern
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.async
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.launch
import org.hildan.krossbow.websocket.WebSocketConnectionException
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertInstanceOf
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertThrows
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.MethodSource
import org.junit.jupiter.params.provider.ValueSource

/** Connects and handshakes, with a scripted server: what krossbow's suite for clients tests too. */
internal class WebSocketClientTest {

  private val server: ScriptedServer = ScriptedServer.start()
  private val sockJs: SockJsClient = SockJsClient.create()
  private val options = SockJsOptions.builder().timeout(Duration.ofSeconds(20)).build()
  private val client = SockJsWebSocketClient(sockJs, options)
  private val url = server.uri("/echo").toString()

  @AfterEach
  fun stop() {
    sockJs.close()
    server.close()
  }

  /** Lets the server open sessions over WebSocket, which are silent. */
  private fun openWebSockets() {
    server.on("GET", "/info") { it.respond(200, "application/json", INFO) }
    server.on("GET", "/websocket") {
      it.webSocket().text("o")
      it.silence()
    }
  }

  private fun respondAlways(status: Int) {
    for (method in listOf("GET", "POST")) {
      server.on(method, Pattern.compile(".*")) { it.respond(status, "text/plain", "no") }
    }
  }

  @Test
  fun unknownHostFailsWithTheUrlInTheMessage() = test {
    val failure = assertThrows<WebSocketConnectionException> { client.connect("ws://garbage") }
    assertTrue(
      failure.message!!.startsWith("Couldn't connect to web socket at ws://garbage ("),
      failure.message,
    )
    assertEquals("ws://garbage", failure.url)
    assertNull(failure.httpStatusCode)
    assertInstanceOf(ConnectFailedException::class.java, failure.cause)
  }

  /** The statuses of krossbow's suite, but for 200. */
  @ParameterizedTest
  @MethodSource("statuses")
  fun failedConnectHasTheStatus(status: Int) = test {
    respondAlways(status)
    val failure = assertThrows<WebSocketConnectionException> { client.connect(url) }
    assertEquals(status, failure.httpStatusCode, failure.message)
    assertTrue(failure.message!!.contains("(HTTP $status: "), failure.message)
  }

  /** Status 200 is right for an info request, so it is not what failed. */
  @Test
  fun failureOfAnotherKindHasNoStatus() = test {
    respondAlways(200)
    val failure = assertThrows<WebSocketConnectionException> { client.connect(url) }
    assertNull(failure.httpStatusCode)
    assertTrue(failure.message!!.contains("its info is not a JSON object"), failure.message)
  }

  @ParameterizedTest
  @ValueSource(ints = [400, 403, 503])
  fun statusOfTheTransportsIsReportedIfTheInfoSucceeded(status: Int) = test {
    respondAlways(status)
    server.on("GET", "/info") { it.respond(200, "application/json", INFO) }
    val failure = assertThrows<WebSocketConnectionException> { client.connect(url) }
    assertEquals(status, failure.httpStatusCode, failure.message)
    for (transport in DEFAULT_TRANSPORTS) {
      assertTrue(failure.message!!.contains(transport), failure.message)
    }
  }

  @Test
  fun failureHasNoSecrets() = test {
    respondAlways(401)
    val secretUrl = url.replace("http://", "http://user:secret@") + "?token=secret"
    val failure = assertThrows<WebSocketConnectionException> { client.connect(secretUrl) }
    for (shown in listOf(failure.toString(), failure.url, failure.stackTraceToString())) {
      assertFalse(shown.contains("secret"), shown)
    }
  }

  @ParameterizedTest
  @ValueSource(
    strings =
      ["http://user:secret@host name/?secret", "http://host/ ?token=secret", "http://secret@host/^"]
  )
  fun wrongUrlIsRefusedWithoutSecrets(wrong: String) = test {
    val failure = assertThrows<IllegalArgumentException> { client.connect(wrong) }
    assertTrue(failure.message!!.startsWith("The URL has a wrong character at index "), wrong)
    assertFalse(failure.stackTraceToString().contains("secret"), failure.stackTraceToString())
  }

  @Test
  fun urlWithAnotherSchemeIsRefused() = test {
    val failure = assertThrows<IllegalArgumentException> { client.connect("ftp://example.org") }
    assertTrue(failure.message!!.contains("ftp://example.org"), failure.message)
  }

  @Test
  fun withoutProtocolsThereIsNoProtocolHeader() = test {
    openWebSockets()
    client.connect(url)
    val request = server.awaitRequest("GET", "/websocket")
    assertEquals(listOf<String>(), request.headers("Sec-WebSocket-Protocol"))
  }

  @ParameterizedTest
  @ValueSource(strings = ["v12.stomp", "unknown-protocol,v12.stomp,v11.stomp,v10.stomp"])
  fun protocolsAreOfferedInTheirOrder(protocols: String) = test {
    openWebSockets()
    val connection = client.connect(url, protocols = protocols.split(","))
    val offered = server.awaitRequest("GET", "/websocket").headers("Sec-WebSocket-Protocol")
    assertEquals(protocols.split(","), offered.flatMap { it.split(",") }.map { it.trim() })
    assertNull(connection.protocol)
  }

  @Test
  fun headersAreSentWithEveryRequest() = test {
    openWebSockets()
    assertTrue(client.supportsCustomHeaders)
    client.connect(url, headers = mapOf("My-Header-1" to "my-value-1", "My-Header-2" to "2"))
    for (path in listOf("/info", "/websocket")) {
      val request = server.awaitRequest("GET", path)
      assertEquals(listOf("my-value-1"), request.headers("My-Header-1"))
      assertEquals(listOf("2"), request.headers("My-Header-2"))
    }
  }

  @Test
  fun headersReplaceThoseOfTheOptions() = test {
    openWebSockets()
    val fixed = Headers.of("X-A", "option").with("X-B", "option")
    SockJsWebSocketClient(sockJs, options.toBuilder().headers(fixed).build())
      .connect(url, headers = mapOf("x-a" to "argument"))
    val request = server.awaitRequest("GET", "/websocket")
    assertEquals(listOf("argument"), request.headers("X-A"))
    assertEquals(listOf("option"), request.headers("X-B"))
  }

  @Test
  fun headerThatWouldBreakTheProtocolIsRefused() = test {
    val failure =
      assertThrows<IllegalArgumentException> {
        client.connect(url, headers = mapOf("Sec-WebSocket-Key" to "secret"))
      }
    assertTrue(failure.message!!.contains("Sec-WebSocket-Key"), failure.message)
    assertFalse(failure.message!!.contains("secret"), failure.message)
  }

  @Test
  fun cancelledConnectIsAbandoned() = testOnThreads {
    server.on("GET", "/info") { it.silence() }
    val connecting = async(start = CoroutineStart.UNDISPATCHED) { client.connect(url) }
    val request = server.awaitRequest("GET", "/info")
    connecting.cancelAndJoin()
    server.awaitPeerEnd(request.connection())
  }

  @Test
  fun cancelledConnectEndsTheHandshake() = testOnThreads {
    server.on("GET", "/info") { it.respond(200, "application/json", INFO) }
    server.on("GET", "/websocket") { it.silence() }
    val connecting = launch(start = CoroutineStart.UNDISPATCHED) { client.connect(url) }
    val request = server.awaitRequest("GET", "/websocket")
    connecting.cancelAndJoin()
    server.awaitPeerEnd(request.connection())
  }

  @Test
  fun closedClientIsAnIllegalState() = test {
    sockJs.close()
    assertThrows<IllegalStateException> { client.connect(url) }
  }

  companion object {
    private const val INFO =
      """{"websocket":true,"cookie_needed":false,"origins":["*:*"],"entropy":1}"""

    @JvmStatic
    fun statuses(): List<Int> = listOf(201..208, 301..308, 400..418, 500..508, 510..511).flatten()
  }
}
