// The disasters that are promised to be met: of each thing a desk keeps, that it is lost, older, newer or damaged. One definition for the table of
// docs/safety.md, for the tests of the single faults and for the proof of the pairs.

export const THINGS = ['ledger', 'anchor', 'workbook', 'key', 'papers'] as const;
export const STATES = ['lost', 'older', 'newer', 'damaged'] as const;
export type Thing = (typeof THINGS)[number];
export type State = (typeof STATES)[number];

/** refuses: nothing is planned, nothing leaves. keeps: nothing that concerns a case leaves. goesOn: as if nothing had happened. */
export type Does = 'refuses' | 'keeps' | 'goesOn';

export interface Fault {
  readonly thing: Thing;
  readonly state: State;
  /** What was done, where the two words do not say it. */
  readonly what?: string;
  /** Words of what the program prints, or writes on Checks; absent where it rightly says nothing. */
  readonly says?: string;
  readonly does: Does;
  /** The one right step. */
  readonly step: string;
}

const PUT_BACK =
  'Put the newest copy of the ledger back; where there is none, go through what was sent, then `marac unblock`.';
const KEY_BACK = 'Put the copy of the key back.';
const NOTHING = 'None.';

export const FAULTS: readonly Fault[] = [
  { thing: 'ledger', state: 'lost', says: 'The record of what was sent is gone', does: 'refuses', step: PUT_BACK },
  { thing: 'ledger', state: 'older', says: 'This ledger is older than the last run', does: 'refuses', step: PUT_BACK },
  {
    thing: 'ledger',
    state: 'newer',
    what: 'newer than workbook and anchor',
    says: 'The workbook stands as it stood some runs ago',
    does: 'keeps',
    step: 'Put the newest workbook back; where there is none, type what is missing, then accept it.',
  },
  {
    thing: 'ledger',
    state: 'damaged',
    says: 'The ledger’s file is damaged',
    does: 'refuses',
    step: PUT_BACK,
  },
  {
    thing: 'anchor',
    state: 'lost',
    says: 'What the anchor says of how far the record has come is gone',
    does: 'goesOn',
    step: 'Look whether its disk is there. The next run writes it anew.',
  },
  { thing: 'anchor', state: 'older', does: 'goesOn', step: `${NOTHING} The next run brings it up to date.` },
  {
    thing: 'anchor',
    state: 'newer',
    what: 'newer than the ledger',
    says: 'This ledger is older than the last run',
    does: 'refuses',
    step: PUT_BACK,
  },
  {
    thing: 'anchor',
    state: 'damaged',
    says: 'What the anchor says of how far the record has come cannot be read',
    does: 'goesOn',
    step: 'Look at its disk. The next run writes it anew, where the workbook agrees with the ledger; else it is refused.',
  },
  {
    thing: 'workbook',
    state: 'lost',
    says: 'There is no such file',
    does: 'keeps',
    step: 'Put the newest copy back: `marac backups` has every state that a look saw.',
  },
  {
    thing: 'workbook',
    state: 'older',
    says: 'The workbook stands as it stood some runs ago',
    does: 'keeps',
    step: 'Put the newest copy back (`marac backups`); if the older one is meant, accept it.',
  },
  {
    thing: 'workbook',
    state: 'newer',
    what: 'newer than the ledger',
    says: 'This ledger is older than the last run',
    does: 'refuses',
    step: PUT_BACK,
  },
  {
    thing: 'workbook',
    state: 'damaged',
    says: 'The end of the file is missing',
    does: 'keeps',
    step: 'Put the newest copy back: `marac backups` has every state that a look saw.',
  },
  { thing: 'key', state: 'lost', says: 'cannot be read', does: 'refuses', step: KEY_BACK },
  {
    thing: 'key',
    state: 'older',
    what: 'an earlier desk’s',
    says: 'made with another key',
    does: 'refuses',
    step: KEY_BACK,
  },
  {
    thing: 'key',
    state: 'newer',
    what: 'a new one was made',
    says: 'made with another key',
    does: 'refuses',
    step: KEY_BACK,
  },
  { thing: 'key', state: 'damaged', says: 'does not hold a key', does: 'refuses', step: KEY_BACK },
  {
    thing: 'papers',
    state: 'lost',
    does: 'goesOn',
    step: 'Put the folder back if the team still needs it. What leaves is in the ledger.',
  },
  { thing: 'papers', state: 'older', does: 'goesOn', step: `${NOTHING} What leaves is in the ledger.` },
  { thing: 'papers', state: 'newer', does: 'goesOn', step: `${NOTHING} What leaves is in the ledger.` },
  {
    thing: 'papers',
    state: 'damaged',
    does: 'goesOn',
    step: 'Put the folder back. What leaves is in the ledger, undamaged.',
  },
];

const DOES: Readonly<Record<Does, string>> = {
  refuses: 'Nothing is planned, nothing leaves',
  keeps: 'Nothing is planned from it, nothing with case content of that MARAC leaves',
  goesOn: 'Goes on',
};

/** As it stands in docs/safety.md. */
export function renderFaults(): string {
  const head = ['what', 'the program says', 'what it does', 'what to do'];
  const rows = FAULTS.map(({ thing, state, what, says, does, step }) => [
    `${thing} ${state}${what === undefined ? '' : ` (${what})`}`,
    says === undefined ? 'nothing' : `“${says} ...”`,
    DOES[does],
    step,
  ]);
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Two faults of different things. */
export function pairs(): readonly (readonly [Fault, Fault])[] {
  return FAULTS.flatMap((one, index) =>
    FAULTS.slice(index + 1).flatMap((other) => (one.thing === other.thing ? [] : [[one, other] as const])),
  );
}

export const nameOf = ({ thing, state }: Fault): string => `${thing} ${state}`;
