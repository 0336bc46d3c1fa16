// A desk as it stood at three moments of its month, the mail server's own log beside each: what a disaster puts together wrongly.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openFaultServer, type FaultServer, type Taken } from '../../support/smtp-faults.ts';
import { sayLeftOut } from '../../upgrade/left-out.ts';
import { copyDesk, deskIn, type OldDesk } from '../../upgrade/open-desk.ts';

export const MOMENTS = ['older', 'now', 'newer'] as const;
export type Moment = (typeof MOMENTS)[number];

export interface States {
  readonly root: string;
  readonly server: FaultServer;
  folder(moment: Moment): string;
  /** What had left by then, as the mail server knows it. */
  readonly gone: Readonly<Record<Moment, ReadonlySet<string>>>;
  close(): Promise<void>;
}

const TEMPLATES = path.join(import.meta.dirname, '../../../templates');
const FIXTURE = path.join(import.meta.dirname, '../../fixtures/desk-2026-11/desk');
const COORDINATOR = 'Cora Coordinata';
/** An hour after everything below. */
export const AFTER = '2027-03-11T16:00';

/** Its recipient and the reference in its subject, which is the same whenever and however often it goes. */
export function identity({ to, body }: Pick<Taken, 'to' | 'body'>): string {
  const subject = /^Subject: ((?:.|\r?\n[ \t])*)/im.exec(body)?.[1]?.replaceAll(/\r?\n[ \t]+/g, ' ') ?? '';
  return `${to.join(' ')} ${/D-[0-9A-Z]{6}/.exec(subject)?.[0] ?? subject}`;
}

/** Between two moments messages leave: the notice about a form, then two agendas, then two more, and what a new referral asks for. */
export async function makeStates(): Promise<States> {
  const root = mkdtempSync(path.join(tmpdir(), 'marac-disasters-'));
  const server = await openFaultServer();
  const at = (moment: string): string => path.join(root, moment);
  copyDesk(FIXTURE, at('at-work'));
  // As "When you upgrade" says: it takes the program's templates. With older ones of its own a lost ledger asks about these first, and about messages later.
  cpSync(TEMPLATES, path.join(at('at-work'), 'templates'), { recursive: true });
  const desk = deskIn(at('at-work'), server);
  const gone: Partial<Record<Moment, ReadonlySet<string>>> = {};
  const keep = (moment: Moment): void => {
    copyDesk(at('at-work'), at(moment));
    gone[moment] = new Set(server.taken.map(identity));
  };
  await step(desk, '2027-03-11T11:05');
  // What its own templates leave out is said once: then its agendas are on offer.
  await sayLeftOut(desk, '2027-03-11T11:09', COORDINATOR);
  await step(desk, '2027-03-11T11:10');
  keep('older');
  await releaseAgendas(desk, '2027-03-11T12:00', 2);
  await step(desk, '2027-03-11T12:05');
  keep('now');
  await addReferral(desk, '2027-03-11T13:00');
  await releaseAgendas(desk, '2027-03-11T13:05', 1);
  await step(desk, '2027-03-11T13:10');
  keep('newer');
  if (!(['older', 'now', 'newer'] as const).every((moment, index) => (gone[moment]?.size ?? 0) > index))
    throw new Error('Nothing left between two moments: the disasters would prove nothing.');
  return {
    root,
    server,
    folder: at,
    gone: gone as Record<Moment, ReadonlySet<string>>,
    async close() {
      await server.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

type Desk = Omit<OldDesk, 'close'>;

async function step(desk: Desk, now: string): Promise<void> {
  const said = await desk.marac(now, 'run');
  if (said.exit === 1) throw new Error(`${now}: ${said.err}`);
}

async function releaseAgendas(desk: Desk, now: string, most: number): Promise<void> {
  const waiting = (await desk.messages(now)).filter(
    ({ state, held, gate, key }) => state === 'offered' && !held && gate === 'release' && key.includes('/agenda/'),
  );
  if (waiting.length < most) throw new Error('There are no agendas left to release.');
  for (const { key } of waiting.slice(0, most)) await desk.marac(now, 'release', key, '--by', COORDINATOR);
}

/** A referral of which the IDVA is told at once. */
async function addReferral(desk: Desk, now: string): Promise<void> {
  await desk.withBook(now, async (book) => {
    const { revision, tables } = await book.read(['referrals']);
    const [like] = tables.get('referrals')?.rows.filter(({ file }) => file === 'main') ?? [];
    if (like === undefined) throw new Error('There is no referral to make another like it.');
    const cells = new Map([...like.cells].filter(([field]) => !['decision', 'decidedBy', 'decidedOn'].includes(field)));
    cells.set('surname', { kind: 'text', text: 'Newlywritten' });
    cells.set('forenames', { kind: 'text', text: 'Nora' });
    await book.write([{ do: 'add', table: 'referrals', file: 'main', rowId: 'R-NEWW22', cells }], revision);
  });
}
