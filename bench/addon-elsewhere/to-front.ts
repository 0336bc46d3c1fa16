// Loaded before the emulator, in its worker too: whatever it asks of an https address goes to the bench on this machine instead.
import http from 'node:http';
import https from 'node:https';

const port = Number(process.env['MARAC_FRONT']);

function toFront(...given: readonly unknown[]): http.ClientRequest {
  const [first] = given;
  const done = given.find((one) => typeof one === 'function') as ((answer: http.IncomingMessage) => void) | undefined;
  const url = typeof first === 'string' || first instanceof URL ? new URL(first) : undefined;
  const options = given.find((one) => typeof one === 'object' && !(one instanceof URL)) as
    http.RequestOptions | undefined;
  const { agent: _agent, protocol: _protocol, host: _host, hostname: _hostname, port: _port, ...rest } = options ?? {};
  const asked = { ...rest, ...(url === undefined ? {} : { path: `${url.pathname}${url.search}` }) };
  return http.request({ ...asked, host: '127.0.0.1', port }, done);
}

Object.assign(https, { request: toFront, get: (...given: readonly unknown[]) => toFront(...given).end() });
const { fetch } = globalThis;
globalThis.fetch = async (input, init) => {
  const asked = new Request(input, init);
  const { pathname, search } = new URL(asked.url);
  return fetch(new Request(`http://127.0.0.1:${port}${pathname}${search}`, asked));
};
