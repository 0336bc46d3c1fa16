// The list of what a zip holds, read from its central directory and checked against the local headers before anything is inflated.

export type ZipCode =
  'not-a-zip' | 'damaged-zip' | 'encrypted-zip' | 'unsupported-zip' | 'bad-name' | 'too-large' | 'odd-zip';

/** What is wrong with a zip, by code and in a sentence; thrown by this reader only. */
export class ZipTrouble extends Error {
  readonly code: ZipCode;
  constructor(code: ZipCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ZipTrouble';
    this.code = code;
  }
}

export interface ZipLimits {
  readonly maxEntries: number;
  /** Inflated bytes of one part. */
  readonly maxPartBytes: number;
  /** Inflated bytes of all parts that are read. */
  readonly maxTotalBytes: number;
  /** Inflated to packed, looked at once a part has passed one megabyte. */
  readonly maxRatio: number;
}

export interface ZipEntry {
  /** With forward slashes and no leading one, as other parts call it. */
  readonly name: string;
  readonly rawName: Buffer;
  readonly flags: number;
  readonly method: number;
  readonly time: number;
  readonly date: number;
  readonly crc: number;
  readonly packedBytes: number;
  /** What the directory says it inflates to; believed by nobody. */
  readonly statedBytes: number;
  readonly attributes: number;
  readonly madeBy: number;
  readonly comment: Buffer;
  /** Where the packed bytes begin. */
  readonly dataAt: number;
  readonly headerAt: number;
}

const END = 0x06054b50;
const END64 = 0x06064b50;
const END64_LOCATOR = 0x07064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const FULL16 = 0xffff;
const FULL32 = 0xffffffff;

interface Directory {
  readonly count: number;
  readonly at: number;
  readonly bytes: number;
  /** Bytes in front of the zip that its offsets do not count. */
  readonly shift: number;
}

/** Every entry in directory order. `strict` also refuses what only odd or hostile writers make. Throws ZipTrouble. */
export function readDirectory(bytes: Buffer, limits: ZipLimits, strict: boolean): ZipEntry[] {
  const directory = findDirectory(bytes, strict);
  if (directory.count > limits.maxEntries)
    throw new ZipTrouble('too-large', `It holds ${directory.count} parts; ${limits.maxEntries} is the limit.`);
  const entries: ZipEntry[] = [];
  let at = directory.at;
  const end = directory.at + directory.bytes;
  while (at + 46 <= end && bytes.readUInt32LE(at) === CENTRAL) {
    if (entries.length >= limits.maxEntries)
      throw new ZipTrouble('too-large', `It holds more than ${limits.maxEntries} parts.`);
    const [entry, next] = readCentral(bytes, at, directory.shift, strict);
    entries.push(entry);
    at = next;
  }
  if (entries.length === 0) throw new ZipTrouble('not-a-zip', 'It holds no parts.');
  if (entries.length !== directory.count && strict)
    throw new ZipTrouble('damaged-zip', 'Its list of parts has another length than it says.');
  refuseOverlaps(entries);
  return entries;
}

function findDirectory(bytes: Buffer, strict: boolean): Directory {
  const endAt = findEnd(bytes);
  let count = bytes.readUInt16LE(endAt + 10);
  let size = bytes.readUInt32LE(endAt + 12);
  let at = bytes.readUInt32LE(endAt + 16);
  let stop = endAt;
  const comment = bytes.readUInt16LE(endAt + 20);
  if (strict && endAt + 22 + comment !== bytes.length)
    throw new ZipTrouble('odd-zip', 'Something stands behind the end of the zip.');
  const locator = endAt - 20;
  if (locator >= 0 && bytes.readUInt32LE(locator) === END64_LOCATOR) {
    const found = findEnd64(bytes, locator);
    if (found >= 0) {
      count = readBig(bytes, found + 32);
      size = readBig(bytes, found + 40);
      at = readBig(bytes, found + 48);
      stop = found;
    }
  }
  const shift = directoryShift(bytes, at, size, stop);
  if (strict && (shift !== 0 || bytes.readUInt32LE(0) !== LOCAL))
    throw new ZipTrouble('odd-zip', 'Something stands in front of the zip.');
  return { count, at: at + shift, bytes: stop - at - shift, shift };
}

function findEnd(bytes: Buffer): number {
  const lowest = Math.max(0, bytes.length - 22 - FULL16 - 65536);
  for (let at = bytes.length - 22; at >= lowest; at -= 1) {
    if (bytes[at] === 0x50 && bytes.readUInt32LE(at) === END) return at;
  }
  if (bytes.length >= 4 && bytes.readUInt32LE(0) === LOCAL)
    throw new ZipTrouble('damaged-zip', 'The end of the file is missing: it was cut off on its way.');
  const what = bytes.subarray(0, 5).toString('latin1') === '%PDF-' ? 'a PDF, not an' : 'not an';
  throw new ZipTrouble('not-a-zip', `This is ${what} Excel or Word file (.xlsx, .docx).`);
}

function findEnd64(bytes: Buffer, locator: number): number {
  const stated = readBig(bytes, locator + 8);
  if (stated + 56 <= bytes.length && bytes.readUInt32LE(stated) === END64) return stated;
  const before = locator - 56;
  return before >= 0 && bytes.readUInt32LE(before) === END64 ? before : -1;
}

// A file may have been glued behind something else; then every offset is short by the same number of bytes.
function directoryShift(bytes: Buffer, at: number, size: number, stop: number): number {
  if (isCentral(bytes, at)) return 0;
  const byLength = stop - size;
  if (isCentral(bytes, byLength)) return byLength - at;
  throw new ZipTrouble('damaged-zip', 'The list of its parts is not where it should be.');
}

function isCentral(bytes: Buffer, at: number): boolean {
  return at >= 0 && at + 46 <= bytes.length && bytes.readUInt32LE(at) === CENTRAL;
}

function readCentral(bytes: Buffer, at: number, shift: number, strict: boolean): [ZipEntry, number] {
  const nameBytes = bytes.readUInt16LE(at + 28);
  const extraBytes = bytes.readUInt16LE(at + 30);
  const commentBytes = bytes.readUInt16LE(at + 32);
  const next = at + 46 + nameBytes + extraBytes + commentBytes;
  if (next > bytes.length) throw new ZipTrouble('damaged-zip', 'The list of its parts is cut off.');
  const rawName = bytes.subarray(at + 46, at + 46 + nameBytes);
  const extra = bytes.subarray(at + 46 + nameBytes, at + 46 + nameBytes + extraBytes);
  const sizes = readSizes(bytes, at, extra);
  const flags = bytes.readUInt16LE(at + 8);
  const name = partName(rawName, flags, strict);
  const attributes = bytes.readUInt32LE(at + 38);
  const madeBy = bytes.readUInt16LE(at + 4);
  if (strict && madeBy >> 8 === 3 && attributes >>> 28 === 10)
    throw new ZipTrouble('bad-name', 'A part is a link to another file.');
  if ((flags & 1) !== 0) throw new ZipTrouble('encrypted-zip', 'Its parts are encrypted.');
  const headerAt = sizes.headerAt + shift;
  const entry: ZipEntry = {
    name,
    rawName,
    flags,
    method: bytes.readUInt16LE(at + 10),
    time: bytes.readUInt16LE(at + 12),
    date: bytes.readUInt16LE(at + 14),
    crc: bytes.readUInt32LE(at + 16),
    packedBytes: sizes.packed,
    statedBytes: sizes.stated,
    attributes,
    madeBy,
    comment: bytes.subarray(next - commentBytes, next),
    dataAt: dataStart(bytes, headerAt, sizes.packed, rawName, strict),
    headerAt,
  };
  return [entry, next];
}

function readSizes(bytes: Buffer, at: number, extra: Buffer): { packed: number; stated: number; headerAt: number } {
  let packed = bytes.readUInt32LE(at + 20);
  let stated = bytes.readUInt32LE(at + 24);
  let headerAt = bytes.readUInt32LE(at + 42);
  for (let place = 0; place + 4 <= extra.length;) {
    const id = extra.readUInt16LE(place);
    const length = extra.readUInt16LE(place + 2);
    let field = place + 4;
    const end = Math.min(field + length, extra.length);
    place = field + length;
    if (id !== 1) continue;
    const take = (): number => {
      if (field + 8 > end) throw new ZipTrouble('damaged-zip', 'A part has no readable size.');
      field += 8;
      return readBig(extra, field - 8);
    };
    if (stated === FULL32) stated = take();
    if (packed === FULL32) packed = take();
    if (headerAt === FULL32) headerAt = take();
  }
  return { packed, stated, headerAt };
}

function dataStart(bytes: Buffer, headerAt: number, packed: number, rawName: Buffer, strict: boolean): number {
  if (headerAt < 0 || headerAt + 30 > bytes.length || bytes.readUInt32LE(headerAt) !== LOCAL) {
    throw new ZipTrouble('damaged-zip', 'A part is not where the list says.');
  }
  const nameEnd = headerAt + 30 + bytes.readUInt16LE(headerAt + 26);
  const dataAt = nameEnd + bytes.readUInt16LE(headerAt + 28);
  if (dataAt + packed > bytes.length) throw new ZipTrouble('damaged-zip', 'A part is cut off.');
  if (strict && !bytes.subarray(headerAt + 30, nameEnd).equals(rawName))
    throw new ZipTrouble('odd-zip', 'A part has two names.');
  return dataAt;
}

function partName(raw: Buffer, flags: number, strict: boolean): string {
  const utf8 = (flags & 0x800) !== 0 || raw.every((byte) => byte < 0x80);
  const name = raw.toString(utf8 ? 'utf8' : 'latin1');
  if (name.includes('\0')) throw new ZipTrouble('bad-name', 'A part has a name that is no name.');
  const clean = name.replaceAll('\\', '/').replace(/^\/+/, '');
  const climbs = clean.split('/').includes('..') || /^[A-Za-z]:/.test(clean);
  if (climbs || (strict && clean !== name))
    throw new ZipTrouble('bad-name', 'A part is named as a place outside the file.');
  return clean;
}

function refuseOverlaps(entries: readonly ZipEntry[]): void {
  const sorted = entries.toSorted((a, b) => a.headerAt - b.headerAt);
  let end = 0;
  for (const entry of sorted) {
    if (entry.headerAt < end) throw new ZipTrouble('odd-zip', 'Two of its parts share the same bytes.');
    end = entry.dataAt + entry.packedBytes;
  }
}

function readBig(bytes: Buffer, at: number): number {
  const value = bytes.readBigUInt64LE(at);
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new ZipTrouble('damaged-zip', 'A size in it is not believable.');
  return Number(value);
}
