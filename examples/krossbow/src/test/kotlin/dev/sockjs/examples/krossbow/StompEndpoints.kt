package dev.sockjs.examples.krossbow

import org.springframework.beans.factory.BeanFactory
import org.springframework.context.annotation.Configuration
import org.springframework.messaging.Message
import org.springframework.messaging.MessageChannel
import org.springframework.messaging.MessageHandler
import org.springframework.messaging.handler.annotation.MessageMapping
import org.springframework.messaging.handler.annotation.SendTo
import org.springframework.messaging.simp.broker.SimpleBrokerMessageHandler
import org.springframework.messaging.simp.config.ChannelRegistration
import org.springframework.messaging.simp.config.MessageBrokerRegistry
import org.springframework.messaging.simp.stomp.StompCommand
import org.springframework.messaging.simp.stomp.StompHeaderAccessor
import org.springframework.messaging.support.ExecutorChannelInterceptor
import org.springframework.messaging.support.MessageBuilder
import org.springframework.scheduling.TaskScheduler
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler
import org.springframework.stereotype.Controller
import org.springframework.web.socket.config.annotation.EnableWebSocketMessageBroker
import org.springframework.web.socket.config.annotation.StompEndpointRegistry
import org.springframework.web.socket.config.annotation.WebSocketMessageBrokerConfigurer

/** STOMP over SockJS at `/stomp`, with Spring's simple broker and a controller. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocketMessageBroker
class StompEndpoints(private val beans: BeanFactory) : WebSocketMessageBrokerConfigurer {

  override fun registerStompEndpoints(registry: StompEndpointRegistry) {
    registry.setPreserveReceiveOrder(true)
    registry
      .addEndpoint("/stomp")
      .withSockJS()
      // Between two HTTP requests of a client, the messages for it wait here. One more than the
      // limit, by default 100, ends the session, and the client's next request gets 3000.
      .setHttpMessageCacheSize(10_000)
      // A session without an open request ends after this time, with 3000 too. Spring's 5 s are
      // short for a busy machine.
      .setDisconnectDelay(30_000)
  }

  override fun configureMessageBroker(registry: MessageBrokerRegistry) {
    registry.setApplicationDestinationPrefixes("/app")
    registry.setPreservePublishOrder(true)
    registry
      .enableSimpleBroker("/topic")
      .setTaskScheduler(heartBeats())
      .setHeartbeatValue(longArrayOf(HEART_BEAT_MILLIS, HEART_BEAT_MILLIS))
  }

  private fun heartBeats(): TaskScheduler {
    val scheduler = ThreadPoolTaskScheduler()
    scheduler.setDaemon(true)
    scheduler.initialize()
    return scheduler
  }

  override fun configureClientInboundChannel(registration: ChannelRegistration) {
    registration.interceptors(Receipts())
  }

  /**
   * Lets one thread send. With several, a receipt of [Receipts] runs the callback with which Spring
   * preserves the order of the broker's messages a second time. If that is at the same time as the
   * first, Spring ends the session with 1002; a client that has no open request gets 3000 instead.
   */
  override fun configureClientOutboundChannel(registration: ChannelRegistration) {
    registration.taskExecutor().corePoolSize(1).maxPoolSize(1)
  }

  /** Sends the receipts that Spring's simple broker does not send. */
  private inner class Receipts : ExecutorChannelInterceptor {
    override fun afterMessageHandled(
      message: Message<*>,
      channel: MessageChannel,
      handler: MessageHandler,
      failure: Exception?,
    ) {
      val handled = StompHeaderAccessor.wrap(message)
      val wanted = handled.receipt
      if (
        handler is SimpleBrokerMessageHandler &&
          wanted != null &&
          handled.command != StompCommand.DISCONNECT && // the broker sends that one
          handled.destination != WITHOUT_RECEIPT
      ) {
        val receipt = StompHeaderAccessor.create(StompCommand.RECEIPT)
        receipt.receiptId = wanted
        receipt.sessionId = handled.sessionId
        outbound().send(MessageBuilder.createMessage(ByteArray(0), receipt.messageHeaders))
      }
    }
  }

  private fun outbound(): MessageChannel =
    beans.getBean("clientOutboundChannel", MessageChannel::class.java)

  /** Handles messages to `/app`; Spring finds it here. */
  @Controller
  class Greeter {
    @MessageMapping("/hello")
    @SendTo("/topic/greetings")
    fun greet(name: String): String = "Hello, $name!"
  }

  companion object {
    const val HEART_BEAT_MILLIS = 3000L

    /** Messages to this destination get no receipt. */
    const val WITHOUT_RECEIPT = "/topic/without-receipt"
  }
}
