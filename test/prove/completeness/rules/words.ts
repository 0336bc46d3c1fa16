// People's words are heard: what was held stays, what was stopped stops, a deciding word wants a name, an impossible day counts as none.
import { tableNamed } from '../../../../src/workbook/tables/all-tables.ts';
import { mailboxOf } from '../../entitlement/words.ts';
import { findAlikeLines } from '../alike-lines.ts';
import { findBareRefs } from '../bare-refs.ts';
import type { Matter } from '../matter.ts';
import { namesRow } from '../reach.ts';
import type { SeenRow } from '../seen.ts';
import type { Broken, View } from '../view.ts';
import { brokenWays } from './ways.ts';

/** Cells that decide or stop, and the cell that says who typed them; decisions about referrals are asked for with the referral. */
const SIGNED = [
  ['meetings', 'listReady', 'listReadyBy'],
  ['meetings', 'agendaReady', 'agendaReadyBy'],
  ['meetings', 'actionsReady', 'actionsReadyBy'],
  ['meetings', 'minutesReady', 'minutesReadyBy'],
  ['meetings', 'chairApproved', 'chairApprovedBy'],
  ['referrals', 'matchAnswer', 'matchAnsweredBy'],
  ['referrals', 'idvaAcknowledgedAt', 'idvaAcknowledgedBy'],
  ['cases', 'linkedCases', 'linkConfirmedBy'],
  ['actions', 'phoneCallMadeOn', 'phoneCallBy'],
  ['disclosures', 'decision', 'decidedBy'],
  ['contacts', 'verifiedOn', 'verifiedBy'],
  ['conflicts', 'caseRef', 'recordedBy'],
  ['outbox', 'answer', 'by'],
] as const;

/** A Hold beside a message that waits; one that was typed after the run is told at the next. */
function isOpenHold(view: View, row: SeenRow): boolean {
  const typedNow = view.said.some((one) => one.table === 'outbox' && one.id === row.id && one.at === view.now);
  return /^hold$/i.test(row['answer'] ?? '') && !typedNow && view.messages.some((one) => one.key === row['key']);
}

/** Typed words that ask for something on Today. */
export function wordMatters(view: View): readonly Matter[] {
  const { seen } = view;
  const matters: Matter[] = [];
  const ask = (thing: string, what: string, id: string, more: Partial<Matter> = {}): void =>
    void matters.push({ thing, kind: 'word', what, names: (line) => namesRow(line, id), ...more });
  for (const [table, answer, by] of SIGNED)
    for (const row of seen.rows(table)) {
      const typed = row[answer];
      if (typed === undefined || typed === 'no' || typed.startsWith('?') || row[by] !== undefined) continue;
      if (table === 'outbox' && !isOpenHold(view, row)) continue;
      if (table === 'conflicts' && row['liftedOn'] !== undefined) continue;
      const more = table === 'conflicts' ? { caseRef: row['caseRef'], apart: true } : {};
      ask(`${answer} ${row.id}`, `somebody must say who typed ${answer} on ${row['on'] ?? row.id}`, row.id, more);
    }
  for (const row of seen.rows('actions')) {
    const meeting = seen.meeting(row['meeting']);
    if ((row['doneOn'] ?? '0') > view.today && !(row['doneOn'] ?? '').startsWith('?') && row['status'] === 'completed')
      ask(`done ${row.id}`, `somebody must put right that ${row.id} is done on ${row['doneOn']}`, row.id, {
        caseRef: row['caseRef'],
      });
    if (meeting !== undefined && (row['due'] ?? '9') < (meeting['on'] ?? '0') && (meeting['on'] ?? '9') <= view.today)
      ask(`due ${row.id}`, `somebody must put right that ${row.id} is due before its meeting`, row.id, {
        caseRef: row['caseRef'],
      });
  }
  for (const row of seen.rows('people'))
    if ((row['birthDate'] ?? '0') > view.today && !(row['birthDate'] ?? '').startsWith('?'))
      ask(`birth ${row.id}`, `somebody must put right the birth date of ${row.id}`, row.id, {
        caseRef: row['caseRef'],
        names: (line) =>
          namesRow(line, row.id) || namesRow(line, row['caseRef']) || namesReferral(view, line, row['surname']),
      });
  const word = seen.sendingWord(view.today);
  // Typed after the run, it stops what leaves at once, and the next look says so.
  const typed = view.said.findLast((one) => one.table === 'settings');
  if (word !== 'on' && typed?.at !== view.now)
    matters.push({
      thing: 'sending',
      kind: 'word',
      what: `everybody at the desk must know that sending is stopped (“${word}”)`,
      names: (line) => /sending/i.test(line.what),
    });
  return matters;
}

function namesReferral(view: View, line: Parameters<Matter['names']>[0], surname: string | undefined): boolean {
  return view.seen.rows('referrals').some((one) => one['surname'] === surname && namesRow(line, one.id));
}

/** What happened against a person's word. */
export function brokenWords(view: View): readonly Broken[] {
  return [
    ...leftAgainst(view),
    ...forgotten(view),
    ...toUnverified(view),
    ...statedScores(view),
    ...unapproved(view),
    ...unsigned(view),
    ...inMain(view),
    // Of a tab that nobody can read at present nothing is known but refs.
    ...(view.renamed.size > 0 ? [] : findBareRefs(view.seen)),
    ...findAlikeLines(view.seen),
    ...impossible(view),
    ...brokenWays(view),
  ];
}

const NEVER_WAITS = /idva-notice|withdraw|alarm|recovery|coordinator|\/idva\//;

/** A readable "off" stops notices and withdrawals too; alarms say that it is off. */
const GOES_WHILE_OFF = /alarm|recovery|coordinator/;

/** Left although a Hold stood beside it, or although sending was stopped. */
function leftAgainst(view: View): readonly Broken[] {
  const now = view.got.filter((one) => one.at === view.now);
  const word = view.seen.sendingWord(view.today);
  const broken: Broken[] = [];
  for (const one of now) {
    // The last word that was typed beside it counts, wherever the row went since.
    const said = view.said.filter(
      (each) => each.table === 'outbox' && each.before['key'] === one.key && each.values['answer'] !== undefined,
    );
    const answer = String(said[said.length - 1]?.values['answer'] ?? '');
    if (answer !== '' && !/^release$/i.test(answer))
      broken.push({
        thing: `held ${one.key}`,
        what: `${one.key} left although “${answer}” stood beside it on Outbox.`,
      });
    if (word !== 'on' && !(word === 'off' ? GOES_WHILE_OFF : NEVER_WAITS).test(one.key))
      broken.push({ thing: `stopped ${one.key}`, what: `${one.key} left although sending was “${word}”.` });
  }
  return broken;
}

/** A Hold that somebody typed stands until somebody types another word, whatever happened to the tabs meanwhile. */
function forgotten(view: View): readonly Broken[] {
  if (view.renamed.size > 0) return [];
  return view.messages.flatMap((one) => {
    if (one.state !== 'offered' || one.held) return [];
    const said = view.said.filter(
      (each) => each.table === 'outbox' && each.before['key'] === one.key && each.values['answer'] !== undefined,
    );
    const last = said[said.length - 1];
    // Typed after this moment's run, it is heard before the next message leaves.
    if (last === undefined || last.at === view.now || !/^hold$/i.test(String(last.values['answer']))) return [];
    return [
      {
        thing: `forgotten ${one.key}`,
        what: `${one.key} is on offer, and the Hold that was typed beside it is forgotten.`,
      },
    ];
  });
}

/** Case content to an address that was changed and not verified since. */
function toUnverified(view: View): readonly Broken[] {
  return view.got
    .filter((one) => one.at === view.now)
    .flatMap((one) => {
      const changes = view.said.filter(
        (each) =>
          each.table === 'contacts' &&
          each.values['address'] !== undefined &&
          each.how !== 'row' &&
          mailboxOf(String(each.values['address'])) === one.mailbox &&
          each.before['address'] !== '' &&
          mailboxOf(each.before['address'] ?? '') !== one.mailbox,
      );
      const last = changes[changes.length - 1];
      if (last === undefined) return [];
      const nth = view.said.indexOf(last);
      const typed = view.said.slice(nth).some((each) => each.id === last.id && each.values['verifiedOn'] !== undefined);
      const answered = view.answered.some(
        (each) => each.at >= last.at && each.word === 'yes' && namesRow(each.line, last.id),
      );
      const verified = typed || answered;
      const content = /zq[vfpghamn][a-p]{3}/.test(one.text);
      return verified || !content
        ? []
        : [
            {
              thing: `unverified ${one.key}`,
              what: `${one.key} went to ${one.mailbox}, which nobody has verified since it was changed.`,
            },
          ];
    });
}

/** A stated score counts: nobody is told that there are no answers where a score was stated. */
function statedScores(view: View): readonly Broken[] {
  return view.seen.rows('referrals').flatMap((row) => {
    const stated = Number(row['statedScore'] ?? 0);
    if (stated < 14) return [];
    const line = view.lines.find(
      (one) => namesRow(one, row.id) && /waits for a decision/.test(one.what) && !one.what.includes(String(stated)),
    );
    const paper = view.got.find(
      (one) => one.text.includes((row['surname'] ?? '\u0000').toLowerCase()) && /\b0 of 24\b/.test(one.text),
    );
    return [
      ...(line === undefined
        ? []
        : [
            {
              thing: `stated ${row.id}`,
              what: `Referral ${row.id} states a score of ${stated}, and the line that asks for the decision does not say so.`,
            },
          ]),
      ...(paper === undefined
        ? []
        : [
            {
              thing: `stated ${row.id} paper`,
              what: `${paper.key} says “0 of 24” beside a case whose score was stated as ${stated}.`,
            },
          ]),
    ];
  });
}

/** Minutes leave once a chair has approved them by name. */
function unapproved(view: View): readonly Broken[] {
  return view.got
    .filter((one) => one.at === view.now && /\/minutes\/M-[A-Z0-9]+\/C-/.test(one.key))
    .flatMap((one) => {
      const meeting = view.seen.row('meetings', /M-[A-Z0-9]+/.exec(one.key)?.[0]);
      return meeting?.['chairApprovedBy'] === undefined && meeting !== undefined
        ? [{ thing: `unapproved ${one.key}`, what: `${one.key} left, and nobody is named who approved the minutes.` }]
        : [];
    });
}

const MARKS = [
  [/\/research\/(M-\w+)\/list\//, 'listReady'],
  [/\/agenda\/(M-\w+)\/C-/, 'agendaReady'],
  [/\/minutes\/(M-\w+)\/actions\//, 'actionsReady'],
] as const;

const isYes = (cell: string | undefined): boolean => cell === 'yes';

/** What left without a mark, or on one that has no name, and what was opened on such a decision. */
function unsigned(view: View): readonly Broken[] {
  const left = view.got
    .filter((one) => one.at === view.now)
    .flatMap((one) =>
      MARKS.flatMap(([which, mark]) => {
        const meeting = view.seen.row('meetings', which.exec(one.key)?.[1]);
        return meeting === undefined || (isYes(meeting[mark]) && meeting[`${mark}By`] !== undefined)
          ? []
          : [{ thing: `unsigned ${one.key}`, what: `${one.key} left on a mark that nobody put a name to.` }];
      }),
    );
  const opened = view.seen.rows('referrals').flatMap((row) => {
    const nameless = row['decision']?.startsWith('accept') === true && row['decidedBy'] === undefined;
    const victim = view.seen.rows('people').some((one) => one['surname'] === row['surname']);
    return nameless && victim
      ? [{ thing: `opened ${row.id}`, what: `A case was opened for ${row.id}, and nobody is named who accepted it.` }]
      : [];
  });
  return [...left, ...opened];
}

/** Nothing in the main workbook says that a restricted case or a conflict is there. */
function inMain(view: View): readonly Broken[] {
  const secret = [
    ...view.seen.rows('conflicts').map((one) => one.id),
    ...view.seen.rows('cases').flatMap((one) => (view.seen.isRestricted(one.id) ? [one.id] : [])),
    ...(['actions', 'referrals', 'list', 'people', 'needed', 'disclosures', 'research', 'notes'] as const).flatMap(
      (name) => view.seen.rows(name).flatMap((one) => (one.file === 'restricted' ? [one.id] : [])),
    ),
  ];
  return view.lines
    .filter((line) => line.file === 'main')
    .flatMap((line) => {
      const found = secret.find((one) => namesRow(line, one));
      return found === undefined
        ? []
        : [{ thing: `main ${found}`, what: `A line of Today in the main workbook names ${found}: “${line.what}”` }];
    });
}

/** No reminder because of a day that cannot be. */
function impossible(view: View): readonly Broken[] {
  return view.seen.rows('actions').flatMap((row) => {
    const meeting = view.seen.meeting(row['meeting']);
    if (meeting === undefined || (row['due'] ?? '9') >= (meeting['on'] ?? '0')) return [];
    const chase = view.got.find(
      (one) =>
        one.key.includes('follow-up') &&
        one.text.includes(row.id.toLowerCase()) &&
        /\d+ working days? (late|overdue)/.test(one.text),
    );
    return chase === undefined
      ? []
      : [{ thing: `chased ${row.id}`, what: `${chase.key} chases ${row.id}, whose day cannot be.` }];
  });
}

export const tabName = (name: Parameters<typeof tableNamed>[0]): string => tableNamed(name).tab;
