// The ledger, its anchor and the workbooks each hold how far the record of what was sent has come. Which of them disagree, in words, with the one
// step that is right then. Pure.
import { formatTime, type LocalTime } from '../time/day.ts';
import { many } from '../referral/describe-grounds.ts';

/**
 * held: part of the ledger's chain. known: not part of it, and a person unblocked the ledger knowing that. ahead: further than the ledger goes.
 * other: another chain's. otherKey: signed with another key, or changed. unreadable: damaged. none: nothing stands there.
 */
export type CopyState = 'held' | 'known' | 'ahead' | 'other' | 'otherKey' | 'unreadable' | 'none';

export interface Copy {
  /** `the anchor`, `the workbook of ealing`. */
  readonly name: string;
  readonly state: CopyState;
  readonly events?: number;
  readonly at?: LocalTime;
}

export interface Copies {
  readonly ledger: { readonly events: number; readonly runs: number; readonly at?: LocalTime };
  readonly anchor: Copy;
  readonly workbooks: readonly Copy[];
  /** Workbooks in which marac has worked, as their Outbox shows, though no ledger of another mode that lies here explains it. */
  readonly used: readonly string[];
}

export type CopiesProblem = {
  readonly code: 'ledger-missing' | 'ledger-behind' | 'anchor-broken';
  readonly sentence: string;
};

const BEHIND: readonly CopyState[] = ['ahead', 'other'];

/** Why nothing may be planned or sent from this ledger; undefined when the copies agree. */
export function judgeCopies({ ledger, anchor, workbooks, used }: Copies): CopiesProblem | undefined {
  const all = [anchor, ...workbooks];
  const signed = all.filter(({ state }) => BEHIND.includes(state));
  if (ledger.runs === 0) {
    const says = all.filter(({ state }) => state !== 'none' && state !== 'held' && state !== 'known');
    // A person who began anew has said so: the anchor was written then.
    const isAgreed = all.some(({ state }) => state === 'held' || state === 'known');
    if (says.length === 0 && (used.length === 0 || isAgreed)) return undefined;
    const marks =
      says.length > 0 ? says.map(describeCopy) : used.map((name) => `${name} has an Outbox of an earlier record`);
    return {
      code: 'ledger-missing',
      sentence: `The record of what was sent is gone: the ledger is empty, and ${marks.join(', ')}. Put the newest copy of the ledger back. Where there is none: go through what was sent, then \`marac unblock\`; everything that may have gone then waits for a person.`,
    };
  }
  if (signed.length > 0) {
    const agree = all.filter(({ state }) => state === 'held');
    const rest =
      agree.length === 0
        ? ''
        : ` ${capital(agree.map(({ name }) => name).join(' and '))} ${agree.length === 1 ? 'agrees' : 'agree'} with the ledger.`;
    return {
      code: 'ledger-behind',
      sentence: `This ledger is older than the last run, or another one: it holds ${many(ledger.events, 'event', 'events')}${until(ledger.at)}, and ${signed.map(describeCopy).join(', ')}.${rest} Messages that left since are not in it and would go again. Put the newest copy of the ledger back. Where this is the newest: go through what was sent, then \`marac unblock\`.`,
    };
  }
  if (anchor.state === 'unreadable' && !workbooks.some(({ state }) => state === 'held'))
    return {
      code: 'anchor-broken',
      sentence: `The anchor cannot be read, and no workbook says how far the record has come: nobody can tell whether this ledger (${many(ledger.events, 'event', 'events')}${until(ledger.at)}) is the newest. Put a copy of the anchor back. Where there is none: go through what was sent, then \`marac unblock\`.`,
    };
  return undefined;
}

/** What a person should know although the ledger goes on: the next run writes these copies anew. */
export function describeMended({ ledger, anchor, workbooks }: Copies): readonly string[] {
  if (ledger.runs === 0) return [];
  const told = new Map<CopyState, string>([
    ['none', 'is gone'],
    ['unreadable', 'cannot be read'],
    ['otherKey', 'was changed, or is another desk’s'],
  ]);
  return [anchor, ...workbooks].flatMap(({ name, state }) => {
    const what = told.get(state);
    // A workbook of before there was the tab has none yet: that is no news.
    if (what === undefined || (name !== anchor.name && state === 'none')) return [];
    return `What ${name} says of how far the record has come ${what}; the ledger and the other copies agree, and the next run writes it anew. Look why: a disk that is not there, a folder that was emptied, a cell that was typed in.`;
  });
}

function describeCopy({ name, state, events, at }: Copy): string {
  if (state === 'otherKey') return `${name} was signed with another key, or changed`;
  if (state === 'unreadable') return `${name} cannot be read`;
  const count = events === undefined ? 'another record' : many(events, 'event', 'events');
  return `${name} knows ${count}${state === 'other' && events !== undefined ? ' of another record' : ''}${until(at)}`;
}

const until = (at: LocalTime | undefined): string => (at === undefined ? '' : ` up to ${formatTime(at)}`);
const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
