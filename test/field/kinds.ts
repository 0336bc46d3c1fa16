// The kinds of small files that people's programs write: what must become of each. By the name of the file, which says what kind it is.
import { openZip } from '../../src/system/zip.ts';

/** What became of a file at a desk with an inbox. */
export interface Came {
  readonly bytes: Buffer;
  readonly end: string;
  readonly rows: readonly Readonly<Record<string, string>>[];
  readonly note: string;
  readonly today: string;
  /** Cases that a list of cases comes to, where it is one. */
  readonly cases: number;
}

export interface Kind {
  readonly expected: string;
  /** What is wrong; none when it came right. */
  faults(came: Came): readonly string[];
}

const faultIf = (isWrong: boolean, what: string): readonly string[] => (isWrong ? [what] : []);
const first = ({ rows }: Came, field: string): string => rows[0]?.[field] ?? '';

export const KINDS: Readonly<Record<string, Kind>> = {
  'word-online-main-part': {
    expected: 'read: the main part is found by its relationship',
    faults: (came) => [
      ...readOrNamed(came),
      ...faultIf(first(came, 'surname') !== 'Brookson', 'the victim was not read'),
    ],
  },
  'word-date-picker': {
    expected: 'the day that each picker holds, without asking',
    faults: (came) => [
      ...readOrNamed(came),
      ...daysIn(came).flatMap((day) =>
        faultIf(!Object.values(came.rows[0] ?? {}).includes(day), `no column holds the day ${day}`),
      ),
      ...faultIf(came.note.includes('\n- '), 'something is asked'),
    ],
  },
  'word-legacy-fields': { expected: 'every answer taken or named, none lost', faults: (came) => readOrNamed(came) },
  'word-tick-without-value': {
    expected: 'a tick without a value is a yes',
    faults: (came) => [...readOrNamed(came), ...ticksRead(came)],
  },
  'word-yes-no-boxes': {
    expected: 'the ticked answer of each question, or named',
    faults: (came) => [...readOrNamed(came), ...ticksRead(came)],
  },
  'word-national-form-layout': {
    expected: 'every question read or named; what protects her never lost',
    faults: (came) => [
      ...readOrNamed(came),
      ...faultIf(first(came, 'safeToCall') !== 'No', 'whether it is safe to call was not read'),
      ...faultIf(first(came, 'notSafeToTalkTo') === '', 'who it is not safe to talk to was not read'),
    ],
  },
  'list-same-headings-twice': {
    expected: 'refused or asked: never the perpetrator as the victim',
    faults: (came) => [
      ...faultIf(
        came.rows.some((one) => one['surname'] === 'PERPOV'),
        'the perpetrator was taken for the victim',
      ),
      ...faultIf(came.rows.length === 0 && came.today === '', 'nobody is asked'),
    ],
  },
  'list-births-in-the-future': {
    expected: 'named as impossible',
    faults: ({ today, note }) => [
      ...['Victim date of birth', 'Perpetrator 1 date of birth', 'Incident date'].flatMap((one) =>
        faultIf(!today.includes(`“${one}”`) || !note.includes(`"${one}"`), `"${one}" is not named`),
      ),
      ...faultIf(/20(28|4\d)-/.test(today), 'what was typed stands on Today'),
    ],
  },
  'list-hidden-first-sheet': {
    expected: 'the visible list is read, or --sheet is offered',
    faults: (came) =>
      faultIf(first(came, 'surname') !== 'Brookson' && !came.note.includes('--sheet'), 'the list was not read'),
  },
  'adopt-numbers-restart': {
    expected: 'four cases: the meeting and the number together are the key, or it is asked',
    faults: ({ cases }) => faultIf(cases !== 4, `${cases} cases`),
  },
  'list-iso-times': timed(),
  'list-google-times': timed(),
};

function timed(): Kind {
  return {
    expected: 'read',
    faults: (came) => faultIf(!first(came, 'receivedAt').startsWith('2027-07-06T13:09'), 'the time was not read'),
  };
}

interface Question {
  readonly label: string;
  readonly answer: string;
  readonly isTicked: boolean;
}

/** Label and answer of each row of the tables, straight from the file. */
function questionsOf(bytes: Buffer): readonly Question[] {
  const xml = mainOf(bytes);
  return [...xml.matchAll(/<w:tr[ >].*?<\/w:tr>/gs)].flatMap(([row]) => {
    const [label = '', ...answers] = [...row.matchAll(/<w:tc[ >].*?<\/w:tc>/gs)].map(([cell]) => cell);
    const answer = wordsOf(answers.join(' '));
    const isTicked = answers.some((cell) => /<w14:checked(\/>| w14:val="(1|true)")|<w:checked\/>|☒/.test(cell));
    return answers.length === 0 || (answer === '' && !isTicked) ? [] : [{ label: wordsOf(label), answer, isTicked }];
  });
}

function mainOf(bytes: Buffer): string {
  const zip = openZip(bytes, { maxEntries: 200, maxPartBytes: 2 ** 24, maxTotalBytes: 2 ** 25, maxRatio: 500 });
  const main = zip.entries.find((one) => /^word\/document\d*\.xml$/.test(one.name));
  return main === undefined ? '' : zip.read(main).toString('utf8');
}

const wordsOf = (xml: string): string =>
  [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
    .map(([, text]) => text ?? '')
    .join('')
    .replaceAll('&amp;', '&')
    .replace(/[☐☒]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** Each answer was read into a column, or stands in the note with its words. */
function readOrNamed({ bytes, end, note }: Came): readonly string[] {
  if (end !== 'done') return [`it ended as ${end}`];
  const flat = note.replace(/\s+/g, ' ');
  return questionsOf(bytes).flatMap(({ label, answer }) => {
    const isRead = flat.includes(`(from "${label.replace(/:$/, '')}`);
    return isRead || (answer !== '' && flat.includes(answer)) || flat.includes(`"${label}`)
      ? []
      : [`"${label}" was lost`];
  });
}

/** A ticked answer is a yes in its column, or its question is named. */
function ticksRead({ bytes, note }: Came): readonly string[] {
  return questionsOf(bytes)
    .filter((one) => one.isTicked)
    .flatMap(({ label }) => faultIf(!note.includes(`"${label}`), `the tick at "${label}" was lost`));
}

function daysIn({ bytes }: Came): readonly string[] {
  return [...mainOf(bytes).matchAll(/w:fullDate="(\d{4}-\d{2}-\d{2})/g)].map(([, day]) => day ?? '');
}
