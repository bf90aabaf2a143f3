package dev.sockjs.examples.krossbow

import dev.sockjs.CloseEvent
import dev.sockjs.ReadyState
import dev.sockjs.SockJs
import java.net.URI
import java.util.Optional
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CompletionStage
import java.util.concurrent.CopyOnWriteArrayList

/** A connection that records what is done with it. The test calls the listener. */
internal class FakeSockJs : SockJs {
  val sent = CopyOnWriteArrayList<String>()
  val closes = CopyOnWriteArrayList<String>()
  val end = CompletableFuture<CloseEvent>()
  @Volatile var state = ReadyState.OPEN
  @Volatile var full = false

  override fun url(): URI = URI.create("https://user:secret@example.org:81/echo?token=secret")

  override fun readyState() = state

  override fun transport() = Optional.of("fake")

  override fun protocol() = Optional.empty<String>()

  override fun extensions() = listOf<String>()

  override fun send(message: String) = throw UnsupportedOperationException()

  override fun offer(message: String): Boolean {
    require(message.length < 100) { "longer than the whole buffer" }
    if (full || state != ReadyState.OPEN) {
      return false
    }
    return sent.add(message)
  }

  override fun bufferedAmount() = 0L

  override fun flushed() = CompletableFuture<Void>()

  override fun close() = close(1000, "Normal closure")

  override fun close(code: Int, reason: String) {
    require(reason.length <= 123) { "the reason is too long" }
    closes.add("$code $reason")
    state = ReadyState.CLOSING
  }

  override fun abort() {
    closes.add("abort")
    state = ReadyState.CLOSING
  }

  override fun opened() = CompletableFuture<SockJs>()

  override fun closed(): CompletionStage<CloseEvent> = end.minimalCompletionStage()

  override fun toString() = "SockJs[https://***@example.org:81/echo?..., $state, transport=fake]"
}
