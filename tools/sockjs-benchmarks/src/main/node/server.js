// sockjs-node with the endpoints of VertxServer. Listens on a free port of the loopback address, prints its URL as
// the only line of its output, and ends when its standard input ends.
'use strict';

const http = require('http');
const sockjs = require('sockjs');

const WINDOW_CHARS = 1024 * 1024;
const POLL_INTERVAL_MILLIS = 1;
const OPEN = 1;
const TEXTS = {
  small: 'x'.repeat(64),
  large: 'x'.repeat(4096),
  escapes: '{"k":"\u00e9\n\\"},'.repeat(64),
};

const server = http.createServer((request, response) => response.writeHead(404).end());
// A client that ends in the middle of something is no reason to end the server.
server.on('connection', (socket) => socket.on('error', () => {}));
server.on('upgrade', (request, socket) => socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n'));

function install(prefix, onConnection) {
  const log = (severity, line) => severity === 'error' && console.error(line);
  const endpoint = sockjs.createServer({ log });
  endpoint.on('connection', onConnection);
  endpoint.installHandlers(server, { prefix });
}

function flood(connection) {
  connection.on('data', (message) => {
    connection.flooding = message !== 'stop';
    if (connection.flooding) {
      pour(connection, TEXTS[message]);
    } else {
      connection.write('end');
    }
  });
}

// Writes one window at a time, and none before the last one is gone: as long as the system takes the bytes at once, nothing
// is ever pending, and a socket that never drains keeps sockjs-node from reading. Either way it would never hear "stop".
function pour(connection, text) {
  if (!connection.flooding || connection.readyState !== OPEN) {
    return;
  }
  for (let left = pendingChars(connection) ? 0 : WINDOW_CHARS; left > 0; left -= text.length) {
    connection.write(text);
  }
  if (pendingChars(connection)) {
    setTimeout(pour, POLL_INTERVAL_MILLIS, connection, text);
  } else {
    setImmediate(pour, connection, text);
  }
}

// Characters that wait for the next receiver in the queue of sockjs-node, or in the socket. It has no API for this.
function pendingChars(connection) {
  const { recv, send_buffer: queue = [] } = connection._session;
  const socket = recv && (recv.connection || recv.response.socket);
  const queued = queue.length === 0 ? 0 : queue.length * (queue[0].length + 1);
  return queued + (socket ? socket.writableLength : 0);
}

install('/echo', (connection) => connection.on('data', (message) => connection.write(message)));
install('/sink', (connection) => connection.on('data', (message) => message === 'end' && connection.write('end')));
install('/flood', flood);

process.stdin.on('close', () => process.exit()).resume();
server.listen(0, '127.0.0.1', 4096, () => console.log(`http://127.0.0.1:${server.address().port}`));
