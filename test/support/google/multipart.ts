// A multipart/related upload: the file's metadata as JSON, then its bytes.
import { invalid } from './errors.ts';

export interface Upload {
  readonly json: string;
  readonly media: { readonly type: string; readonly bytes: Buffer };
}

/** The two parts of an upload; anything else is a 400. */
export function readMultipart(body: Buffer, contentType: string): Upload {
  const boundary = /boundary="?([^";]+)"?/.exec(contentType)?.[1];
  if (!boundary) throw invalid('Missing end boundary in multipart body.');
  const mark = Buffer.from(`--${boundary}`);
  const parts: { headers: string; bytes: Buffer }[] = [];
  let at = body.indexOf(mark);
  while (at >= 0) {
    const next = body.indexOf(mark, at + mark.length);
    if (next < 0) break;
    const part = body.subarray(at + mark.length + 2, next - 2);
    const split = part.indexOf('\r\n\r\n');
    parts.push({ headers: part.toString('latin1', 0, split), bytes: part.subarray(split + 4) });
    at = next;
  }
  const [json, media] = parts;
  if (!json || !media || parts.length !== 2) throw invalid('Malformed multipart body.');
  const type = /content-type: *([^\r\n]+)/i.exec(media.headers)?.[1] ?? 'application/octet-stream';
  return { json: json.bytes.toString('utf8'), media: { type, bytes: media.bytes } };
}
