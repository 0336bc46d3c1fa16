// The key file of a MARAC: seals contents (AES-256-GCM), signs rows and events (HMAC-SHA-256), and names things without saying them.
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { Failure } from '../errors.ts';

export interface Keys {
  /** demo: made from a seed that everybody can know; refused for live mail. */
  readonly kind: 'own' | 'demo';
  /** A short name of the key that says nothing of it: to tell whether two copies are the same. */
  readonly id: string;
  /** Keyed hash; parts are told apart, whatever they hold. */
  mac(purpose: string, ...parts: readonly (string | Uint8Array)[]): Buffer;
  /** Sealed so that only the same purpose and context opens it. */
  seal(purpose: string, context: string, plain: Uint8Array): Buffer;
  /** Undefined when it was changed, or sealed for another purpose, context or key. */
  open(purpose: string, context: string, sealed: Uint8Array): Buffer | undefined;
}

const HEADER = 'marac-key-1';
const DEMO_HEADER = 'marac-demo-key-1';
const NONCE = 12;
const TAG = 16;

/** Makes a new key file, readable by its owner only; refuses to touch one that exists. */
export function createKeyFile(file: string): void {
  let handle: number;
  try {
    handle = openSync(file, 'wx', 0o600);
  } catch (cause) {
    throw new Failure('not-here', `${file} is already there, or its folder cannot be written.`, { cause });
  }
  try {
    writeSync(handle, `${HEADER} ${randomBytes(32).toString('base64url')}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** The key in that file; refused when other people may read it or when it is not one. */
export function openKeys(file: string): Keys {
  let text: string;
  try {
    if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0)
      throw new Failure('too-open', `The key file ${file} can be read by others.`);
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    throw new Failure('key-missing', `The key file ${file} cannot be read.`, { cause });
  }
  const demo = /^marac-demo-key-1 (\S+)$/m.exec(text)?.[1];
  if (demo !== undefined) return demoKeys(demo);
  const match = /^marac-key-1 ([A-Za-z0-9_-]{43})\s*$/.exec(text);
  if (match === null) throw new Failure('key-unreadable', `The key file ${file} does not hold a key.`);
  return keysFromSecret(Buffer.from(match[1] ?? '', 'base64url'), 'own');
}

/** What the key file of the demo says: no secret, only what its key is made from. */
export function demoKeyText(seed: string): string {
  return `${DEMO_HEADER} ${seed}\n`;
}

/** The demo's key, made from its seed. */
export function demoKeys(seed: string): Keys {
  return keysFromSecret(createHash('sha256').update(`marac demo ${seed}`).digest(), 'demo');
}

export function keysFromSecret(secret: Uint8Array, kind: Keys['kind']): Keys {
  // Key objects, not bytes: with bytes Node makes one anew for every hash, five times as slow.
  const derived = new Map<string, KeyObject>();
  const keyFor = (purpose: string): KeyObject => {
    const known = derived.get(purpose);
    if (known !== undefined) return known;
    const made = createSecretKey(Buffer.from(hkdfSync('sha256', secret, 'marac', purpose, 32)));
    derived.set(purpose, made);
    return made;
  };
  return {
    kind,
    id: Buffer.from(hkdfSync('sha256', secret, 'marac', 'id', 6)).toString('hex'),
    mac: (purpose, ...parts) => macOf(keyFor(`mac/${purpose}`), parts),
    seal: (purpose, context, plain) => sealWith(keyFor(`seal/${purpose}`), context, plain),
    open: (purpose, context, sealed) => openWith(keyFor(`seal/${purpose}`), context, sealed),
  };
}

function macOf(key: KeyObject, parts: readonly (string | Uint8Array)[]): Buffer {
  const pieces: Uint8Array[] = [];
  for (const part of parts) {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'utf8') : part;
    const length = Buffer.allocUnsafe(4);
    length.writeUInt32BE(bytes.length);
    pieces.push(length, bytes);
  }
  return createHmac('sha256', key).update(Buffer.concat(pieces)).digest();
}

function sealWith(key: KeyObject, context: string, plain: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context, 'utf8'));
  const body = [cipher.update(plain), cipher.final()];
  return Buffer.concat([nonce, cipher.getAuthTag(), ...body]);
}

function openWith(key: KeyObject, context: string, sealed: Uint8Array): Buffer | undefined {
  if (sealed.length < NONCE + TAG) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE), { authTagLength: TAG });
  decipher.setAAD(Buffer.from(context, 'utf8')).setAuthTag(sealed.subarray(NONCE, NONCE + TAG));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()]);
  } catch {
    return undefined;
  }
}
