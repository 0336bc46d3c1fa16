// The systemd units of one desk: the service, and the timer that checks whether it is alive. They may write where this desk writes, and nowhere else.
import path from 'node:path';
import type { Config } from '../../config.ts';
import { nameFrom } from './short-name.ts';

export interface Unit {
  readonly name: string;
  readonly text: string;
}

export interface Started {
  readonly config: Config;
  /** The account that the desk belongs to. */
  readonly user: string;
  /** Paths of node and of marac.js. */
  readonly node: string;
  readonly launcher: string;
}

/** The first words of every unit that `marac service` wrote: only such a file is overwritten. */
export const MARK = '# Written by `marac service`';

/** `marac-ealing` for the folder ealing: several desks on one machine have separate units. */
export function unitName({ folder }: Pick<Config, 'folder'>): string {
  const name = nameFrom(path.basename(folder)).replace(/^marac-?/, '');
  return name === '' ? 'marac' : `marac-${name}`;
}

/** Missing folders that a unit names would prevent it from starting. */
export function foldersNamed(config: Config): readonly string[] {
  return outermost([config.folder, ...Object.values(config.folders), ...workbookFolders(config)]);
}

/** The service; and, if `alarms` names people, what a timer runs to tell them that it has stopped. */
export function renderUnits(started: Started): readonly Unit[] {
  const name = unitName(started.config);
  const service = { name: `${name}.service`, text: renderService(started) };
  if (started.config.alarms === undefined) return [service];
  return [
    service,
    { name: `${name}-alive.service`, text: renderAlive(started) },
    { name: `${name}-alive.timer`, text: renderTimer(started.config) },
  ];
}

function renderService(started: Started): string {
  const { config } = started;
  const writes = foldersNamed(config);
  return unit(config, [
    '[Unit]',
    `Description=Marac Desk in ${escape(config.folder)}`,
    'Wants=network-online.target',
    'After=network-online.target time-sync.target',
    // A second disk that is not mounted would look like an empty folder.
    `RequiresMountsFor=${list(writes)}`,
    '',
    '[Service]',
    ...running(started, 'serve'),
    'Restart=on-failure',
    'RestartSec=30',
    // The thirteen minutes that a message may take to leave, and one more.
    'TimeoutStopSec=14min',
    ...confined(started, writes),
    '',
    '[Install]',
    'WantedBy=multi-user.target',
  ]);
}

/**
 * It fails (exit code 3) as long as anything is wrong, so that its OnFailure can act. It needs neither the runner nor the workbooks: it may write the
 * ledger's folder, the anchor and the rehearsal mail.
 */
function renderAlive(started: Started): string {
  const { config } = started;
  const { ledger, anchor, mail } = config.folders;
  const writes = outermost([ledger, anchor, mail]);
  return unit(config, [
    '[Unit]',
    `Description=Whether Marac Desk in ${escape(config.folder)} is alive`,
    'Wants=network-online.target',
    'After=network-online.target',
    `RequiresMountsFor=${list([config.folder, ...writes])}`,
    '',
    '[Service]',
    'Type=oneshot',
    ...running(started, 'alive'),
    'TimeoutStartSec=14min',
    ...confined(started, writes),
  ]);
}

/** At any hour: what never waits does not wait for Monday. A missing run is reported only after the agreed hour of a working day. */
function renderTimer(config: Config): string {
  return unit(config, [
    '[Unit]',
    `Description=Asks every quarter of an hour whether Marac Desk in ${escape(config.folder)} is alive`,
    '',
    '[Timer]',
    'OnCalendar=*-*-* *:00/15',
    'Persistent=true',
    '',
    '[Install]',
    'WantedBy=timers.target',
  ]);
}

function unit(config: Config, said: readonly string[]): string {
  const head = `${MARK} for ${config.folder}: after a change of its folders or an upgrade call it again. What you add goes into a drop-in (systemctl edit).`;
  return `${[head, ...said].join('\n')}\n`;
}

function running({ config, user, node, launcher }: Started, command: 'serve' | 'alive'): readonly string[] {
  const secrets = config.environment.length > 0;
  return [
    `User=${user}`,
    `WorkingDirectory=${escape(config.folder)}`,
    ...(secrets ? [`EnvironmentFile=${escape(path.join(config.folder, 'environment'))}`] : []),
    `ExecStart=${[node, launcher, command, '--config', config.file].map(word).join(' ')}`,
  ];
}

/** Names could be in swap and core dumps. The rest removes rights that the program never uses; it needs to make code while it runs, like every V8. */
const CONFINED: readonly string[] = [
  'UMask=0077',
  'LimitCORE=0',
  'MemorySwapMax=0',
  'NoNewPrivileges=true',
  'CapabilityBoundingSet=',
  'AmbientCapabilities=',
  'PrivateTmp=true',
  'PrivateDevices=true',
  'PrivateMounts=true',
  'PrivateUsers=true',
  'ProtectSystem=strict',
  'ProtectProc=invisible',
  'ProtectClock=true',
  'ProtectHostname=true',
  'ProtectKernelLogs=true',
  'ProtectKernelModules=true',
  'ProtectKernelTunables=true',
  'ProtectControlGroups=true',
  'LockPersonality=true',
  'RestrictRealtime=true',
  'RestrictSUIDSGID=true',
  'RestrictNamespaces=true',
  'RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX AF_NETLINK',
  'RemoveIPC=true',
  'KeyringMode=private',
  'SystemCallArchitectures=native',
  'SystemCallFilter=@system-service',
  'SystemCallFilter=~@privileged',
  // The browser that prints gives up all its rights when it starts, and ends if it may not.
  'SystemCallFilter=capset',
  'SystemCallErrorNumber=EPERM',
];

const HOMES = /^\/(?:home|root|run\/user)(?:\/|$)/;

function confined({ config, node, launcher }: Started, writes: readonly string[]): readonly string[] {
  const needed = [...writes, config.folder, node, launcher, config.key];
  return [
    ...CONFINED,
    `ProtectHome=${needed.some((one) => HOMES.test(one)) ? 'read-only' : 'true'}`,
    `ReadWritePaths=${list(writes)}`,
    `ReadOnlyPaths=${list(neverWritten(config))}`,
  ];
}

function neverWritten(config: Config): readonly string[] {
  const { file, key, passphrases, folders } = config;
  return [file, key, ...(passphrases === undefined ? [] : [passphrases]), folders.templates];
}

function workbookFolders({ maracs, register }: Config): readonly string[] {
  const books = [register, ...maracs.flatMap(({ main, restricted }) => [main, restricted])];
  return books.flatMap((book) => (book.kind === 'xlsx' ? [path.dirname(book.file)] : []));
}

/** Without those inside another of them. */
function outermost(folders: readonly string[]): readonly string[] {
  const all = [...new Set(folders)];
  return all.filter((one) => all.every((other) => other === one || !one.startsWith(`${other}${path.sep}`)));
}

/** A percent sign begins a specifier in every setting. */
function escape(text: string): string {
  return text.replaceAll('%', '%%');
}

/** One word of a command line or of a list of paths: in quotes if systemd would split it. */
function quote(text: string): string {
  const escaped = escape(text).replaceAll('\\', '\\\\').replaceAll('"', '\\"');
  return /[\s"'\\;]/.test(text) ? `"${escaped}"` : escaped;
}

function word(text: string): string {
  return quote(text).replaceAll('$', '$$$$');
}

function list(paths: readonly string[]): string {
  return paths.map(quote).join(' ');
}
