// The tab that explains the others: what to do first, what the colours mean, what each tab is for.
import type ExcelJS from 'exceljs';
import type { Table } from '../tables/table.ts';
import { COLOURS, FONT, solid } from './styles.ts';

export type MadeFile = 'main' | 'mainAndRegister' | 'restricted' | 'register';

const STEPS: Readonly<Record<MadeFile, readonly string[]>> = {
  mainAndRegister: [
    'Show the tabs Agencies, Contacts, Meetings and Settings: right-click any tab below, then Unhide.',
    'Type your agencies, then their contacts, then the dates of your meetings. Nothing is sent to a contact that nobody verified.',
    'Type a referral on Referrals, or drop returned forms into the folder inbox, then run: marac run intake',
    'Look at Today each morning: it lists what needs you, over all your MARACs, what hurts most first.',
    'Run marac check whenever you wonder whether everything can be read. It names tab, row and column, and the way out.',
  ],
  main: [
    'Show the tabs Meetings and Settings: right-click any tab below, then Unhide.',
    'Type the dates of your meetings. Agencies and contacts stand in the register workbook.',
    'Type a referral on Referrals, or drop returned forms into the folder inbox, then run: marac run intake',
    'Look at Today each morning: it lists what needs you, what hurts most first.',
    'Run marac check whenever you wonder whether everything can be read.',
  ],
  restricted: [
    'Only those who may know of restricted cases should be able to open this file.',
    'Safe contacts: how a victim can be reached. It goes to the named IDVA of the case and to nobody else.',
    'Conflicts: who must not see a case. It beats every role; lifting it needs two names.',
    'Cases, lists, minutes and actions here are those of restricted cases. marac restrict CASE moves a case in.',
  ],
  register: [
    'Type the agencies, then their contacts. Both may serve several MARACs.',
    'Nothing is sent to a contact that nobody verified, by phone, on a number from another source.',
    'A shared mailbox needs the names of everybody who can open it.',
  ],
};

const LEGEND: readonly (readonly [fill: string, ink: string, words: string])[] = [
  [COLOURS.person, COLOURS.paper, 'You write this column.'],
  [COLOURS.seeded, COLOURS.paper, 'Filled once when the row is made; yours from then on.'],
  [COLOURS.runner, COLOURS.paper, 'The runner writes this column; what you type there is overwritten.'],
];

const MANNERS: readonly string[] = [
  'Sort, filter, insert, delete and recolour as you like. Columns are found by their headings, rows by a hidden row id.',
  'Add columns of your own anywhere: they are left alone. Do not rename a heading.',
  'Dates are dates: type 28/02/1990. Do not type formulas: a cell with a formula is not read.',
  'Nothing leaves because you typed: papers are drafted, you read them and release them on Outbox.',
  'While this file is open in Excel or LibreOffice, the runner reads the last saved copy and keeps its own writing back until you close it.',
];

interface Pen {
  line(left: string, right: string, style?: Partial<ExcelJS.Font>): ExcelJS.Cell;
  heading(words: string): void;
}

function openPen(sheet: ExcelJS.Worksheet): Pen {
  let row = 2;
  const line = (left: string, right: string, style: Partial<ExcelJS.Font> = {}): ExcelJS.Cell => {
    const [first, second] = [sheet.getCell(row, 2), sheet.getCell(row, 3)];
    first.value = left;
    second.value = right;
    for (const cell of [first, second]) cell.font = { name: FONT, size: 11, color: { argb: COLOURS.ink }, ...style };
    first.alignment = { vertical: 'top', horizontal: left.length === 1 ? 'right' : 'left' };
    second.alignment = { vertical: 'top', wrapText: true };
    row += 1;
    return first;
  };
  return {
    line,
    heading(words) {
      row += 1;
      line(words, '', { size: 13, bold: true, color: { argb: COLOURS.person } });
    },
  };
}

/** Writes the tab. */
export function writeStartHere(
  sheet: ExcelJS.Worksheet,
  title: string,
  file: MadeFile,
  tables: readonly Table[],
): void {
  sheet.views = [{ showGridLines: false }];
  sheet.pageSetup = { orientation: 'landscape', paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 };
  [3, 26, 112].forEach((width, index) => (sheet.getColumn(index + 1).width = width));
  sheet.getRow(2).height = 32;
  const pen = openPen(sheet);
  pen.line(title, '', { size: 20, bold: true, color: { argb: COLOURS.person } });
  pen.line(
    'OFFICIAL-SENSITIVE',
    'Real people’s safety stands in this file. Keep it where only your team can open it.',
    {
      bold: true,
    },
  );
  pen.heading('First');
  STEPS[file].forEach((step, index) => pen.line(`${index + 1}`, step));
  pen.heading('Colours of the headings');
  for (const [fill, ink, words] of LEGEND) {
    const cell = pen.line('Heading', words);
    cell.fill = solid(fill);
    cell.font = { name: FONT, size: 11, bold: true, color: { argb: ink } };
  }
  const required = pen.line('Thick line below', 'Must be filled in, or the row waits.');
  required.border = { bottom: { style: 'thick', color: { argb: COLOURS.required } } };
  pen.line('Help', 'Select a heading and its help appears beside it.');
  pen.heading('Good to know');
  for (const words of MANNERS) pen.line('•', words);
  pen.heading('The tabs');
  for (const table of tables) pen.line(table.shown ? table.tab : `${table.tab} (hidden)`, table.help);
}
