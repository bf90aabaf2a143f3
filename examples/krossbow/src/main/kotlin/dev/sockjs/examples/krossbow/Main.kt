package dev.sockjs.examples.krossbow

import dev.sockjs.SockJsClient
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.runBlocking
import org.hildan.krossbow.stomp.StompClient
import org.hildan.krossbow.stomp.sendText
import org.hildan.krossbow.stomp.subscribeText

/**
 * Sends a name to the server of `examples/spring-boot`, and prints the greeting.
 *
 * @param args the URL of the STOMP endpoint, such as `http://localhost:8080/stomp`
 */
fun main(args: Array<String>) {
  SockJsClient.create().use { client ->
    runBlocking {
      val session = StompClient(SockJsWebSocketClient(client)).connect(args[0])
      val greetings = session.subscribeText("/topic/greetings")
      session.sendText("/app/hello", "Kotlin")
      println(greetings.first())
      session.disconnect()
    }
  }
}
