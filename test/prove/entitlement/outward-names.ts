// Names that leave, judged apart from the product: which agencies people typed and what of them may stand in a name, and a grammar written by hand.
// It shares no code with src/domain/outward.
import type { Facts } from '../../../src/domain/plan/facts.ts';
import type { Agency } from '../../../src/domain/register/register.ts';
import type { World } from './world.ts';

const ONE_CASE = ['emergency-note', 'idva-first-contact', 'supplement', 'transfer-pack', 'without-consent'];
const KINDS: Readonly<Record<string, string>> = {
  agenda: 'Agenda',
  'agenda-full': 'Agenda',
  'at-risk-list': 'At Risk List',
  'chair-papers': "Chair's papers",
  'idva-papers': 'IDVA papers',
  'idva-feedback': 'Feedback sheet',
  minutes: 'Minutes',
  'minute-form': 'Minute form',
  'action-sheet': 'Action sheet',
  'disclosure-list': 'Disclosure requests',
  'flag-removal-list': 'Flags to take off',
  'attendance-sheet': 'Attendance and confidentiality',
  'correction-notice': 'Correction',
  'operations-meeting': 'Operations meeting',
  'terms-of-reference': 'Terms of reference',
  'induction-pack': 'Induction pack',
  'praise-letter': 'Thank you',
  'partnership-letter': 'Letter',
  'figures-report': 'Figures',
  'answer-sheet': 'Answer sheet',
  times: 'Times',
};
const SUBJECTS: Readonly<Record<string, string>> = {
  receipt: 'referral received',
  'missing-answers': 'referral, some answers are missing',
  decision: 'referral, decision',
  'idva-notice': 'new referral, please ring',
  'list-and-request': 'list and research request',
  agenda: 'agenda and your times',
  actions: 'your actions',
  minutes: 'minutes',
  chase: 'still to come from you',
  digest: 'actions, due and overdue',
  escalation: 'overdue actions of your agency',
  supplement: 'supplement to the list',
  correction: 'correction, new version of a paper',
  withdrawal: 'withdrawn, do not use a paper',
  'meeting-moved': 'change of meeting',
  alarm: 'attention needed',
  recovery: 'working again',
  redirect: 'a referral for your area',
  'key-date': 'please ring us about a date',
  papers: 'papers for you',
};

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const date = (on: string): string =>
  `${Number(on.slice(8))} ${MONTHS[Number(on.slice(5, 7)) - 1] ?? ''} ${on.slice(0, 4)}`;

/** What somebody typed as an agency's name, and what of it may stand in a name that leaves: undefined where nothing may. */
type Typed = readonly [typed: string, stands: string | undefined];

/** Good names, two that differ in capitals alone, and names that are or hold what must never leave, taken from the cases of this world. */
function typedNames({ facts, seed }: World): readonly Typed[] {
  const people = facts.maracs.flatMap((marac) => marac.people);
  const known = people.filter((one) => one.forenames !== undefined && one.surname !== undefined);
  const one = known[seed % Math.max(1, known.length)];
  const place = facts.maracs.flatMap((marac) => marac.addresses).find((address) => address.text !== undefined);
  return [
    ['Borough Housing', 'Borough Housing'],
    ['BOROUGH housing', 'BOROUGH housing'],
    ['Adults: East\u202e / West.', 'Adults East West'],
    ['CON', undefined],
    ...(one === undefined
      ? []
      : ([
          [`${one.forenames ?? ''} ${one.surname ?? ''}`, undefined],
          [`Rooms of ${one.surname ?? ''}, ${one.forenames ?? ''}`, undefined],
          ...(one.birthDate === undefined ? [] : [[`Care since ${date(one.birthDate)}`, undefined] as const]),
        ] as const)),
    ...(place === undefined
      ? []
      : [[`12 ${place.text?.split(/[,\n]/)[0]?.replace(/^\d+ /, '') ?? ''} Street`, undefined] as const]),
  ];
}

export interface NamesOfWorld {
  /** As if people had typed these agencies: only what names things reads them. */
  readonly facts: Facts;
  readonly agencies: readonly Agency[];
  readonly stands: ReadonlySet<string>;
}

export function openNames(world: World): NamesOfWorld {
  const typed = typedNames(world);
  const agencies = world.facts.agencies.map((agency, index) => {
    const [name] = typed[(index + world.seed) % typed.length] ?? ['Borough Housing'];
    return { ...agency, name };
  });
  return {
    facts: { ...world.facts, agencies },
    agencies,
    stands: new Set(typed.flatMap(([, stands]) => stands ?? [])),
  };
}

const quoted = (texts: Iterable<string>): string =>
  [...texts].map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
const NUMBER = 'D-[0-9A-Z]{6}';

interface Grammar {
  readonly area: string;
  readonly day: string;
  readonly agency: string;
}

function grammarOf({ facts }: World, { stands }: NamesOfWorld): Grammar {
  const days = facts.maracs.flatMap((marac) => marac.meetings.map((meeting) => date(meeting.on)));
  return {
    area: `(?:${quoted(facts.maracs.map((marac) => `${marac.name.charAt(0).toUpperCase()}${marac.name.slice(1)} MARAC`))})`,
    day: `(?:${quoted(days)})`,
    agency: `(?:${quoted(stands)})`,
  };
}

interface Left {
  readonly template: string;
  /** Templates of the papers it carries. */
  readonly papers: readonly string[];
}

/** What is wrong with a subject; nothing but area, day, what it is and a number may stand in it. */
export function faultsOfSubject(
  world: World,
  names: NamesOfWorld,
  subject: string,
  { template, papers }: Left,
): readonly string[] {
  const { area, day } = grammarOf(world, names);
  const [first = ''] = papers;
  const carried = template === 'papers' && !ONE_CASE.includes(first) ? KINDS[first] : undefined;
  const says =
    carried === undefined ? SUBJECTS[template] : carried.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());
  const words = says ?? '';
  const alone = words.charAt(0).toUpperCase() + words.slice(1);
  const whole = new RegExp(`^(?:${area}(?:, ${day})?: ${quoted([words])}|${quoted([alone])}) \\(${NUMBER}\\)$`);
  return [
    ...(whole.test(subject) ? [] : [`PROP10 a subject that is none: ${subject}`]),
    ...[...world.canaries.findIn(subject)].map((word) => `PROP10 ${word} in a subject`),
  ];
}

/** The file of a paper: in a message its name alone, for the team with its folder. */
export function faultsOfFile(
  world: World,
  names: NamesOfWorld,
  file: string,
  templates: readonly string[],
): readonly string[] {
  const { area, day, agency } = grammarOf(world, names);
  const kinds = quoted(
    new Set(templates.map((name) => (ONE_CASE.includes(name) ? 'Papers' : (KINDS[name] ?? 'none')))),
  );
  const name = `(?:${kinds}), (?:${area}(?:, ${day})?(?:, ${agency})?(?:, ${NUMBER})?|${NUMBER})\\.(?:pdf|docx|xlsx|ics)`;
  const whole = new RegExp(`^(?:(?:\\d{4}-\\d\\d-\\d\\d|No meeting), ${area}/)?${name}$`);
  return [
    ...(whole.test(file) ? [] : [`PROP10 a name of a file that is none: ${file}`]),
    ...[...world.canaries.findIn(file)].map((word) => `PROP10 ${word} in the name of a file`),
    ...(file.length < 200 ? [] : ['PROP10 a path that Windows does not take']),
  ];
}

/** A calendar entry: the area, and the day of the meeting. */
export function faultsOfTitle(world: World, names: NamesOfWorld, title: string): readonly string[] {
  const { area, day } = grammarOf(world, names);
  return [
    ...(new RegExp(`^${area}(?:, ${day})?$`).test(title) ? [] : [`PROP10 a calendar title that is none: ${title}`]),
    ...[...world.canaries.findIn(title)].map((word) => `PROP10 ${word} in a calendar title`),
  ];
}

/** Names that a disk which does not tell capitals takes for one. */
export function alike(files: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return files.flatMap((file) => {
    const plain = file.toLowerCase();
    if (seen.has(plain)) return [`PROP10 two files of one name: ${file}`];
    seen.add(plain);
    return [];
  });
}
