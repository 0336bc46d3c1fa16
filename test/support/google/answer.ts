// An answer of the server as bytes on the wire: zipped where the client asked for it, or cut off in the middle.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';

export interface Answer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
}

const zips = new WeakMap<Buffer, Buffer>();

/** The same body may be sent many times. */
function zippedOnce(body: Buffer): Buffer {
  const known = zips.get(body);
  if (known !== undefined) return known;
  const zip = gzipSync(body, { level: 1 });
  zips.set(body, zip);
  return zip;
}

export function send(
  response: ServerResponse,
  request: IncomingMessage,
  answer: Answer,
  cutAt: number | undefined,
  nowMs: number,
): void {
  const wantsGzip = /gzip/.test(request.headers['accept-encoding'] ?? '');
  const zipped = wantsGzip && answer.body.length > 512 && !answer.headers['content-encoding'] && cutAt === undefined;
  const body = zipped ? zippedOnce(answer.body) : answer.body;
  response.sendDate = false;
  response.writeHead(answer.status, {
    date: new Date(nowMs).toUTCString(),
    ...answer.headers,
    ...(zipped && { 'content-encoding': 'gzip' }),
    ...(answer.status !== 204 && { 'content-length': body.length }),
    vary: 'Origin, X-Origin, Referer',
  });
  if (cutAt === undefined) response.end(answer.status === 204 ? undefined : body);
  else response.write(body.subarray(0, cutAt), () => request.socket.destroy());
}
