// A small IMAP server for draft mode: LOGIN, SELECT, APPEND, UID SEARCH HEADER, UID STORE and EXPUNGE, over TLS or STARTTLS; told what to do wrong.
import { readFileSync } from 'node:fs';
import type net from 'node:net';
import { join } from 'node:path';
import tls from 'node:tls';

const folder = join(import.meta.dirname, 'certificates');

export interface ImapOptions {
  readonly password?: string;
  /** appendDrop: close at APPEND. takeAndDrop: keep the message, then close. appendNo: refuse it. */
  readonly fault?: 'appendDrop' | 'takeAndDrop' | 'appendNo' | undefined;
  /** Only the first so many APPENDs. */
  readonly times?: number;
  readonly certificate?: 'good' | 'expired';
  /** There is no such mailbox, whichever is asked for. */
  readonly noMailbox?: boolean;
}

export interface Draft {
  readonly uid: number;
  readonly bytes: string;
  deleted: boolean;
}

export interface ImapServer {
  readonly port: number;
  readonly drafts: Draft[];
  close(): Promise<void>;
}

export async function openImapServer(options: ImapOptions = {}): Promise<ImapServer> {
  const drafts: Draft[] = [];
  const sockets = new Set<net.Socket>();
  const state = { uid: 0, appends: 0 };
  const name = options.certificate ?? 'good';
  const server = tls.createServer(
    { key: readFileSync(join(folder, `${name}.key`)), cert: readFileSync(join(folder, `${name}.pem`)) },
    (socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
      socket.on('error', () => undefined);
      converse(socket, options, drafts, state);
    },
  );
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as net.AddressInfo).port,
    drafts,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}

const CAPABILITIES = 'IMAP4rev1 UIDPLUS AUTH=PLAIN';

function converse(
  socket: tls.TLSSocket,
  options: ImapOptions,
  drafts: Draft[],
  state: { uid: number; appends: number },
): void {
  let input = '';
  let literal: { readonly tag: string; readonly length: number } | undefined;
  let plainTag: string | undefined;
  const say = (text: string): void => void (socket.destroyed || socket.write(`${text}\r\n`));
  const login = (tag: string, password: string): void =>
    say(
      password === (options.password ?? 'right')
        ? `${tag} OK [CAPABILITY ${CAPABILITIES}] in`
        : `${tag} NO [AUTHENTICATIONFAILED] no`,
    );
  const append = (tag: string, bytes: string): void => {
    state.appends += 1;
    const fault = options.times === undefined || state.appends <= options.times ? options.fault : undefined;
    if (fault === 'appendDrop') return void socket.destroy();
    if (fault === 'appendNo') return say(`${tag} NO [OVERQUOTA] full`);
    state.uid += 1;
    drafts.push({ uid: state.uid, bytes, deleted: false });
    if (fault === 'takeAndDrop') return void socket.destroy();
    say(`${tag} OK [APPENDUID 1 ${state.uid}] done`);
  };
  const command = (line: string): void => {
    const [tag = '', verb = ''] = line.split(' ');
    const rest = line.slice(tag.length + 1);
    const live = drafts.filter((draft) => !draft.deleted);
    if (plainTag !== undefined) {
      login(plainTag, Buffer.from(line, 'base64').toString('utf8').split('\0')[2] ?? '');
      plainTag = undefined;
    } else if (/^CAPABILITY/i.test(verb)) {
      say(`* CAPABILITY ${CAPABILITIES}`);
      say(`${tag} OK`);
    } else if (/^AUTHENTICATE PLAIN \S/i.test(rest))
      login(
        tag,
        Buffer.from(rest.split(' ')[2] ?? '', 'base64')
          .toString()
          .split('\0')[2] ?? '',
      );
    else if (/^AUTHENTICATE/i.test(verb)) {
      plainTag = tag;
      say('+ ');
    } else if (/^LOGIN/i.test(verb)) login(tag, /"?([^" ]+)"?$/.exec(line)?.[1] ?? '');
    else if (/^(LIST|LSUB)/i.test(verb)) {
      say('* LIST (\\HasNoChildren \\Drafts) "/" "Drafts"');
      say(`${tag} OK`);
    } else if (/^(SELECT|EXAMINE)/i.test(verb)) {
      if (options.noMailbox === true) return say(`${tag} NO [NONEXISTENT] no such mailbox`);
      say('* FLAGS (\\Seen \\Draft \\Deleted)');
      say(`* ${live.length} EXISTS`);
      say('* OK [UIDVALIDITY 1] ok');
      say(`* OK [UIDNEXT ${state.uid + 1}] ok`);
      say(`${tag} OK [READ-WRITE] selected`);
    } else if (/^UID SEARCH/i.test(rest)) {
      const wanted = /<[^>]*>/.exec(rest)?.[0] ?? '';
      const found = live.filter((draft) => wanted !== '' && draft.bytes.includes(`Message-ID: ${wanted}`));
      say(`* SEARCH${found.map((draft) => ` ${draft.uid}`).join('')}`);
      say(`${tag} OK`);
    } else if (/^UID (STORE|EXPUNGE)/i.test(rest)) {
      const uids = (rest.split(' ')[2] ?? '').split(',').map(Number);
      for (const draft of drafts) if (uids.includes(draft.uid)) draft.deleted = true;
      say(`${tag} OK`);
    } else if (/^APPEND/i.test(verb)) {
      literal = { tag, length: Number(/\{(\d+)\+?\}$/.exec(line)?.[1] ?? 0) };
      say('+ go on');
    } else if (/^LOGOUT/i.test(verb)) {
      say('* BYE');
      say(`${tag} OK`);
      socket.end();
    } else say(`${tag} OK`);
  };
  socket.on('data', (chunk: Buffer) => {
    input += chunk.toString('latin1');
    for (;;) {
      if (literal !== undefined) {
        if (input.length < literal.length + 2) return;
        const { tag, length } = literal;
        literal = undefined;
        const bytes = input.slice(0, length);
        input = input.slice(length + 2);
        append(tag, bytes);
        continue;
      }
      const end = input.indexOf('\r\n');
      if (end < 0) return;
      const line = input.slice(0, end);
      input = input.slice(end + 2);
      command(line);
    }
  });
  say(`* OK [CAPABILITY ${CAPABILITIES}] ready`);
}
