// The product on Google, by the commands a person types: serve works, a person who must not see a case stops it, a case is restricted, agencies
// answer by a form. All people and cases are made up.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../src/cli/command-list.ts';
import { BLANK, cellText } from '../../../src/domain/cells/cell.ts';
import type { RawRow } from '../../../src/workbook/workbook-port.ts';
import { localTime } from '../../../src/domain/time/day.ts';
import { linkForm, type Form } from '../../support/google/forms.ts';
import { readFormLook } from '../../../src/use-cases/form-settings.ts';
import { openGoogleMarac, type GoogleMarac } from '../../support/google/marac.ts';
import { runLine } from '../../support/command-line.ts';
import { AGENCY, CONTACT, MEETING, typeReferral, typeSmallMarac } from '../../support/small-marac.ts';
import { beatByHand } from '../../support/schedule.ts';

const FORM = 'https://docs.google.com/forms/d/e/1FAIpQL/viewform?usp=pp_url&entry.77=ACTION';
const CORA = 'caaa22@example.org';
let marac: GoogleMarac;
beforeAll(async () => {
  // The folder is of an earlier version: the config goes on, and Checks names the key.
  marac = await openGoogleMarac({ google: `  docsFolder: of-an-earlier-version\n  actionUpdateForm: ${FORM}\n` });
  await marac.add((book) => {
    typeSmallMarac(book);
    typeReferral(book, 'R-AAAA22');
    book.edit('contacts', CONTACT.coordinator, { address: CORA });
  });
}, 120_000);
afterAll(() => marac.close());

const textIn = (row: RawRow, field: string): string => cellText(row.cells.get(field) ?? BLANK);
const outcomes = async () =>
  ((await marac.look()).tables.get('actionUpdates')?.rows ?? []).map((row) => {
    const cell = row.cells.get('outcome');
    return cell?.kind === 'text' ? cell.text : '';
  });

describe('marac serve on Google', () => {
  it('takes rows in, makes the case and shows Today, at the beat', async () => {
    const hand = beatByHand();
    const stopping = new AbortController();
    marac.bed.clock.set(localTime('2027-03-01T09:30'));
    const serving = runLine(['serve'], COMMANDS, {
      folder: marac.folder,
      clock: marac.bed.clock,
      outside: { ...marac.outside, heartbeat: hand.heartbeat },
      stopping: stopping.signal,
    });
    await hand.begun;
    marac.bed.clock.set(localTime('2027-03-01T09:45'));
    await hand.beat();
    stopping.abort();
    expect(await serving).toMatchObject({ exit: 0, err: '' });
    expect(await marac.text('cases', marac.caseOf('R-AAAA22'), 'state')).not.toBe('');
    expect((await marac.look()).tables.get('today')?.rows.length).toBeGreaterThan(0);
  }, 60_000);

  it('names a key of the config that is no longer used on Checks, and goes on', async () => {
    const texts = ((await marac.look()).tables.get('checks')?.rows ?? []).flatMap((row) =>
      [...row.cells.values()].map((cell) => (cell.kind === 'text' ? cell.text : '')),
    );
    expect(texts.filter((text) => text.includes('google.docsFolder is no longer used'))).toHaveLength(1);
  });
});

describe('how much it asks', () => {
  it('a run after a person has typed reads each sheet twice, because a new process remembers nothing, and once more before it writes; it plans and sends by these, and writes once', async () => {
    marac.bed.server.setMood(false); // Counted to the call.
    await marac.ask('2027-03-01T09:48', 'run', 'intake');
    const { calls } = marac.bed.server;
    await marac.edit('cases', marac.caseOf('R-AAAA22'), { interpreter: 'Polish' });
    marac.bed.server.setMood(false); // Typing into the sheet has ended with the bad day again.
    const from = calls.length;
    await marac.ask('2027-03-01T09:50', 'run', 'intake');
    const asked = calls.slice(from).filter(({ file }) => file === marac.bed.ids.main);
    expect(asked.filter(({ method }) => /^sheets.*(?:get|batchGet)/i.test(method))).toHaveLength(6);
    expect(asked.filter(({ method }) => method.endsWith('batchUpdate')).length).toBeLessThanOrEqual(1);
  }, 60_000);

  it('a run in which nothing moved reads each sheet twice and writes nothing', async () => {
    marac.bed.server.setMood(false);
    await marac.ask('2027-03-01T09:51', 'run', 'intake');
    const { calls } = marac.bed.server;
    const from = calls.length;
    await marac.ask('2027-03-01T09:52', 'run', 'intake');
    const methods = calls.slice(from).flatMap(({ file, method }) => (file === marac.bed.ids.main ? [method] : []));
    expect(methods.filter((method) => /^sheets.*(?:get|batchGet)/i.test(method))).toHaveLength(4);
    expect(methods.filter((method) => method.endsWith('batchUpdate'))).toEqual([]);
    marac.bed.server.setMood(true);
  }, 60_000);
});

describe('a person who must not see a case', () => {
  it('stops everything while they can open the sheet, is named nowhere, and restricting the case sets it going again', async () => {
    const mine = marac.caseOf('R-AAAA22');
    await marac.add((book) => {
      book.type('conflicts', { caseRef: mine, contact: CONTACT.housing, why: 'made up' }, { id: 'X-AAAA22' });
    });
    marac.bed.server.people.share(marac.bed.ids.main, { email: 'chaaa22@example.org' });
    const stopped = await marac.ask('2027-03-01T10:00', 'run', 'intake');
    expect(stopped.exit).toBe(3);
    expect(stopped.out).toContain(`Someone who must not see ${mine} can open it.`);
    expect(stopped.out).not.toContain('chaaa22');
    const sent = await marac.ask('2027-03-01T10:01', 'run', 'send');
    expect([sent.exit, sent.err]).toEqual([1, expect.stringContaining('must not see')]);
    const moved = await marac.ask('2027-03-01T10:02', 'restrict', mine, '--by', 'Cora', '--why', 'works there');
    expect(moved.out).toMatch(/\d+ rows of K-\w+ moved to the restricted workbook/);
    expect(moved.out).toContain('version history');
    const on = await marac.ask('2027-03-01T10:30', 'run', 'intake');
    expect(on.out).not.toContain('must not see');
    marac.bed.server.people.unshare(marac.bed.ids.main, 'chaaa22@example.org');
  }, 60_000);
});

describe('F55: when somebody has looked at the form’s settings', () => {
  const at = localTime('2027-03-08T15:05');
  const kept = (answer: string) =>
    new Map([
      ['google/form-settings', { subject: 'google/form-settings', answer, by: 'Cora', at, in: 'command' as const }],
    ]);
  it.each<readonly [string, string, boolean]>([
    ['looked, addresses verified', '2027-03-08', true],
    ['looked, addresses verified', '2027-06-08', true],
    ['looked, addresses verified', '2027-06-09', false],
    // As an earlier version remembered it, which did not ask about the addresses.
    ['looked', '2027-03-08', false],
  ])('%s, on %s addresses count as verified: %s', async (answer, day, counts) => {
    const ledger = { answers: () => Promise.resolve(kept(answer)) };
    expect(await readFormLook(ledger, localTime(`${day}T09:00`))).toMatchObject({ counts });
  });
});

describe('answers by a form', () => {
  let form: Form;
  const answer = (who: string, action: string, status: string, more: Record<string, string | Date> = {}) =>
    form.submit({ 'Email address': who, 'Action reference': action, 'What became of it': status, ...more });

  it('follow-up mail carries a link with the reference of the action and no name', async () => {
    await marac.add((book) => {
      // Agreed at a meeting that was: a due day before the day of its meeting counts as not given.
      book.type(
        'meetings',
        { on: '2027-02-16', start: '09:30', kind: 'ordinary', state: 'closed' },
        { id: 'M-BBBB22' },
      );
      const agreed = { meeting: 'M-BBBB22', agency: AGENCY.housing, agreedOn: '2027-02-16', due: '2027-03-03' };
      book.type('actions', { ...agreed, text: 'Change the locks', status: 'open' }, { id: 'A-AAAA22' });
      book.type('actions', { ...agreed, text: 'Ring her', status: 'open' }, { id: 'A-BBBB22' });
    });
    await marac.ask('2027-03-08T08:30', 'run', 'follow-up');
    await marac.ask('2027-03-08T09:30', 'release', `register/follow-up/2027-W10/${CONTACT.housing}`, '--by', 'Cora');
    await marac.ask('2027-03-08T14:30', 'run', 'send');
    const digest = [...marac.mails().values()].find((text) => text.includes('A-AAAA22')) ?? '';
    const links = digest
      .replaceAll('=\r\n', '')
      .replaceAll('=3D', '=')
      .match(/https:\/\/docs\.google\.com\/forms[^\s">]*/g);
    expect(new Set(links?.map((link) => link.replaceAll('&amp;', '&')))).toEqual(
      new Set(['A-AAAA22', 'A-BBBB22'].map((id) => FORM.replace('=ACTION', `=${id}`))),
    );
  }, 60_000);

  it('init --google adds our columns to the tab that the form fills, and the answers are taken over once', async () => {
    const questions = ['Email address', 'Action reference', 'What became of it', 'Answer', 'New date', 'Done on'];
    form = linkForm(marac.bed.server.world, marac.bed.ids.main, 'Action updates', questions);
    const init = await marac.ask('2027-03-08T15:00', 'init', '--google');
    expect(init.out).toContain('Action updates: Outcome');
    await marac.ask('2027-03-08T15:05', 'check', '--form-looked-at-by', 'Cora');
    answer('chaaa22@example.org', 'a-aaaa22 ', 'Completed', {
      'Done on': new Date('2027-03-08'),
      Answer: 'Locks changed',
    });
    const said = await marac.ask('2027-03-08T15:15', 'run', 'intake');
    expect(said.out).toContain('Answers about actions by the form: 1 taken in, 0 for a person, 0 with the next run.');
    expect(await marac.text('actions', 'A-AAAA22', 'status')).toBe('Completed');
    expect(await marac.text('actions', 'A-AAAA22', 'doneOn')).toBe('2027-03-08');
    expect(await marac.text('actions', 'A-AAAA22', 'answer')).toBe('Locks changed');
    expect(await outcomes()).toEqual(['Taken in.']);
    await marac.edit('actions', 'A-AAAA22', { status: 'open' });
    const again = await marac.ask('2027-03-08T15:30', 'run', 'intake');
    expect(again.out).not.toContain('Answers about actions');
    expect(await marac.text('actions', 'A-AAAA22', 'status')).toBe('Open');
  }, 60_000);

  it('what is said about a restricted case stays in the restricted sheet alone', async () => {
    const caseRef = marac.caseOf('R-AAAA22');
    await marac.add((book) => {
      const agreed = { meeting: MEETING, caseRef, agency: AGENCY.police, text: 'Drive past', status: 'open' };
      book.type('actions', agreed, { id: 'A-CCCC22', file: 'restricted' });
    });
    answer('cpaaa22@example.org', 'A-CCCC22', 'In progress', {
      Answer: 'Twice a night',
      'New date': new Date('2027-03-20'),
    });
    const said = await marac.ask('2027-03-08T15:45', 'run', 'intake');
    expect(said.out).toContain('1 taken in, 0 for a person');
    expect(await marac.text('actions', 'A-CCCC22', 'answer')).toBe('Twice a night');
    const shown = marac.bed.server.people.look(marac.bed.ids.main, "'Action updates'").flat().join(' ');
    expect(shown).toContain('the answer stands in the restricted workbook');
    expect(shown).not.toContain('Twice a night');
  }, 60_000);

  it('asks a person about an answer from a stranger, from nobody, about no action of ours, or that cannot be read', async () => {
    answer('x@else.example', 'A-BBBB22', 'Completed');
    answer('', 'A-BBBB22', 'Completed');
    answer('chaaa22@example.org', 'A-ZZZZ22', 'Completed');
    answer('chaaa22@example.org', 'A-BBBB22', 'All good!');
    const said = await marac.ask('2027-03-08T16:00', 'run', 'intake');
    expect(said.out).toContain('0 taken in, 4 for a person');
    expect((await outcomes()).slice(-4).map((text) => text.replace(/ If it is right.*/, ''))).toEqual([
      'Not taken in: its sender is no contact of the agency that has the action.',
      expect.stringContaining('Not taken in: the form does not say who sent it'),
      'Not taken in: no action has this reference.',
      'Not taken in: “Status” cannot be read.',
    ]);
    const { out } = await marac.ask('2027-03-08T16:05', 'today');
    expect(out.replace(/\s+/g, ' ').match(/An answer that came by the form about/g), 'one line a cause').toHaveLength(
      4,
    );
    expect(await marac.text('actions', 'A-BBBB22', 'status')).toBe('Open');
  }, 60_000);

  it('F55: while nobody has looked that Google verifies the senders, an address counts as typed: the answer is proposed, and Today asks', async () => {
    const { housing: agency } = AGENCY;
    const open = { meeting: 'M-BBBB22', agency, agreedOn: '2027-02-16', due: '2027-03-03', status: 'open' };
    await marac.add((book) => {
      for (const id of ['A-DDDD22', 'A-EEEE22', 'A-FFFF22'])
        book.type('actions', { ...open, text: 'Ring her' }, { id });
    });
    const asked = async () =>
      ((await marac.look()).tables.get('today')?.rows ?? []).filter((row) =>
        /A form answers/.test(textIn(row, 'what')),
      );
    // 92 days after 8 March it still counts; a day later it is due again.
    const late = '2027-06-09';
    for (const id of ['A-DDDD22', 'A-EEEE22', 'A-FFFF22'])
      answer('chaaa22@example.org', id, 'Completed', { 'Done on': new Date('2027-06-07') });
    const said = await marac.ask(`${late}T09:00`, 'run', 'intake');
    expect(said.out).toContain('0 taken in, 3 for a person');
    expect((await outcomes()).slice(-3).every((text) => text.startsWith('Proposed: '))).toBe(true);
    expect(await marac.text('actions', 'A-DDDD22', 'status')).toBe('Open');
    const lines = await asked();
    expect(lines).toHaveLength(3);
    const lineOf = (id: string): string => lines.find((row) => textIn(row, 'what').includes(id))?.id ?? '';
    await marac.edit('today', lineOf('A-DDDD22'), { answer: 'yes', doneBy: 'Cora Coordinata' });
    await marac.edit('today', lineOf('A-EEEE22'), { answer: 'no', doneBy: 'Cora Coordinata' });
    await marac.ask(`${late}T09:15`, 'run', 'intake');
    const then = await marac.ask(`${late}T09:30`, 'run', 'intake');
    expect(then.out).toContain('1 taken in, 1 for a person');
    const statuses = ['A-DDDD22', 'A-EEEE22', 'A-FFFF22'].map((id) => marac.text('actions', id, 'status'));
    expect(await Promise.all(statuses)).toEqual(['Completed', 'Open', 'Open']);
    expect((await outcomes()).slice(-3)).toEqual([
      'Taken in.',
      'Not taken in: a person said no on Today.',
      expect.stringContaining('Proposed: '),
    ]);
    expect((await asked()).map((row) => /A-.{6}/.exec(textIn(row, 'what'))?.[0])).toEqual(['A-FFFF22']);
  }, 90_000);
});
