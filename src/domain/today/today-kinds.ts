// What is to be done about a line of Today, and which is worse: one table, worst first, each with its reason.

/** What the coordinator does: rings somebody, decides, lets something go, puts something right, or only has to know. */
export const TODAY_GROUPS = ['ring', 'decide', 'release', 'mend', 'know'] as const;
export type TodayGroup = (typeof TODAY_GROUPS)[number];

export const GROUP_TITLES: Readonly<Record<TodayGroup, string>> = {
  ring: 'Ring',
  decide: 'Decide',
  release: 'Release',
  mend: 'Mend',
  know: 'Know',
};

interface KindOrder {
  /** Where a line does not say otherwise. */
  readonly group: TodayGroup;
  /** Why it stands where it stands. */
  readonly why: string;
}

/** Worst first. Kinds are stored beside lines and with what people marked as done: never rename one. */
const ORDER = {
  gone: {
    group: 'decide',
    why: 'Rows have vanished: what hung on them is cancelled, and only a person knows if that is meant.',
  },
  alarm: { group: 'decide', why: 'Somebody may be in danger, or nothing leaves at all.' },
  ring: { group: 'ring', why: 'Somebody does not know what they must know, and no mail will tell them.' },
  uncertain: {
    group: 'decide',
    why: 'Nobody knows whether it went: the longer it stands, the harder it is to find out.',
  },
  stopped: { group: 'mend', why: 'Something due does not leave.' },
  referral: { group: 'decide', why: 'Until it is decided nobody hears the case.' },
  match: { group: 'decide', why: 'One case may stand there twice.' },
  conflict: { group: 'decide', why: 'Somebody may read what they must not, or an agency is not heard.' },
  release: { group: 'release', why: 'It is ready, and ends unsent when its hour has passed.' },
  ready: { group: 'release', why: 'The papers of a meeting wait for a word.' },
  action: { group: 'decide', why: 'Something agreed is not done.' },
  meeting: { group: 'decide', why: 'A meeting is not in order; it has a day of its own.' },
  case: { group: 'decide', why: 'A case waits for a date or a word, by a day that the line names.' },
  problem: { group: 'mend', why: 'A row cannot be read; nothing that somebody waits for is stopped by it.' },
} as const satisfies Readonly<Record<string, KindOrder>>;

export type TodayKind = keyof typeof ORDER;

export const TODAY_KINDS = Object.keys(ORDER) as readonly TodayKind[];

export const KIND_ORDER: Readonly<Record<TodayKind, KindOrder>> = ORDER;
