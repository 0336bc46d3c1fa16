// A Postfix of our own: one relay that takes mail from who logs in, on a port for each thing that can be wrong with a relay.
import type { ChildProcess } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { run } from '../desk/tools.ts';
import type { Certificates } from './certificates.ts';
import type { DovecotSockets } from './dovecot.ts';
import type { Tools } from './needs.ts';
import { answers, freePorts, until, type Stage } from './stage.ts';

/** What is wrong with the relay at each port: overrides of main.cf for its smtpd. */
const SERVICES = {
  good: {},
  expired: { smtpd_tls_cert_file: 'CERTIFICATES/expired.pem', smtpd_tls_key_file: 'CERTIFICATES/expired.key' },
  'wrong-name': {
    smtpd_tls_cert_file: 'CERTIFICATES/wrong-name.pem',
    smtpd_tls_key_file: 'CERTIFICATES/wrong-name.key',
  },
  'no-tls': { smtpd_tls_security_level: 'none' },
  /** Its disk is full: Postfix's own words at MAIL. */
  'disk-full': { queue_minfree: '9000000000000000' },
  'full-at-data': {
    smtpd_data_restrictions: 'check_client_access static:{452 4.3.1 Insufficient system storage}',
  },
  'full-after-dot': {
    smtpd_end_of_data_restrictions: 'check_client_access static:{452 4.3.1 Insufficient system storage}',
  },
  /** The login may not send as mail.from: Postfix's own words. */
  'not-the-sender': {
    smtpd_sender_login_maps: 'static:somebody-else',
    smtpd_sender_restrictions: 'reject_sender_login_mismatch',
  },
  /** Exchange Online's words, after the dot. */
  'send-as-denied': {
    smtpd_end_of_data_restrictions: 'check_client_access static:{554 5.2.252 SendAsDenied; not allowed to send as}',
  },
  'content-refused': {
    smtpd_end_of_data_restrictions: 'check_client_access static:{554 5.7.1 Message content rejected}',
  },
  /** Too large, and it says so only when it is there. */
  'too-large': {
    smtpd_end_of_data_restrictions: 'check_client_access static:{552 5.3.4 Message size exceeds fixed limit}',
  },
} as const;
export type Service = keyof typeof SERVICES;

export interface Postfix {
  port(service: Service): number;
  /** Its own log. */
  log(): string;
  /** How often somebody came to that port, once so many have come and all have gone again. */
  connects(service: Service, atLeast: number): Promise<number>;
  stop(): Promise<void>;
  startAgain(): Promise<void>;
  /** Waits until nothing waits in its queue. */
  drain(): Promise<void>;
}

const QUEUES = ['active', 'incoming', 'maildrop', 'deferred', 'hold'];

export interface PostfixParts {
  readonly stage: Stage;
  readonly tools: Tools;
  readonly certificates: Certificates;
  readonly dovecot: DovecotSockets;
  /** The desk's account: its sender has a copy of each message in its Sent folder. */
  readonly account: string;
  /** The port that Postfix asks about each recipient. */
  readonly policy: number;
}

export async function openPostfix(parts: PostfixParts): Promise<Postfix> {
  const { stage, tools } = parts;
  const names = Object.keys(SERVICES) as Service[];
  const free = await freePorts(names.length);
  const ports = new Map(names.map((name, index) => [name, free[index] ?? 0]));
  const at = (...more: readonly string[]): string => path.join(stage.folder, 'postfix', ...more);
  makeFolders(at);
  const logFile = at('log', 'mail.log');
  writeFileSync(at('conf', 'main.cf'), mainConfig(parts, at));
  writeFileSync(at('conf', 'master.cf'), masterConfig(ports, path.dirname(parts.certificates.authority)));
  writeFileSync(at('conf', 'recipients'), RECIPIENTS);
  writeFileSync(at('conf', 'transports'), '/^gone/ gone:\n');
  let master: ChildProcess | undefined;
  const count = (service: Service, what: 'connect' | 'disconnect'): number =>
    read(logFile)
      .split(`relay/${service}/smtpd[`)
      .filter((one) => new RegExp(`^\\d+\\]: ${what} from`).test(one)).length;
  const startAgain = async (): Promise<void> => {
    const before = count('good', 'connect');
    master = stage.start(tools.master, ['-c', at('conf')]);
    await until('Postfix answers', async () => {
      if (master?.exitCode !== null) throw new Error(`Postfix ended at once:\n${read(logFile)}`);
      return answers(ports.get('good') ?? 0);
    });
    // On a busy machine it logs this conversation much later: a row would count it as the desk's.
    const isLogged = (): boolean => count('good', 'connect') > before && count('good', 'disconnect') > before;
    await until('Postfix has logged that it was asked', isLogged);
  };
  await startAgain();
  const waiting = (): readonly string[] => QUEUES.flatMap((name) => filesIn(at('queue', name)));
  return {
    port: (service) => ports.get(service) ?? 0,
    log: () => read(logFile),
    async connects(service, atLeast) {
      const begun = (): number => count(service, 'connect');
      const goes = (): boolean => begun() >= atLeast && count(service, 'disconnect') === begun();
      const instead = (): string => `It has ${begun()}, of which ${count(service, 'disconnect')} are over.`;
      await until(`the log of Postfix has ${atLeast} conversations at ${service}, all over`, goes, instead);
      return begun();
    },
    startAgain,
    async stop() {
      master?.kill('SIGTERM');
      await until('Postfix ends', () => stage.running(at()).length === 0);
    },
    drain: () =>
      until(
        'Postfix’s queue is empty',
        () => waiting().length === 0,
        () => {
          const lines = read(logFile).split('\n');
          const told = waiting().map((one) => lines.filter((line) => line.includes(one)).join('\n'));
          return `In it: ${waiting().join(', ')}. Postfix says of it:\n${told.join('\n')}`;
        },
      ),
  };
}

const read = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8') : '');

/** Postfix sorts some queues into folders of one letter. */
function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap((name) => {
    try {
      return statSync(path.join(folder, name)).isDirectory() ? [] : [path.basename(name)];
    } catch {
      return []; // gone meanwhile
    }
  });
}

function makeFolders(at: (...more: readonly string[]) => string): void {
  const [uid, gid] = [Number(run('id', ['-u', 'postfix']).output), Number(run('id', ['-g', 'postfix']).output)];
  const drop = Number(run('getent', ['group', 'postdrop']).output.split(':')[2]);
  for (const name of ['conf', 'log', 'queue', 'queue/pid']) mkdirSync(at(name), { recursive: true, mode: 0o755 });
  const own = (name: string, mode: number, group = gid): void => {
    mkdirSync(at(name), { recursive: true });
    chownSync(at(name), uid, group);
    chmodSync(at(name), mode);
  };
  own('data', 0o700);
  for (const name of [
    'active',
    'bounce',
    'corrupt',
    'defer',
    'deferred',
    'flush',
    'hold',
    'incoming',
    'private',
    'saved',
    'trace',
  ])
    own(`queue/${name}`, 0o700);
  own('queue/maildrop', 0o1730, drop);
  own('queue/public', 0o2710, drop);
}

/** Every address is here, but those that begin with "unknown". */
const RECIPIENTS = '!/^unknown/ yes\n';

function mainConfig(parts: PostfixParts, at: (...more: readonly string[]) => string): string {
  const { tools, certificates, dovecot, account } = parts;
  const sent = account.replace('@', '+Sent@');
  const settings = {
    compatibility_level: '3.6',
    queue_directory: at('queue'),
    data_directory: at('data'),
    daemon_directory: tools.postfixFolder,
    maillog_file: at('log', 'mail.log'),
    maillog_file_prefixes: at('log'),
    mail_owner: 'postfix',
    setgid_group: 'postdrop',
    inet_interfaces: '127.0.0.1',
    inet_protocols: 'ipv4',
    myhostname: 'relay.example.org',
    mydestination: '',
    mynetworks: '',
    alias_maps: '',
    alias_database: '',
    local_transport: 'error:no local mail here',
    virtual_mailbox_domains: 'static:all',
    virtual_mailbox_maps: `regexp:${at('conf', 'recipients')}`,
    virtual_transport: `lmtp:unix:${dovecot.lmtp}`,
    transport_maps: `regexp:${at('conf', 'transports')}`,
    recipient_delimiter: '+',
    sender_bcc_maps: `inline:{ { ${account} = ${sent} } }`,
    smtpd_sasl_auth_enable: 'yes',
    smtpd_sasl_type: 'dovecot',
    smtpd_sasl_path: dovecot.login,
    smtpd_tls_security_level: 'encrypt',
    smtpd_tls_cert_file: certificates.certificate('good'),
    smtpd_tls_key_file: certificates.key('good'),
    smtpd_relay_restrictions: 'permit_sasl_authenticated, reject',
    smtpd_recipient_restrictions: `check_policy_service inet:127.0.0.1:${parts.policy}, reject_unlisted_recipient, permit_sasl_authenticated, reject`,
    smtpd_client_connection_rate_limit: '0',
    smtpd_client_connection_count_limit: '0',
    smtpd_error_sleep_time: '0',
    lmtp_destination_concurrency_limit: '5',
    notify_classes: '',
  };
  return Object.entries(settings)
    .map(([name, value]) => `${name} = ${value}\n`)
    .join('');
}

const REST = `
pickup    unix  n - n 60 1 pickup
cleanup   unix  n - n - 0 cleanup
qmgr      unix  n - n 300 1 qmgr
tlsmgr    unix  - - n 1000? 1 tlsmgr
rewrite   unix  - - n - - trivial-rewrite
bounce    unix  - - n - 0 bounce
defer     unix  - - n - 0 bounce
trace     unix  - - n - 0 bounce
verify    unix  - - n - 1 verify
flush     unix  n - n 1000? 0 flush
proxymap  unix  - - n - - proxymap
showq     unix  n - n - - showq
error     unix  - - n - - error
retry     unix  - - n - - error
discard   unix  - - n - - discard
lmtp      unix  - - n - - lmtp
smtp      unix  - - n - - error
gone      unix  - n n - - pipe user=nobody argv=/bin/sh -c {exit 67}
anvil     unix  - - n - 1 anvil
scache    unix  - - n - 1 scache
postlog   unix-dgram n - n - 1 postlogd
`;

function masterConfig(ports: ReadonlyMap<Service, number>, certificates: string): string {
  const services = [...ports].map(([name, port]) => {
    const overrides = Object.entries(SERVICES[name]).map(([setting, value]) => {
      const said = value.replace('CERTIFICATES', certificates);
      return `  -o { ${setting} = ${said} }\n`;
    });
    return `127.0.0.1:${port} inet n - n - - smtpd\n  -o syslog_name=relay/${name}\n${overrides.join('')}`;
  });
  return `${services.join('')}${REST}`;
}
