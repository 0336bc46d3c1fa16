// What `npm run test:mail` needs of this machine, and how to install what is missing.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { findTool, run } from '../desk/tools.ts';

export interface Tools {
  /** Postfix's own process, which starts the others. */
  readonly master: string;
  readonly postfixFolder: string;
  readonly dovecot: string;
  readonly openssl: string;
}

const INSTALL =
  'apt-get install postfix dovecot-core dovecot-imapd dovecot-lmtpd openssl   (Debian 12; to be asked nothing: DEBIAN_FRONTEND=noninteractive)';

/** The tools, or a sentence for each that is missing. */
export function findTools(): { readonly tools: Tools } | { readonly missing: readonly string[] } {
  const missing: string[] = [];
  const find = (name: string): string => {
    const found = findTool(name) ?? [`/usr/sbin/${name}`].find((one) => existsSync(one));
    if (found === undefined) missing.push(`NOT FOUND: ${name}.`);
    return found ?? '';
  };
  const [postconf, dovecot, openssl] = [find('postconf'), find('dovecot'), find('openssl')];
  const postfixFolder = postconf === '' ? '' : run(postconf, ['-h', 'daemon_directory']).output.trim();
  const master = path.join(postfixFolder, 'master');
  if (postconf !== '' && !existsSync(master)) missing.push(`NOT FOUND: ${master}.`);
  if (dovecot !== '') missing.push(...dovecotFaults(dovecot));
  if (process.platform !== 'linux') missing.push('NOT HERE: this needs Linux: it finds what it started by /proc.');
  if (process.getuid?.() !== 0)
    missing.push(
      'NOT ROOT: Postfix’s master process starts for root only. In a container or a machine of your own: sudo npm run test:mail.',
    );
  if (missing.length > 0) return { missing: [...missing, `To install: ${INSTALL}`] };
  return { tools: { master, postfixFolder, dovecot, openssl } };
}

function dovecotFaults(dovecot: string): readonly string[] {
  const { output } = run(dovecot, ['--version']);
  const faults = output.startsWith('2.3.')
    ? []
    : [`NOT THIS ONE: Dovecot ${output.trim()}; its config is written here for 2.3, which Debian 12 has.`];
  for (const name of ['imap-login', 'lmtp'])
    if (!existsSync(`/usr/lib/dovecot/${name}`)) faults.push(`NOT FOUND: /usr/lib/dovecot/${name}.`);
  return faults;
}
