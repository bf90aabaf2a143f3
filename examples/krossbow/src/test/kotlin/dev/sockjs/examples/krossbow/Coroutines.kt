package dev.sockjs.examples.krossbow

import kotlin.time.Duration.Companion.seconds
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeout
import org.hildan.krossbow.websocket.WebSocketConnection
import org.hildan.krossbow.websocket.WebSocketFrame
import org.junit.jupiter.api.Assertions.assertInstanceOf

/** The transports that are tried by default. */
val DEFAULT_TRANSPORTS = listOf("websocket", "xhr-streaming", "eventsource", "xhr-polling")

/** Runs a test in coroutines; it fails after a minute. */
fun test(body: suspend CoroutineScope.() -> Unit) = runBlocking {
  withTimeout(60.seconds) { body() }
}

/** The same on several threads. */
fun testOnThreads(body: suspend CoroutineScope.() -> Unit) =
  runBlocking(Dispatchers.Default) { withTimeout(60.seconds) { body() } }

suspend fun WebSocketConnection.nextText(): String =
  assertInstanceOf(WebSocketFrame.Text::class.java, incomingFrames.first()).text

/** The frames that are left, until the connection has ended. */
suspend fun WebSocketConnection.lastFrames(): List<WebSocketFrame> = incomingFrames.toList()
