// The places of the minute form by where they stand on the page, for a file whose controls lost their names in an older LibreOffice.
import { TICKED, type FormBlock, type FormParagraph, type FormPiece } from '../../domain/referral/form-page.ts';
import { isPrompt } from './prompts.ts';

export interface NamedAgency {
  readonly id: string;
  readonly name: string;
}

export interface MinutePlace {
  /** As a person finds it: "item 2, What was said, Ealing Police". */
  readonly label: string;
  /** The names of the controls that still stand there. */
  readonly names: readonly string[];
  /** The name that a place without a control must have had, where its case and its agency are certain. */
  readonly name: string | undefined;
  /** What was typed there outside every named control: '' where a named control stands. */
  readonly words: string;
  /** The paragraphs in which it stands. */
  readonly paragraphs: readonly FormParagraph[];
}

export const RISKS: ReadonlyMap<string, string> = new Map([
  ['To the victim', 'risksVictim'],
  ['To children', 'risksChildren'],
  ['To others', 'risksOthers'],
  ['To staff', 'risksStaff'],
  ['The victim’s views', 'victimView'],
  ['Other proceedings', 'links'],
  ['Feedback to the victim', 'feedback'],
  ['Outcome', 'outcome'],
]);

const ALONE: ReadonlyMap<string, string> = new Map([
  ['Who came, who stood in for whom, who observed', 'attendance'],
  ['Background', 'background'],
  ['Other business', 'general'],
]);

type Column = readonly [section: string, title: string];
const COLUMNS: ReadonlyMap<string, readonly Column[]> = new Map([
  [
    'Information by agency',
    [
      ['kind', 'Fact or opinion'],
      ['information', 'What was said'],
    ],
  ],
  [
    'Actions',
    [
      ['action', 'Action'],
      ['due', 'Due'],
      ['safety', 'Safety action'],
    ],
  ],
]);

/** Of the form as it is given; an area's own may have others. */
export const HEADINGS: ReadonlySet<string> = new Set([
  ...ALONE.keys(),
  ...COLUMNS.keys(),
  'Risks, views, outcome',
  'Actions of last time',
  'Who came',
]);

/** The titles of our controls: such a title alone names no place. */
export const TITLES: ReadonlySet<string> = new Set([
  'Who came, substitutes, observers',
  'Background',
  'Fact or opinion',
  'What was said',
  'Risks to the victim',
  'Risks to children',
  'Risks to others',
  'Risks to staff',
  'The victim’s views',
  'Other proceedings',
  'Feedback to the victim',
  'Outcome',
  'Action',
  'Due',
  'Safety action',
  'Other business',
]);

/** Whether a page is a minute form of ours, whatever became of its controls. */
export function looksLikeMinuteForm(blocks: readonly FormBlock[]): boolean {
  const lines = new Set(blocks.flatMap((block) => (block.kind === 'paragraph' ? [lineOf(block)] : [])));
  return lines.has('Minute form') && lines.has('Other business') && [...ALONE.keys()].some((part) => lines.has(part));
}

export function minutePlaces(
  blocks: readonly FormBlock[],
  meetingId: string,
  agencies: readonly NamedAgency[],
): readonly MinutePlace[] {
  const items = itemsOf(blocks).map((item) => ({ item, refs: refsIn(item.blocks) }));
  return items.flatMap(({ item, refs }) => {
    const [only = ''] = refs;
    // A control that somebody copied into another item says nothing of that item.
    const isCertain = refs.size === 1 && items.filter((one) => one.refs.has(only)).length === 1;
    return placesOf(item, item.title === '' ? meetingId : isCertain ? only : undefined, agencies);
  });
}

const refsIn = (blocks: readonly FormBlock[]): ReadonlySet<string> =>
  new Set(namesIn(blocks).map((name) => name.split('/')[0] ?? ''));

interface Item {
  /** "item 2", or '' for what is of the whole meeting. */
  readonly title: string;
  readonly blocks: FormBlock[];
}

function itemsOf(blocks: readonly FormBlock[]): readonly Item[] {
  const items: Item[] = [{ title: '', blocks: [] }];
  for (const block of blocks) {
    if (block.kind === 'paragraph' && block.place.startsWith('page ')) continue;
    const line = block.kind === 'paragraph' && block.heading ? lineOf(block) : '';
    const item = /^Item (\d+): /.exec(line)?.[1];
    if (item !== undefined) items.push({ title: `item ${item}`, blocks: [] });
    else if (line === 'Other business') items.push({ title: '', blocks: [] });
    items.at(-1)?.blocks.push(block);
  }
  return items;
}

function placesOf(item: Item, ref: string | undefined, agencies: readonly NamedAgency[]): readonly MinutePlace[] {
  const places: MinutePlace[] = [];
  const under = new Map<string, FormParagraph[]>();
  let heading = '';
  const tell = (...parts: readonly string[]): string => [item.title, ...parts].filter((part) => part !== '').join(', ');
  for (const block of item.blocks) {
    if (block.kind === 'paragraph') {
      const line = lineOf(block);
      if (block.heading && HEADINGS.has(line)) heading = line;
      else if (ALONE.has(heading)) under.set(heading, [...(under.get(heading) ?? []), block]);
      continue;
    }
    const columns = COLUMNS.get(heading);
    for (const row of block.rows) {
      const [first = '', ...cells] = row.map((cell) => cell.blocks);
      const title = first === '' ? '' : textOf(first).trim();
      const risk = heading === 'Risks, views, outcome' ? RISKS.get(title) : undefined;
      if (risk !== undefined) places.push(placeOf(cells[0] ?? [], tell(title), nameOf(ref, risk)));
      if (columns === undefined || cells.length !== columns.length || title === 'Agency') continue;
      const agency = agencyOf(title, namesIn(cells.flat()), agencies);
      for (const [index, [section, column]] of columns.entries())
        places.push(
          placeOf(
            cells[index] ?? [],
            tell(column, title),
            agency === undefined ? undefined : nameOf(ref, section, agency),
          ),
        );
    }
  }
  for (const [title, paragraphs] of under)
    places.push(placeOf(paragraphs, tell(title), nameOf(ref, ALONE.get(title) ?? '')));
  return places;
}

const nameOf = (ref: string | undefined, ...parts: readonly string[]): string | undefined =>
  ref === undefined ? undefined : [ref, ...parts].join('/');

/** The agency of a row: as the controls left in it and its printed name say, where they do not say two things. */
function agencyOf(title: string, names: readonly string[], agencies: readonly NamedAgency[]): string | undefined {
  const called = title === 'Any agency' ? ['any'] : agencies.flatMap((one) => (one.name === title ? [one.id] : []));
  const said = new Set([...names.map((name) => name.split('/')[2] ?? ''), ...(called.length === 1 ? called : [])]);
  return said.size === 1 ? [...said][0] : undefined;
}

function placeOf(blocks: readonly FormBlock[], label: string, name: string | undefined): MinutePlace {
  const names = namesIn(blocks);
  const place = { label, names, paragraphs: paragraphsIn(blocks) };
  if (names.length > 0) return { ...place, name: undefined, words: '' };
  const text = textOf(blocks).trim();
  const section = name?.split('/')[1] ?? '';
  if (text === '' || text === '☐' || isPrompt(text)) return { ...place, name, words: '' };
  if (section === 'safety')
    return TICKED.includes(text) ? { ...place, name, words: 'yes' } : { ...place, name: undefined, words: text };
  if (section === 'kind' && !['Fact', 'Opinion'].includes(text)) return { ...place, name: undefined, words: text };
  return { ...place, name, words: text };
}

function namesIn(blocks: readonly FormBlock[]): readonly string[] {
  return paragraphsIn(blocks).flatMap(({ pieces }) =>
    pieces.flatMap((piece) => (piece.kind === 'control' && piece.tag.includes('/') ? [piece.tag] : [])),
  );
}

export function paragraphsIn(blocks: readonly FormBlock[]): readonly FormParagraph[] {
  return blocks.flatMap((one) =>
    one.kind === 'paragraph' ? [one] : one.rows.flatMap((row) => row.flatMap((cell) => paragraphsIn(cell.blocks))),
  );
}

const textOf = (blocks: readonly FormBlock[]): string => paragraphsIn(blocks).map(lineOf).join('\n');
export const lineOf = ({ pieces }: FormParagraph): string => pieces.map(wordsOf).join('').trim();

export function wordsOf(piece: FormPiece): string {
  if (piece.kind === 'text') return piece.text;
  if (piece.control === 'box' && piece.text === '') return piece.ticked === true ? '☒' : '☐';
  return piece.text;
}
