// Takes apart what the child process says: frames of rows as they come, the last line, and the bytes behind it.
import { FRAME_HEAD_BYTES, LAST_FRAME, ROWS_FRAME } from './wire.ts';
import type { LastLine } from './wire.ts';

export interface Said {
  readonly last: LastLine;
  /** Bytes behind the last line. */
  readonly rest: Buffer;
}

/** No frame is longer: more would be no packer of ours. */
const MOST_FRAME_BYTES = 1 << 29;

interface Hearing {
  readonly head: Buffer;
  headAt: number;
  /** The frame that is coming in, at the beginning of its own memory. */
  frame: Buffer | undefined;
  frameAt: number;
  kind: number;
  last: LastLine | undefined;
  readonly rest: Buffer[];
  readonly onRows: (piece: Buffer) => void;
}

/** The answer's last line and what follows it; undefined when the child ended before, or said what no child of ours says. */
export async function listenToChild(
  stdout: AsyncIterable<Buffer>,
  onRows: (piece: Buffer) => void,
  giveUp: () => void,
): Promise<Said | undefined> {
  const hearing: Hearing = {
    head: Buffer.alloc(FRAME_HEAD_BYTES),
    headAt: 0,
    frame: undefined,
    frameAt: 0,
    kind: 0,
    last: undefined,
    rest: [],
    onRows,
  };
  for await (const piece of stdout) {
    let at = 0;
    while (at < piece.length && hearing.last === undefined) {
      const taken =
        hearing.frame === undefined ? takeHead(hearing, piece, at) : takeBody(hearing, hearing.frame, piece, at);
      if (taken < 0) {
        giveUp();
        return undefined;
      }
      at += taken;
    }
    if (at < piece.length) hearing.rest.push(piece.subarray(at));
  }
  return hearing.last === undefined ? undefined : { last: hearing.last, rest: Buffer.concat(hearing.rest) };
}

function takeHead(hearing: Hearing, piece: Buffer, at: number): number {
  const taken = piece.copy(hearing.head, hearing.headAt, at);
  hearing.headAt += taken;
  if (hearing.headAt < FRAME_HEAD_BYTES) return taken;
  hearing.headAt = 0;
  hearing.kind = hearing.head.readUInt32LE(0);
  const length = hearing.head.readUInt32LE(4);
  const isOurs = hearing.kind === ROWS_FRAME || hearing.kind === LAST_FRAME;
  if (!isOurs || length === 0 || length > MOST_FRAME_BYTES) return -1;
  hearing.frame = Buffer.allocUnsafeSlow(length);
  hearing.frameAt = 0;
  return taken;
}

function takeBody(hearing: Hearing, frame: Buffer, piece: Buffer, at: number): number {
  const taken = piece.copy(frame, hearing.frameAt, at);
  hearing.frameAt += taken;
  if (hearing.frameAt < frame.length) return taken;
  hearing.frame = undefined;
  if (hearing.kind === ROWS_FRAME) hearing.onRows(frame);
  else hearing.last = JSON.parse(frame.toString('utf8')) as LastLine;
  return taken;
}
