// The worker that encrypts office files: about a second of computing for each file, which must not block the rest of the program.
import { parentPort, type MessagePort } from 'node:worker_threads';
import office from 'officecrypto-tool';

export interface EncryptRequest {
  readonly id: number;
  readonly bytes: Uint8Array;
  readonly passphrase: string;
}
export type EncryptAnswer = { readonly id: number; readonly bytes?: Uint8Array };

const port = parentPort;
port?.on('message', (request: EncryptRequest) => {
  void answer(request, port);
});

/** Encrypts and opens the result again as a proof: returns bytes only if the content is the same. */
async function answer({ id, bytes, passphrase }: EncryptRequest, to: MessagePort): Promise<void> {
  const sealed = await encrypt(Buffer.from(bytes), passphrase).catch(() => undefined);
  const done: EncryptAnswer = sealed === undefined ? { id } : { id, bytes: sealed };
  to.postMessage(done, []);
}

async function encrypt(plain: Buffer, passphrase: string): Promise<Buffer | undefined> {
  const sealed = Buffer.from(office.encrypt(plain, { password: passphrase }));
  const opened = await office.decrypt(sealed, { password: passphrase });
  return office.isEncrypted(sealed) && plain.equals(opened) ? sealed : undefined;
}
