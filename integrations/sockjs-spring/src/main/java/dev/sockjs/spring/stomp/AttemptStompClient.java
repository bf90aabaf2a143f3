package dev.sockjs.spring.stomp;

import org.springframework.scheduling.TaskScheduler;
import org.springframework.web.socket.messaging.WebSocketStompClient;

/** Has the settings of another STOMP client, and opens one connection that can be aborted. */
final class AttemptStompClient extends WebSocketStompClient {

  AttemptStompClient(
      WebSocketStompClient settings, AbortableWebSocketClient webSocket, TaskScheduler scheduler) {
    super(webSocket);
    TaskScheduler own = settings.getTaskScheduler();
    setTaskScheduler(own == null ? scheduler : own);
    setMessageConverter(settings.getMessageConverter());
    setDefaultHeartbeat(settings.getDefaultHeartbeat());
    setReceiptTimeLimit(settings.getReceiptTimeLimit());
    setInboundMessageSizeLimit(settings.getInboundMessageSizeLimit());
    Integer outbound = settings.getOutboundMessageSizeLimit();
    if (outbound != null) {
      setOutboundMessageSizeLimit(outbound);
    }
  }
}
