// A small IMAP server: folders with special use under any name, APPEND, UID SEARCH, FETCH, STORE and EXPUNGE, over TLS; told what to do wrong.
import { readFileSync } from 'node:fs';
import type net from 'node:net';
import { join } from 'node:path';
import tls from 'node:tls';
import { answerOf, type Mailbox, type Session } from './imap-answers.ts';
import type { ImapFolder, ImapOptions, Stored } from './imap-options.ts';

const folder = join(import.meta.dirname, 'certificates');

export interface ImapServer {
  readonly port: number;
  /** What lies in the folder for drafts; expunged ones stay in the list as deleted. */
  readonly drafts: Stored[];
  readonly commands: string[];
  in(name: string): Stored[];
  /** Puts a message there as another program would. */
  put(name: string, bytes: string, flags?: readonly string[], at?: Date): Stored;
  /** Gives every message of the folder another number, as a server does that was set up anew. */
  renumber(name: string): void;
  /** From now on nobody can reach it. */
  stop(): void;
  start(): void;
  close(): Promise<void>;
}

const FOLDERS: readonly ImapFolder[] = [
  { name: 'INBOX' },
  { name: 'Drafts', use: '\\Drafts' },
  { name: 'Sent', use: '\\Sent' },
];

export async function openImapServer(options: ImapOptions = {}): Promise<ImapServer> {
  const folders = options.folders ?? FOLDERS;
  const boxes = new Map<string, Mailbox>(
    folders.map((one) => [one.name, { ...one, messages: [], uid: 0, validity: 1 }]),
  );
  const box = (name: string): Mailbox => {
    const found = boxes.get(name);
    if (found === undefined) throw new Error(`no folder ${name}`);
    return found;
  };
  const drafts = folders.find(({ use }) => use === '\\Drafts')?.name ?? folders.at(-1)?.name ?? 'Drafts';
  const state = { appends: 0, isStopped: false };
  const commands: string[] = [];
  const sockets = new Set<net.Socket>();
  const name = options.certificate ?? 'good';
  const server = tls.createServer(
    { key: readFileSync(join(folder, `${name}.key`)), cert: readFileSync(join(folder, `${name}.pem`)) },
    (socket) => {
      sockets.add(socket);
      socket.setNoDelay(true); // or each answer of several lines waits 40 ms for an ACK
      socket.on('close', () => sockets.delete(socket));
      socket.on('error', () => undefined);
      if (state.isStopped) return void socket.destroy();
      converse(socket, options, { options, boxes, commands, appends: state });
    },
  );
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as net.AddressInfo).port,
    drafts: box(drafts).messages,
    commands,
    in: (of) => box(of).messages,
    put(of, bytes, flags = [], at = new Date()) {
      const to = box(of);
      to.uid += 1;
      const stored: Stored = { uid: to.uid, bytes, flags: new Set(flags), deleted: false, at };
      to.messages.push(stored);
      return stored;
    },
    renumber(of) {
      const to = box(of);
      to.validity += 1;
      to.uid += 100;
      to.messages.splice(0, Infinity, ...to.messages.map((one) => ({ ...one, uid: one.uid + 100 })));
    },
    stop() {
      state.isStopped = true;
      for (const socket of sockets) socket.destroy();
    },
    start: () => void (state.isStopped = false),
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}

function converse(
  socket: tls.TLSSocket,
  { slowMs = 0 }: ImapOptions,
  shared: Omit<Session, 'selected' | 'say' | 'end'>,
): void {
  let input = '';
  let literal: { readonly line: string; readonly length: number } | undefined;
  const say = (text: string): void => {
    const write = (): void => void (socket.destroyed || socket.write(`${text}\r\n`, 'latin1'));
    if (slowMs === 0) write();
    else setTimeout(write, slowMs);
  };
  const session: Session = { ...shared, selected: undefined, say, end: () => void socket.destroy() };
  socket.on('data', (chunk: Buffer) => {
    input += chunk.toString('latin1');
    for (;;) {
      if (literal !== undefined) {
        if (input.length < literal.length) return;
        const { line, length } = literal;
        literal = undefined;
        input = `${line}"${input.slice(0, length).replaceAll('"', '\u0001').replaceAll('\r\n', '\u0002')}"${input.slice(length)}`;
        continue;
      }
      const end = input.indexOf('\r\n');
      if (end < 0) return;
      const line = input.slice(0, end);
      input = input.slice(end + 2);
      const length = /\{(\d+)\+?\}$/.exec(line);
      if (length !== null) {
        literal = { line: line.slice(0, length.index), length: Number(length[1]) };
        if (!line.endsWith('+}')) say('+ go on');
        continue;
      }
      answerOf(session, line);
    }
  });
  say('* OK ready');
}
