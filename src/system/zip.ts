// The one zip reader and the one zip writer: bytes are counted while they inflate, and what is written has fixed dates and a fixed order,
// so that the same input gives the same file on any day.
import { createInflateRaw, crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import { readDirectory, ZipTrouble, type ZipEntry, type ZipLimits } from './zip-directory.ts';

export interface Zip {
  readonly entries: readonly ZipEntry[];
  /** The whole part. Throws ZipTrouble. */
  read(entry: ZipEntry): Buffer;
  /** The part in pieces, counted as they come. Throws ZipTrouble. */
  stream(entry: ZipEntry): AsyncIterable<Buffer>;
  /** The packed bytes as they stand in the file. */
  packed(entry: ZipEntry): Buffer;
}

const RATIO_FROM_BYTES = 1 << 20;
const PIECE_BYTES = 1 << 18;
/** The smallest that zlib takes as the size of a step. */
const STEP_BYTES = 64;
/** Packed; deflate makes at most a thousand times as much of it. */
const SMALL_BYTES = 1 << 16;

/** Opens a zip held in memory. `strict` refuses what only odd or hostile writers make. Throws ZipTrouble. */
export function openZip(bytes: Buffer, limits: ZipLimits, strict = false): Zip {
  const entries = readDirectory(bytes, limits, strict);
  const counted = new Map<ZipEntry, number>();
  let total = 0;
  const count = (entry: ZipEntry, inflated: number): void => {
    const before = counted.get(entry) ?? 0;
    if (inflated <= before) return;
    counted.set(entry, inflated);
    total += inflated - before;
    if (inflated > limits.maxPartBytes || total > limits.maxTotalBytes) {
      throw new ZipTrouble(
        'too-large',
        `It unpacks to more than ${Math.round(Math.min(limits.maxPartBytes, limits.maxTotalBytes) / 1048576)} MB.`,
      );
    }
    if (inflated > RATIO_FROM_BYTES && inflated > entry.packedBytes * limits.maxRatio) {
      throw new ZipTrouble('too-large', `A part unpacks to more than ${limits.maxRatio} times its size.`);
    }
  };
  const packed = (entry: ZipEntry): Buffer => bytes.subarray(entry.dataAt, entry.dataAt + entry.packedBytes);
  return {
    entries,
    packed,
    read: (entry) => readWhole(entry, packed(entry), limits, count),
    stream: (entry) => streamPart(entry, packed(entry), limits, count),
  };
}

type Count = (entry: ZipEntry, inflated: number) => void;

function readWhole(entry: ZipEntry, packed: Buffer, limits: ZipLimits, count: Count): Buffer {
  const most =
    Math.min(
      limits.maxPartBytes,
      limits.maxTotalBytes,
      Math.max(RATIO_FROM_BYTES, packed.length * Math.min(limits.maxRatio, 1100)),
    ) + 1;
  const content = inflateWhole(entry, packed, most);
  count(entry, content.length);
  checkSum(entry, crc32(content));
  return content;
}

function inflateWhole(entry: ZipEntry, packed: Buffer, most: number): Buffer {
  if (entry.method === 0) return packed;
  refuseMethod(entry);
  try {
    return inflateRawSync(packed, { maxOutputLength: most, chunkSize: roomFor(entry) });
  } catch (cause) {
    if (cause instanceof RangeError || (cause as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') {
      throw new ZipTrouble('too-large', 'A part unpacks to more than the limit.', { cause });
    }
    throw new ZipTrouble('damaged-zip', 'A part cannot be unpacked.', { cause });
  }
}

/** Where the part comes to as many bytes as it says, it is unpacked in one step. What it says is no limit. */
function roomFor({ statedBytes }: ZipEntry): number {
  return Math.min(Math.max(statedBytes + 1, STEP_BYTES), PIECE_BYTES);
}

async function* streamPart(entry: ZipEntry, packed: Buffer, limits: ZipLimits, count: Count): AsyncGenerator<Buffer> {
  // Most parts are small: unpacked in one step under the same limits they come ten times as quick as through a stream.
  if (entry.method === 0 || packed.length <= SMALL_BYTES) {
    const content = readWhole(entry, packed, limits, count);
    for (let at = 0; at < content.length; at += PIECE_BYTES) yield content.subarray(at, at + PIECE_BYTES);
    return;
  }
  refuseMethod(entry);
  const inflate = createInflateRaw({ chunkSize: PIECE_BYTES });
  inflate.end(packed);
  let length = 0;
  let sum = 0;
  try {
    for await (const piece of inflate as AsyncIterable<Buffer>) {
      length += piece.length;
      count(entry, length);
      sum = crc32(piece, sum);
      yield piece;
    }
  } catch (cause) {
    if (typeof (cause as { code?: unknown }).code === 'string' && (cause as { code: string }).code.startsWith('Z_')) {
      throw new ZipTrouble('damaged-zip', 'A part cannot be unpacked.', { cause });
    }
    throw cause;
  } finally {
    inflate.destroy();
  }
  checkSum(entry, sum);
}

function refuseMethod(entry: ZipEntry): void {
  if (entry.method !== 8)
    throw new ZipTrouble(
      'unsupported-zip',
      `A part is packed by method ${entry.method}; only plain and deflate are read.`,
    );
}

function checkSum(entry: ZipEntry, sum: number): void {
  if (sum !== entry.crc) throw new ZipTrouble('damaged-zip', 'A part is not what was packed: its checksum is wrong.');
}

/** A part to write: new content, or an entry of another zip taken over with its packed bytes as they are. */
export type ZipPart =
  | { readonly name: string; readonly content: Buffer | Uint8Array; readonly store?: boolean }
  | { readonly entry: ZipEntry; readonly packed: Buffer }
  | {
      readonly rawName: Buffer;
      readonly utf8: boolean;
      readonly packed: Buffer;
      readonly crc: number;
      readonly bytes: number;
    };

interface Record {
  readonly rawName: Buffer;
  readonly flags: number;
  readonly method: number;
  readonly time: number;
  readonly date: number;
  readonly crc: number;
  readonly packed: Buffer;
  readonly bytes: number;
  readonly attributes: number;
  readonly madeBy: number;
  readonly comment: Buffer;
}

// 1 January 1980, the first day a zip can name: the same bytes whenever it is written.
const FIXED_DATE = 0x21;
const NO_COMMENT = Buffer.alloc(0);
const UTF8_NAMES = 0x800;

/** The bytes of a zip with these parts in this order. Parts of new content carry the date 1980-01-01; taken-over entries keep their own. */
export function writeZip(parts: readonly ZipPart[]): Buffer {
  const pieces: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const part of parts) {
    const record = makeRecord(part);
    const local = localHeader(record);
    central.push(centralHeader(record, at));
    pieces.push(local, record.packed);
    at += local.length + record.packed.length;
  }
  const list = Buffer.concat(central);
  if (at + list.length > 0xfffffffe || parts.length > 0xfffe)
    throw new ZipTrouble('too-large', 'The file would be larger than a plain zip can be.');
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...pieces, list, end]);
}

function makeRecord(part: ZipPart): Record {
  const fresh = { method: 8, time: 0, date: FIXED_DATE, attributes: 0, madeBy: 20, comment: NO_COMMENT };
  if ('entry' in part) {
    const { entry, packed } = part;
    // The sizes now stand in the header itself: no descriptor follows the packed bytes.
    return { ...entry, flags: entry.flags & ~8, packed, bytes: entry.statedBytes };
  }
  if ('rawName' in part) return { ...fresh, ...part, flags: part.utf8 ? UTF8_NAMES : 0 };
  const content = Buffer.from(part.content.buffer, part.content.byteOffset, part.content.byteLength);
  const rawName = Buffer.from(part.name, 'utf8');
  const flags = rawName.every((byte) => byte < 0x80) ? 0 : UTF8_NAMES;
  const base = { ...fresh, rawName, flags, crc: crc32(content), bytes: content.length };
  return part.store === true ? { ...base, method: 0, packed: content } : { ...base, packed: deflateRawSync(content) };
}

function localHeader(record: Record): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  writeCommon(header, record, 6);
  header.writeUInt16LE(record.rawName.length, 26);
  return Buffer.concat([header, record.rawName]);
}

function centralHeader(record: Record, at: number): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(record.madeBy, 4);
  header.writeUInt16LE(20, 6);
  writeCommon(header, record, 8);
  header.writeUInt16LE(record.rawName.length, 28);
  header.writeUInt16LE(record.comment.length, 32);
  header.writeUInt32LE(record.attributes, 38);
  header.writeUInt32LE(at, 42);
  return Buffer.concat([header, record.rawName, record.comment]);
}

function writeCommon(header: Buffer, record: Record, at: number): void {
  header.writeUInt16LE(record.flags, at);
  header.writeUInt16LE(record.method, at + 2);
  header.writeUInt16LE(record.time, at + 4);
  header.writeUInt16LE(record.date, at + 6);
  header.writeUInt32LE(record.crc, at + 8);
  header.writeUInt32LE(record.packed.length, at + 12);
  header.writeUInt32LE(record.bytes, at + 16);
}
