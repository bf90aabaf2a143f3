// sockjs-node with the endpoints of sockjs-testserver. Listens on the loopback address, on the port that is the
// first argument or on a free one, and prints its URL as the only line of its output. Ends when its standard input
// ends, so that it does not outlive the tests.
'use strict';

const http = require('http');
const sockjs = require('sockjs');

const WINDOW_CHARS = 64 * 1024;
const POLL_INTERVAL_MILLIS = 5;
const OPEN = 1;

const server = http.createServer((request, response) => response.writeHead(404).end());
// Errors of clients that must not end the process: the client closes while sockjs-node refuses its upgrade, closes in
// the middle of a request, or never ends a request. Any other unhandled error, such as after an offer of h2c, ends it.
const BAD_CLIENT = ['EPIPE', 'ECONNRESET', 'HPE_INVALID_EOF_STATE', 'ERR_HTTP_REQUEST_TIMEOUT'];
server.on('connection', (socket) => socket.on('error', (error) => {
  if (!BAD_CLIENT.includes(error.code)) {
    throw error;
  }
}));
server.on('upgrade', (request, socket) => socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n'));

function install(prefix, options, onConnection) {
  const log = (severity, line) => severity === 'error' && console.error(line);
  const endpoint = sockjs.createServer({ log, ...options });
  endpoint.on('connection', onConnection);
  endpoint.installHandlers(server, { prefix });
}

function echo(connection) {
  connection.on('data', (message) => connection.write(message));
}

function tick(connection) {
  const timer = setInterval(() => connection.write('tick!'), 1000);
  connection.on('close', () => clearInterval(timer));
}

function amplify(connection) {
  connection.on('data', (message) => {
    const exponent = /^1?\d$/.test(message) ? Number(message) : 1;
    connection.write('x'.repeat(2 ** exponent));
  });
}

const broadcastConnections = new Set();

function broadcast(connection) {
  broadcastConnections.add(connection);
  connection.on('close', () => broadcastConnections.delete(connection));
  connection.on('data', (message) => broadcastConnections.forEach((listener) => listener.write(message)));
}

function flood(connection) {
  connection.on('data', (message) => {
    const request = /^go (\d{1,9}) (\d{1,7})$/.exec(message);
    if (request) {
      pour(connection, Number(request[1]), 'x'.repeat(Number(request[2])));
    }
  });
}

function pour(connection, count, message) {
  while (count > 0 && connection.readyState === OPEN && pendingChars(connection) < WINDOW_CHARS) {
    connection.write(message);
    count--;
  }
  if (count > 0 && connection.readyState === OPEN) {
    setTimeout(pour, POLL_INTERVAL_MILLIS, connection, count, message);
  }
}

// Characters that wait for the next receiver in the queue of sockjs-node, or in the socket. It has no API for this.
function pendingChars(connection) {
  const { recv, send_buffer: queue = [] } = connection._session;
  const socket = recv && (recv.connection || recv.response.socket);
  const queued = queue.length === 0 ? 0 : queue.length * (queue[0].length + 1);
  return queued + (socket ? socket.writableLength : 0);
}

install('/echo', { response_limit: 4096 }, echo);
install('/disabled_websocket_echo', { response_limit: 4096, websocket: false }, echo);
install('/cookie_needed_echo', { response_limit: 4096, jsessionid: true }, echo);
install('/close', {}, (connection) => connection.close(3000, 'Go away!'));
install('/ticker', {}, tick);
install('/amplify', {}, amplify);
install('/broadcast', {}, broadcast);
install('/flood', {}, flood);

process.stdin.on('close', () => process.exit()).resume();
server.listen(Number(process.argv[2] || 0), '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
