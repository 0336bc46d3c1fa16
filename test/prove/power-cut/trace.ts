// What a traced process did to the files of one folder and to its sockets, in the order in which it happened: read from strace's own lines.

/** Something that happened; a socket is told by its number and what it was given. */
export type Done =
  | { readonly did: 'write'; readonly file: string; readonly at: number; readonly bytes: Buffer }
  | { readonly did: 'truncate'; readonly file: string; readonly length: number }
  | { readonly did: 'sync' | 'remove'; readonly file: string }
  | { readonly did: 'send'; readonly socket: string; readonly bytes: number };

export const TRACED = 'pwrite64,write,writev,sendmsg,sendto,fsync,fdatasync,ftruncate,unlink,unlinkat,rename,openat';

/** The lines of `strace -f -yy -xx` of these calls. Throws on one that it does not understand and that concerns the folder. */
export function readTrace(text: string, folder: string): readonly Done[] {
  const begun = new Map<string, string>();
  const done: Done[] = [];
  for (const line of text.split('\n')) {
    const [, pid = '', said = ''] = /^(\d+)\s+(.*)$/.exec(line) ?? [];
    if (said.endsWith('<unfinished ...>')) {
      begun.set(pid, said.slice(0, -'<unfinished ...>'.length));
      continue;
    }
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(said);
    const whole = resumed === null ? said : `${begun.get(pid) ?? ''}${resumed[1] ?? ''}`;
    const one = readCall(whole, folder);
    if (one !== undefined) done.push(one);
  }
  return done;
}

const CALL = /^(\w+)\((.*)\)\s+= (-?\d+)/s;

function readCall(said: string, folder: string): Done | undefined {
  const [, name = '', rest = '', answer = ''] = CALL.exec(said) ?? [];
  if (name === '' || answer.startsWith('-')) return undefined;
  const [, number = '', shown = ''] = /^(\d+)<((?:[^<>]|->)*)>/.exec(rest) ?? [];
  const target = decode(shown);
  if (target.startsWith('TCP'))
    return ['write', 'writev', 'sendmsg', 'sendto'].includes(name)
      ? { did: 'send', socket: `${number} ${target}`, bytes: Number(answer) }
      : undefined;
  const opened = name === 'openat' ? decode(/<((?:\\x[0-9a-f]{2})+)>$/.exec(said)?.[1] ?? '') : '';
  const named = /^unlink|^rename/.test(name) ? decode(/"([^"]*)"/.exec(rest)?.[1] ?? '') : '';
  const file = [opened, named, target].find((one) => one !== '') ?? '';
  if (!file.startsWith(`${folder}/`) || file.endsWith('-shm')) return undefined;
  if (name === 'pwrite64') {
    const [, hex = '', at = ''] = /"((?:\\x[0-9a-f]{2})*)"(?!\.\.\.), \d+, (\d+)$/.exec(rest) ?? [];
    const bytes = Buffer.from(hex.replaceAll('\\x', ''), 'hex');
    if (bytes.length !== Number(answer)) throw new Error(`A write of ${answer} bytes was traced as ${bytes.length}.`);
    return { did: 'write', file, at: Number(at), bytes };
  }
  if (name === 'fsync' || name === 'fdatasync') return { did: 'sync', file };
  if (name === 'ftruncate') return { did: 'truncate', file, length: Number(/, (\d+)$/.exec(rest)?.[1]) };
  if (name.startsWith('unlink')) return { did: 'remove', file };
  if (name === 'openat') return rest.includes('O_TRUNC') ? { did: 'truncate', file, length: 0 } : undefined;
  throw new Error(`The ledger's folder is touched in a way this proof does not know: ${name}.`);
}

function decode(hex: string): string {
  return hex.startsWith('\\x') ? Buffer.from(hex.replaceAll('\\x', ''), 'hex').toString('utf8') : hex;
}
