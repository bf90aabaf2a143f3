// The console of the page. Text of servers and clients is only ever set as text, never as HTML.
'use strict';

const MAX_ROWS = 500;
const MAX_CHARS = 2000;
const MAX_FRAME_CHARS = 200;

const byId = (id) => document.getElementById(id);
const endpoint = byId('endpoint');
const transport = byId('transport');
const connectButton = byId('connect');
const message = byId('message');
const sendButton = byId('send');
const log = byId('log');
const events = byId('events');

let sock = null;
let sent = 0;
let received = 0;
let pending = [];
let flushing = false;

function shorten(text, maxChars) {
  return text.length <= maxChars
    ? text
    : text.slice(0, maxChars) + ' \u2026 (' + text.length + ' characters)';
}

function timeOfDay() {
  const now = new Date();
  const digits = (value, count) => String(value).padStart(count, '0');
  return digits(now.getHours(), 2) + ':' + digits(now.getMinutes(), 2) + ':'
    + digits(now.getSeconds(), 2) + '.' + digits(now.getMilliseconds(), 3);
}

// Adds a row to the log. Rows are drawn once per frame of the screen, so that a flood of messages
// does not block the page; only the last MAX_ROWS are kept.
function add(kind, text) {
  const maxChars = kind === 'frame' ? MAX_FRAME_CHARS : MAX_CHARS;
  pending.push({kind, text: shorten(text, maxChars), time: timeOfDay()});
  if (pending.length > MAX_ROWS) {
    pending.shift();
  }
  if (!flushing) {
    flushing = true;
    requestAnimationFrame(flush);
  }
}

function flush() {
  flushing = false;
  const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 4;
  events.append(...pending.map(row));
  pending = [];
  while (events.childElementCount > MAX_ROWS) {
    events.firstElementChild.remove();
  }
  byId('counters').textContent = sent + (sent === 1 ? ' message' : ' messages') + ' sent, '
    + received + ' received';
  if (atEnd) {
    log.scrollTop = log.scrollHeight;
  }
}

function row(event) {
  const item = document.createElement('li');
  item.className = event.kind;
  for (const [name, text] of [['time', event.time], ['kind', event.kind], ['text', event.text]]) {
    const cell = document.createElement('span');
    cell.className = name;
    cell.textContent = text;
    item.append(cell, ' ');
  }
  item.querySelector('.text').dir = 'auto';
  return item;
}

function show(status, state) {
  byId('status').textContent = status;
  byId('status').className = state;
  const idle = state === 'closed';
  endpoint.disabled = !idle;
  transport.disabled = !idle;
  connectButton.textContent = idle ? 'Connect' : 'Disconnect';
  message.disabled = state !== 'open';
  sendButton.disabled = state !== 'open';
}

// Logs attempts and frames. sockjs-client has no events for them, so this replaces methods of its
// own; the version is fixed, and a test runs this with it.
function observe(target) {
  const connectNext = target._connect;
  target._connect = function () {
    connectNext.call(this);
    if (this._transport) {
      add('attempt', this._transport.transportName);
    }
  };
  const receive = target._transportMessage;
  target._transportMessage = function (frame) {
    add('frame', frame);
    receive.call(this, frame);
  };
}

function connect() {
  const path = endpoint.value;
  // The default timeout for each transport is about a second, which a busy machine can exceed.
  const options = {timeout: 10000};
  if (transport.value) {
    options.transports = [transport.value];
  }
  const target = new SockJS(location.origin + path, null, options);
  sock = target;
  show('Connecting to ' + path + ' \u2026', 'connecting');
  observe(target);
  target.onopen = () => {
    show('Connected to ' + path + ' over ' + target.transport + '.', 'open');
    add('open', target.transport);
    if (document.activeElement === document.body || document.activeElement === connectButton) {
      message.focus();
    }
  };
  target.onmessage = (event) => {
    received++;
    add('message', event.data);
  };
  target.onclose = (event) => {
    const text = event.code + ' ' + event.reason + (event.wasClean ? '' : ' (not clean)');
    add('close', text);
    if (sock === target) {
      show('Closed: ' + text, 'closed');
      sock = null;
    }
  };
}

byId('connection').addEventListener('submit', (event) => {
  event.preventDefault();
  if (sock) {
    sock.close();
  } else {
    connect();
  }
});

byId('sending').addEventListener('submit', (event) => {
  event.preventDefault();
  sock.send(message.value);
  sent++;
  add('sent', message.value);
  message.value = '';
  message.focus();
});

byId('join').addEventListener('click', () => {
  if (sock) {
    sock.close();
  }
  endpoint.value = '/broadcast';
  connect();
  message.focus();
});

byId('frames').addEventListener('change', (event) => {
  log.classList.toggle('without-frames', !event.target.checked);
});

byId('clear').addEventListener('click', () => {
  pending = [];
  sent = 0;
  received = 0;
  events.replaceChildren();
  flush();
});

byId('version').textContent = SockJS.version;
for (const origin of document.querySelectorAll('.origin')) {
  origin.textContent = location.origin;
}
