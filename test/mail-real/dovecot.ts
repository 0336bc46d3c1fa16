// A Dovecot of our own: keeps every mailbox, answers IMAP, and says who may log in at Postfix too.
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { run } from '../desk/tools.ts';
import type { Certificates } from './certificates.ts';
import type { Tools } from './needs.ts';
import { answers, freePorts, until, type Stage } from './stage.ts';

/** What Postfix needs of it. */
export interface DovecotSockets {
  readonly login: string;
  readonly lmtp: string;
}

export interface Stored {
  readonly messageId: string;
  readonly text: string;
  readonly seen: string;
}

export interface Dovecot extends DovecotSockets {
  readonly port: number;
  log(): string;
  /** What lies in a mailbox, read from its files: INBOX unless another is named. */
  stored(address: string, mailbox?: string): readonly Stored[];
  /** Everybody who has got mail. */
  people(): readonly string[];
}

export const ACCOUNT = 'marac@desk.example.org';
export const PASSWORD = 'right horse';
/** The mailbox for drafts has another name than Drafts and lies below INBOX: only its special use tells. */
export const DRAFTS = 'Entwuerfe';

export interface DovecotParts {
  readonly stage: Stage;
  readonly tools: Tools;
  readonly certificates: Certificates;
}

export async function openDovecot({ stage, tools, certificates }: DovecotParts): Promise<Dovecot> {
  const at = (...more: readonly string[]): string => path.join(stage.folder, 'dovecot', ...more);
  mkdirSync(at('run'), { recursive: true, mode: 0o755 });
  mkdirSync(at('mail'), { mode: 0o755 });
  const [uid, gid] = ['-u', '-g'].map((which) => Number(run('id', [which, 'nobody']).output));
  chownSync(at('mail'), uid ?? 0, gid ?? 0);
  const [port = 0] = await freePorts(1);
  writeFileSync(at('people'), `${ACCOUNT}:{PLAIN}${PASSWORD}::::::\n`, { mode: 0o600 });
  chownSync(at('people'), Number(run('id', ['-u', 'dovecot']).output), 0);
  writeFileSync(at('log'), '', { mode: 0o666 });
  chmodSync(at('log'), 0o666);
  writeFileSync(at('conf'), config(at, port, certificates));
  stage.start(tools.dovecot, ['-F', '-c', at('conf')]);
  const sockets = { login: at('run', 'login-for-postfix'), lmtp: at('run', 'lmtp-for-postfix') };
  await until('Dovecot answers', async () => (await answers(port)) && existsSync(sockets.login));
  return {
    ...sockets,
    port,
    log: () => readFileSync(at('log'), 'utf8'),
    people: () => readdirSync(at('mail')),
    stored: (address, mailbox) => readMaildir(at('mail', address.toLowerCase()), mailbox),
  };
}

/** Maildir++: INBOX is the folder itself, others are folders beside it that begin with a dot. */
function readMaildir(home: string, mailbox?: string): readonly Stored[] {
  const folder = mailbox === undefined ? home : path.join(home, `.${mailbox}`);
  return ['new', 'cur'].flatMap((part) => {
    const within = path.join(folder, part);
    if (!existsSync(within)) return [];
    return readdirSync(within).map((name) => {
      const text = readFileSync(path.join(within, name), 'latin1');
      return { messageId: /^Message-ID: *(<[^>]*>)/im.exec(text)?.[1] ?? '', text, seen: name };
    });
  });
}

function config(at: (...more: readonly string[]) => string, port: number, certificates: Certificates): string {
  return `
base_dir = ${at('run')}
state_dir = ${at('run')}
log_path = ${at('log')}
protocols = imap lmtp
instance_name = marac-test
listen = 127.0.0.1
ssl = required
ssl_cert = <${certificates.certificate('good')}
ssl_key = <${certificates.key('good')}
ssl_min_protocol = TLSv1.2
first_valid_uid = 1
mail_location = maildir:~/
mail_fsync = never
auth_mechanisms = plain login
auth_failure_delay = 0
recipient_delimiter = +
lmtp_save_to_detail_mailbox = yes
lda_mailbox_autocreate = yes
postmaster_address = postmaster@relay.example.org
passdb {
  driver = passwd-file
  args = scheme=PLAIN username_format=%u ${at('people')}
}
userdb {
  driver = static
  args = uid=nobody gid=nogroup home=${at('mail')}/%Lu allow_all_users=yes
}
namespace inbox {
  inbox = yes
  separator = .
  prefix = INBOX.
  mailbox ${DRAFTS} {
    special_use = \\Drafts
    auto = subscribe
  }
  mailbox Sent {
    special_use = \\Sent
    auto = subscribe
  }
}
service imap-login {
  inet_listener imap {
    port = 0
  }
  inet_listener imaps {
    port = ${port}
    ssl = yes
  }
}
service lmtp {
  unix_listener lmtp-for-postfix {
    mode = 0666
  }
}
service auth {
  unix_listener login-for-postfix {
    mode = 0666
  }
}
service stats {
  unix_listener stats-writer {
    mode = 0666
  }
}
`;
}
