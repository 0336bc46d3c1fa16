// What the IMAP server of the tests answers to each command.
import type { ImapFolder, ImapOptions, Stored } from './imap-options.ts';

export interface Mailbox extends ImapFolder {
  readonly messages: Stored[];
  uid: number;
  validity: number;
}

export interface Session {
  readonly options: ImapOptions;
  readonly boxes: ReadonlyMap<string, Mailbox>;
  readonly commands: string[];
  readonly appends: { appends: number };
  selected: Mailbox | undefined;
  plainTag?: string | undefined;
  readonly say: (text: string) => void;
  readonly end: () => void;
}

export function answerOf(session: Session, line: string): void {
  const { say, options } = session;
  const [tag = '', verb = '', second = ''] = line.split(' ');
  if (session.plainTag !== undefined) {
    const password = Buffer.from(line, 'base64').toString('utf8').split('\0')[2] ?? '';
    return login(session, session.plainTag, password);
  }
  const name = verb.toUpperCase() === 'UID' ? `UID ${second.toUpperCase()}` : verb.toUpperCase();
  session.commands.push(line.slice(tag.length + 1));
  switch (name) {
    case 'CAPABILITY':
      say(`* CAPABILITY ${capabilities(options)}`);
      return say(`${tag} OK`);
    case 'AUTHENTICATE': {
      const initial = line.split(' ')[3];
      if (initial !== undefined)
        return login(session, tag, Buffer.from(initial, 'base64').toString().split('\0')[2] ?? '');
      session.plainTag = tag;
      return say('+ ');
    }
    case 'LOGIN':
      return login(session, tag, /"?([^" ]+)"?$/.exec(line)?.[1] ?? '');
    case 'LIST':
    case 'XLIST':
    case 'LSUB':
      return list(session, tag, name, quoted(line).at(-1) === '');
    case 'SELECT':
    case 'EXAMINE':
      return select(session, tag, decodeName(quoted(line)[0] ?? line.split(' ')[2] ?? ''));
    case 'APPEND':
      return append(session, tag, line);
    case 'UID SEARCH':
      return search(session, tag, line);
    case 'UID FETCH':
      return fetch(session, tag, line);
    case 'UID STORE':
      for (const one of numbered(session, line.split(' ')[3] ?? '')) one.flags.add('\\Deleted');
      return say(`${tag} OK`);
    case 'UID EXPUNGE':
    case 'EXPUNGE': {
      const only = name === 'EXPUNGE' ? undefined : numbered(session, line.split(' ')[3] ?? '');
      for (const one of session.selected?.messages ?? [])
        if (one.flags.has('\\Deleted') && only?.includes(one) !== false) one.deleted = true;
      return say(`${tag} OK`);
    }
    case 'LOGOUT':
      say('* BYE');
      say(`${tag} OK`);
      return session.end();
    default:
      return say(`${tag} OK`);
  }
}

function capabilities({ marks = 'special-use', uidPlus = true }: ImapOptions): string {
  const marked = { 'special-use': ' SPECIAL-USE', xlist: ' XLIST', names: '' }[marks];
  return `IMAP4rev1 AUTH=PLAIN${uidPlus ? ' UIDPLUS' : ''}${marked}`;
}

function login(session: Session, tag: string, password: string): void {
  session.plainTag = undefined;
  const isRight = password === (session.options.password ?? 'right');
  session.say(
    isRight ? `${tag} OK [CAPABILITY ${capabilities(session.options)}] in` : `${tag} NO [AUTHENTICATIONFAILED] no`,
  );
}

function list({ boxes, options, say }: Session, tag: string, verb: string, isRoot: boolean): void {
  if (isRoot) say(`* ${verb} (\\Noselect) "/" ""`);
  if (isRoot) return say(`${tag} OK`);
  const isMarked = verb === 'XLIST' || (verb === 'LIST' && (options.marks ?? 'special-use') === 'special-use');
  for (const { name, use, noSelect } of boxes.values()) {
    const flags = [
      noSelect === true ? '\\Noselect' : '\\HasNoChildren',
      ...(isMarked && use !== undefined ? [use] : []),
    ];
    say(`* ${verb} (${flags.join(' ')}) "/" "${encodeName(name)}"`);
  }
  say(`${tag} OK`);
}

function select(session: Session, tag: string, name: string): void {
  const { boxes, say } = session;
  const box = [...boxes.values()].find((one) => one.name === name && one.noSelect !== true);
  session.selected = box;
  if (box === undefined) return say(`${tag} NO [NONEXISTENT] no such mailbox`);
  say('* FLAGS (\\Seen \\Draft \\Deleted)');
  say(`* ${box.messages.filter((one) => !one.deleted).length} EXISTS`);
  say(`* OK [UIDVALIDITY ${box.validity}] ok`);
  say(`* OK [UIDNEXT ${box.uid + 1}] ok`);
  say(`${tag} OK [READ-WRITE] selected`);
}

function append(session: Session, tag: string, line: string): void {
  const { options, appends, boxes, say } = session;
  const [bytes = ''] = quoted(line).slice(-1);
  const name = decodeName(/^\S+ APPEND (?:"([^"]*)"|(\S+))/i.exec(line)?.slice(1).find(Boolean) ?? '');
  const box = boxes.get(name);
  if (box === undefined) return say(`${tag} NO [TRYCREATE] no such mailbox`);
  appends.appends += 1;
  const fault = options.times === undefined || appends.appends <= options.times ? options.fault : undefined;
  if (fault === 'appendDrop') return session.end();
  if (fault === 'appendNo') return say(`${tag} NO [OVERQUOTA] full`);
  box.uid += 1;
  const flags = new Set((/\(([^)]*)\)/.exec(line)?.[1] ?? '').split(' '));
  const text = bytes.replaceAll('\u0001', '"').replaceAll('\u0002', '\r\n');
  box.messages.push({ uid: box.uid, bytes: text, flags, deleted: false, at: new Date() });
  if (fault === 'takeAndDrop') return session.end();
  say((options.uidPlus ?? true) ? `${tag} OK [APPENDUID ${box.validity} ${box.uid}] done` : `${tag} OK done`);
}

const live = (session: Session): readonly Stored[] => (session.selected?.messages ?? []).filter((one) => !one.deleted);

function search(session: Session, tag: string, line: string): void {
  const id = /<[^>]*>/.exec(line)?.[0];
  const from = Number(/ UID (\d+):\*/i.exec(line.replace(/^\S+ UID SEARCH/i, ''))?.[1] ?? 0);
  const found = live(session).filter((one) => {
    if (
      id !== undefined &&
      !new RegExp(`^message-id: ${id.replace(/[.*+?^$()[\]|\\]/g, '\\$&')}\\r?$`, 'im').test(headOf(one.bytes))
    )
      return false;
    if (/ UNDELETED| NOT DELETED/i.test(line) && one.flags.has('\\Deleted')) return false;
    if (/ DELETED$/i.test(line) && !/UN|NOT/i.test(line.slice(-12)) && !one.flags.has('\\Deleted')) return false;
    return one.uid >= from;
  });
  session.say(`* SEARCH${found.map((one) => ` ${one.uid}`).join('')}`);
  session.say(`${tag} OK`);
}

function fetch(session: Session, tag: string, line: string): void {
  for (const one of numbered(session, line.split(' ')[3] ?? '')) {
    const parts = [`UID ${one.uid}`, `INTERNALDATE "${internalDate(one.at)}"`];
    if (/HEADER\.FIELDS/i.test(line)) {
      const wanted = headOf(one.bytes)
        .split(/\r\n(?![ \t])/)
        .filter((field) => /^content-type:/i.test(field));
      const text = `${wanted.join('\r\n')}\r\n\r\n`;
      parts.push(`BODY[HEADER.FIELDS (CONTENT-TYPE)] {${text.length}}\r\n${text}`);
    }
    if (/BODY\.PEEK\[\]/i.test(line)) {
      const most = Number(/BODY\.PEEK\[\]<0\.(\d+)>/i.exec(line)?.[1] ?? one.bytes.length);
      const text = one.bytes.slice(0, most);
      parts.push(`BODY[]${most < one.bytes.length || /<0\./.test(line) ? '<0>' : ''} {${text.length}}\r\n${text}`);
    } else if (/BODY\[/i.test(line)) one.flags.add('\\Seen');
    session.say(`* ${live(session).indexOf(one) + 1} FETCH (${parts.join(' ')})`);
  }
  session.say(`${tag} OK`);
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const two = (count: number): string => String(count).padStart(2, '0');

function internalDate(at: Date): string {
  return `${two(at.getUTCDate())}-${MONTHS[at.getUTCMonth()]}-${at.getUTCFullYear()} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())} +0000`;
}

const headOf = (bytes: string): string => bytes.split('\r\n\r\n')[0] ?? '';

/** `3,7:9` or `12:*` */
function numbered(session: Session, set: string): readonly Stored[] {
  const ranges = set.split(',').map((one) => one.split(':'));
  return live(session).filter(({ uid }) =>
    ranges.some(([from = '', to = from]) => uid >= Number(from) && (to === '*' || uid <= Number(to))),
  );
}

function quoted(line: string): readonly string[] {
  return [...line.matchAll(/"([^"]*)"/g)].map((one) => one[1] ?? '');
}

/** Names of folders go in modified UTF-7 (RFC 3501, 5.1.3). */
function encodeName(name: string): string {
  return name.replace(/[^\x20-\x7e]+/g, (part) => {
    const wide = Buffer.from(part, 'utf16le').swap16().toString('base64').replace(/=+$/, '').replaceAll('/', ',');
    return `&${wide}-`;
  });
}

function decodeName(name: string): string {
  return name.replace(/&([^-]+)-/g, (_, part: string) =>
    Buffer.from(part.replaceAll(',', '/'), 'base64').swap16().toString('utf16le'),
  );
}
