// The minute form, taken back from Word: which note, outcome or action each filled place is. The tab's own checks come after, as for typed rows.
import type { FormPage, FormParagraph } from '../../domain/referral/form-page.ts';
import type { Section } from '../../domain/meeting/listing.ts';
import { problemId, type Problem } from '../../domain/text/problem.ts';
import type { Result } from '../../domain/text/result.ts';
import { readControls } from './word-controls.ts';
import { minutePlaces, TITLES, type NamedAgency } from './minute-places.ts';
import { describeAlone, describeByPlace, describeDiffering, describeLost } from './minute-faults.ts';
import { readWordPage } from './word-page.ts';

/** Texts exactly as they were typed; agencies and cases are row ids. */
export interface MinuteFormAnswers {
  readonly notes: readonly {
    readonly caseRef?: string;
    readonly section: Section;
    readonly agency?: string;
    readonly fact?: 'fact' | 'opinion';
    readonly text: string;
    /** As a person finds its place: "item 2, Background". */
    readonly label: string;
  }[];
  readonly outcomes: readonly { readonly caseRef: string; readonly outcome: string; readonly label: string }[];
  readonly actions: readonly {
    readonly caseRef: string;
    readonly agency: string;
    readonly text: string;
    /** As typed: "16/3/2027", or ''. */
    readonly due: string;
    readonly safety: boolean;
    readonly label: string;
  }[];
  /** Who came, in the minute taker's words, for a person to enter. */
  readonly attendance: string;
  /** What an older LibreOffice did to the places, one line for each kind with the places; and a date or a tick beside an empty place. */
  readonly problems: readonly Problem[];
  readonly page: FormPage;
  /** Paragraphs whose words were read by where they stand, or are told as lost. */
  readonly used: ReadonlySet<FormParagraph>;
}

const SECTIONS: readonly string[] = [
  'background',
  'information',
  'risksVictim',
  'risksChildren',
  'risksOthers',
  'risksStaff',
  'victimView',
  'links',
  'feedback',
  'general',
];

/**
 * Everything filled in. A file that is not this meeting's form is refused. Where an older LibreOffice doubled places or took their names off, each is
 * read as far as it can mean one thing only; the others are told with what stands there.
 */
export function readMinuteForm(
  bytes: Buffer,
  meetingId: string,
  place: string,
  agencies: readonly NamedAgency[] = [],
): Result<MinuteFormAnswers> {
  const read = readControls(bytes, place);
  if (!read.ok) return read;
  const page = readWordPage(bytes, place);
  if (!page.ok) return page;
  // A control that kept its title alone is read by where it stands.
  const named = [...Object.keys(read.value.values), ...read.value.differing.keys()].filter((part) => !TITLES.has(part));
  const problems = findStrangers(named, meetingId, place);
  if (problems.length > 0) return { ok: false, problems };
  const places = minutePlaces(page.value.blocks, meetingId, agencies);
  const isFree = (name: string | undefined): boolean =>
    name !== undefined && !named.includes(name) && places.filter((one) => one.name === name).length === 1;
  const byPlace = places.filter((one) => one.words !== '' && isFree(one.name));
  const lost = places.filter((one) => one.words !== '' && !byPlace.includes(one));
  const values = new Map(Object.entries(read.value.values));
  for (const one of byPlace) values.set(one.name ?? '', one.words);
  const names = [...values.keys()].filter((part) => !TITLES.has(part));
  const value = (name: string): string => values.get(name) ?? '';
  const label = (name: string): string =>
    places.find((one) => one.names.includes(name) || one.name === name)?.label ?? name.split('/')[1] ?? '';
  const notes = names.flatMap((name) => noteOf(name, meetingId, value).map((one) => ({ ...one, label: label(name) })));
  const outcomes = names
    .filter((name) => name.endsWith('/outcome') && value(name) !== '')
    .map((name) => ({ caseRef: caseOf(name), outcome: value(name), label: label(name) }));
  const actions = names
    .filter((name) => name.split('/')[1] === 'action' && value(name) !== '')
    .map((name) => ({ ...actionOf(name, value), label: label(name) }));
  const differing = [...read.value.differing].filter(([name]) => !TITLES.has(name));
  return {
    ok: true,
    value: {
      notes,
      outcomes,
      actions,
      attendance: value(`${meetingId}/attendance`),
      problems: [
        ...describeDiffering(differing, places),
        ...describeByPlace(byPlace),
        ...describeLost(lost),
        ...describeAlone(findAlone(names, value, label)),
      ],
      page: page.value,
      used: new Set([...byPlace, ...lost].flatMap((one) => one.paragraphs)),
    },
  };
}

const caseOf = (name: string): string => name.split('/')[0] ?? '';

function noteOf(
  name: string,
  meetingId: string,
  value: (name: string) => string,
): readonly Omit<MinuteFormAnswers['notes'][number], 'label'>[] {
  const [ref = '', section = '', agency = ''] = name.split('/');
  const text = value(name);
  if (!SECTIONS.includes(section) || text === '') return [];
  const kind = value(`${ref}/kind/${agency}`);
  const fact = kind === 'Fact' ? 'fact' : kind === 'Opinion' ? 'opinion' : undefined;
  return [
    {
      section: section as Section,
      text,
      ...(ref === meetingId ? {} : { caseRef: ref }),
      ...(agency === '' || agency === 'any' ? {} : { agency }),
      ...(fact === undefined ? {} : { fact }),
    },
  ];
}

function actionOf(name: string, value: (name: string) => string): Omit<MinuteFormAnswers['actions'][number], 'label'> {
  const [caseRef = '', , agency = ''] = name.split('/');
  return {
    caseRef,
    agency,
    text: value(name),
    due: value(`${caseRef}/due/${agency}`),
    safety: value(`${caseRef}/safety/${agency}`) === 'yes',
  };
}

/** What says more about a note or an action, and which place holds it. */
const BESIDE: Readonly<Record<string, string>> = { kind: 'information', due: 'action', safety: 'action' };

/** A date without an action, "Fact" without words: of no row. */
function findAlone(
  names: readonly string[],
  value: (name: string) => string,
  labelOf: (name: string) => string,
): readonly (readonly [label: string, words: string])[] {
  return names.flatMap((name) => {
    const [ref = '', section = '', agency = ''] = name.split('/');
    const holder = BESIDE[section];
    const words = value(name);
    if (holder === undefined || words === '' || words === 'no' || value(`${ref}/${holder}/${agency}`) !== '') return [];
    return [[labelOf(name), section === 'safety' ? 'ticked' : words] as const];
  });
}

const KNOWN: readonly string[] = [...SECTIONS, 'attendance', 'kind', 'outcome', 'action', 'due', 'safety'];

/** A form of another meeting, or of another kind, is refused whole. */
function findStrangers(names: readonly string[], meetingId: string, place: string): readonly Problem[] {
  const say = (code: string, sentence: string): Problem => ({
    id: problemId(code, 'form', place),
    code,
    size: 'run',
    place,
    sentence,
  });
  if (!names.some((name) => name.startsWith(`${meetingId}/`)))
    return [
      say(
        'form.other-meeting',
        `This is not the minute form of meeting ${meetingId}. Choose the form that was made for it.`,
      ),
    ];
  const stranger = names.find((name) => !KNOWN.includes(name.split('/')[1] ?? ''));
  return stranger === undefined
    ? []
    : [say('form.strange-field', `The form has a place named "${stranger}" that the minute form does not have.`)];
}
