// sockjs-client as one of the compared clients: the counterpart of ClientMain, with the same commands and results.
// The argument is the transport, or `all`.
'use strict';

const fs = require('fs');
const http = require('http');
const https = require('https');
const readline = require('readline');
const SockJS = require('sockjs-client');

const MICROS_PER_TICK = 10000;
const TIMEOUT_MILLIS = 20000;
const MESSAGE = 'x'.repeat(64);
const transport = process.argv[2];
// Vert.x closes a connection after a receiving request without announcing that, and then the agent of Node, which
// keeps connections since Node 19, loses messages.
const withoutReuse = new http.Agent({ keepAlive: false });
const agent = http.globalAgent;

const now = () => Number(process.hrtime.bigint());
const sleep = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

function cpuMicros(pid) {
  try {
    const fields = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ');
    return (Number(fields[11]) + Number(fields[12])) * MICROS_PER_TICK;
  } catch (error) {
    return NaN;
  }
}

function usage(serverPid) {
  return { nanos: now(), client: cpuMicros(process.pid), server: cpuMicros(serverPid) };
}

function since(start, serverPid, messages) {
  const end = usage(serverPid);
  return {
    rate: messages / ((end.nanos - start.nanos) / 1e9),
    clientCpu: (end.client - start.client) / messages,
    serverCpu: (end.server - start.server) / messages,
  };
}

async function measure(round, counter) {
  await sleep(round.millis / 10);
  const startCount = counter();
  const start = usage(round.serverPid);
  await sleep(round.millis);
  return since(start, round.serverPid, counter() - startCount);
}

function percentiles(nanos) {
  nanos.sort((a, b) => a - b);
  return { p50: nanos[Math.floor(nanos.length / 2)] / 1e3, p99: nanos[Math.floor(nanos.length * 0.99)] / 1e3 };
}

function within(promise, what) {
  let timer;
  const timeout = new Promise((resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} took too long`)), TIMEOUT_MILLIS);
  });
  return Promise.race([promise, timeout]).finally(() => clearTimeout(timer));
}

// Opens a session; `ended` is resolved by the message "end", and rejected when the session ends before.
async function open(url, onMessage = () => {}) {
  const socket = new SockJS(url, null, transport === 'all' ? {} : { transports: transport });
  const session = { socket, count: 0 };
  session.ended = new Promise((resolve, reject) => {
    socket.onmessage = (event) => {
      session.count++;
      if (event.data === 'end') {
        resolve();
      }
      onMessage(session, event.data);
    };
    socket.onclose = (event) => reject(new Error(`The session ended: ${event.code} ${event.reason}`));
  });
  session.ended.catch(() => {});
  await within(Promise.race([new Promise((resolve) => { socket.onopen = resolve; }), session.ended]), 'opening');
  return session;
}

async function echo(round, inFlight) {
  let stopped = false;
  const session = await open(`${round.url}/echo`, (self, text) => stopped || self.socket.send(text));
  for (let i = 0; i < inFlight; i++) {
    session.socket.send(MESSAGE);
  }
  const values = await measure(round, () => session.count);
  stopped = true;
  session.socket.send('end');
  await within(session.ended, 'the last message');
  session.socket.close();
  return values;
}

async function latency(round) {
  const durations = [];
  let stopped = false;
  let sent = 0;
  const session = await open(`${round.url}/echo`, (self, text) => {
    durations.push(now() - sent);
    if (text !== 'end') {
      sent = now();
      self.socket.send(stopped ? 'end' : text);
    }
  });
  sent = now();
  session.socket.send(MESSAGE);
  const values = await measure(round, () => session.count);
  stopped = true;
  await within(session.ended, 'the last message');
  session.socket.close();
  return { ...values, ...percentiles(durations) };
}

async function flood(round, text) {
  const session = await open(`${round.url}/flood`);
  session.socket.send(text);
  const values = await measure(round, () => session.count);
  session.socket.send('stop');
  await within(session.ended, 'the last message');
  session.socket.close();
  return values;
}

async function connect(round, most) {
  const durations = [];
  const start = usage(round.serverPid);
  while (durations.length < most && now() - start.nanos < round.millis * 1e6) {
    const before = now();
    const session = await open(`${round.url}/echo`);
    durations.push(now() - before);
    session.socket.close();
  }
  return { ...percentiles(durations), ...since(start, round.serverPid, durations.length) };
}

async function idle(round, sessions) {
  const memory = () => {
    global.gc();
    const status = /VmRSS:\s+(\d+)/.exec(fs.readFileSync('/proc/self/status', 'utf8'));
    return { rss: Number(status[1]), heap: process.memoryUsage().heapUsed / 1024 };
  };
  const keep = [await open(`${round.url}/echo`)];
  const start = memory();
  for (let i = 0; i < sessions; i++) {
    keep.push(await open(`${round.url}/echo`));
  }
  await sleep(round.millis);
  const end = memory();
  return { heap: (end.heap - start.heap) / sessions, total: (end.rss - start.rss) / sessions, threads: 0 };
}

async function firstMessage(round) {
  https.globalAgent = new https.Agent({ keepAlive: true });
  const start = now();
  const session = await open(`${round.url}/echo`);
  const opened = now();
  session.socket.send('end');
  await within(session.ended, 'the echo');
  const responded = now();
  session.socket.close();
  return { open: (opened - start) / 1e6, first: (responded - opened) / 1e6 };
}

const scenarios = {
  'echo100': (round) => echo(round, 100),
  'echo1': latency,
  'connect': (round) => connect(round, 100),
  'refused': (round) => connect(round, 20),
  'hanging': (round) => connect(round, 2),
  'flood-small': (round) => flood(round, 'small'),
  'flood-large': (round) => flood(round, 'large'),
  'flood-escapes': (round) => flood(round, 'escapes'),
  'distant': firstMessage,
  'idle': (round) => idle(round, 1000),
};

async function run(line) {
  const [scenario, url, serverPid, millis, reuse] = line.split(' ');
  http.globalAgent = reuse === 'reuse' ? agent : withoutReuse;
  try {
    return await scenarios[scenario]({ url, serverPid: Number(serverPid), millis: Number(millis) });
  } catch (error) {
    return { error: String(error) };
  }
}

async function main() {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    console.log(JSON.stringify(await run(line)));
  }
  process.exit();
}

main();
