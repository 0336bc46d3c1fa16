// The steering group's figures, those of each agency, equality and the ten principles on the terminal. Restricted cases are left out of all of them.
import type { Figure } from '../../domain/figures/figure.ts';
import { describeRatio, describeThrough, VERDICTS } from '../../domain/figures/equality/describe-equality.ts';
import type { GroupFigures } from '../../domain/figures/equality/equality.ts';
import type { AgencyFigures } from '../../domain/figures/reports/accountability.ts';
import { AGENCY_TABLES } from '../../domain/figures/reports/agency-tables.ts';
import type { SteeringReport } from '../../domain/figures/reports/steering-group.ts';
import type { Principle } from '../../domain/figures/reports/ten-principles.ts';
import type { Column, Printer } from '../print.ts';
import { fixed, ref, word } from '../safe-texts.ts';
import { formatFigure, formatNotKnown, formatNumber, numberOrNull } from '../../domain/figures/format-figure.ts';
import { figureData } from './print-return.ts';

export function printSteering(print: Printer, { period, before, lines }: SteeringReport): void {
  print.say('\nSteering group. Restricted cases are left out, here and in all that follows.');
  print.table(
    'steering',
    lines,
    [
      { header: 'figure', text: ({ figure }) => figure.label },
      { header: period.name, text: ({ figure }) => formatFigure(figure) },
      { header: 'not known', text: ({ figure }) => formatNotKnown(figure) },
      ...before.map(({ name }, index): Column<(typeof lines)[number]> => ({
        header: name,
        text: (line) => formatFigure(line.before[index] ?? line.figure),
      })),
      { header: 'read against', text: ({ figure }) => figure.against ?? '' },
    ],
    ({ figure, before: earlier }) => ({
      ...figureData(figure),
      before: earlier.map(({ value }) => numberOrNull(value)),
    }),
  );
}

export function printAgencies(print: Printer, agencies: readonly AgencyFigures[]): void {
  for (const { title, columns } of AGENCY_TABLES) {
    const [first = ''] = columns[0] ?? [];
    const some = agencies.filter(({ figures }) => (find(figures, first)?.value ?? 0) > 0);
    if (some.length > 0) print.say(`\n${title}:`);
    if (!print.json)
      print.table(
        first,
        some,
        [
          { header: 'agency', text: ({ agency }) => `${agency.name} (${agency.id})` },
          ...columns.map(([name, header]): Column<AgencyFigures> => ({
            header,
            text: ({ figures }) => cell(figures, name),
          })),
          { header: 'not known', text: ({ figures }) => formatNumber(find(figures, columns[1]?.[0] ?? '')?.notKnown) },
        ],
        () => ({}),
      );
  }
  print.put(
    'agencies',
    agencies.map(({ agency, figures }) => ({ agency: ref(agency.id), figures: figures.map(figureData) })),
  );
}

const find = (figures: readonly Figure[], name: string): Figure | undefined =>
  figures.find((figure) => figure.name === name);

function cell(figures: readonly Figure[], name: string): string {
  const figure = find(figures, name);
  if (figure === undefined) return '';
  return figure.kind === 'median' && figure.value === undefined ? '' : formatFigure(figure);
}

export function printEquality(print: Printer, groups: readonly GroupFigures[]): void {
  print.say('\nEquality: cases against the people who live in the area.');
  if (groups.every(({ population }) => population === undefined))
    print.say('How many people of each group live here is not recorded: type it on the tab Population.');
  print.table(
    'equality',
    groups,
    [
      { header: 'group', text: ({ cases }) => cases.label.replace('Victims: ', '') },
      { header: 'cases', text: ({ cases }) => formatFigure(cases) },
      { header: 'of', text: ({ cases }) => formatNumber(cases.ofCount) },
      { header: 'not known', text: ({ cases }) => formatNotKnown(cases) },
      { header: 'rate ratio (95 %)', text: (group) => describeRatio(group) },
      { header: '', text: ({ verdict }) => (verdict === undefined ? '' : VERDICTS[verdict]) },
    ],
    ({ cases, population, ratio, verdict, through }) => ({
      ...figureData(cases),
      people: numberOrNull(population?.people),
      ofPeople: numberOrNull(population?.ofPeople),
      ratio: numberOrNull(ratio?.ratio),
      low: numberOrNull(ratio?.low),
      high: numberOrNull(ratio?.high),
      verdict: verdict === undefined ? null : word(verdict),
      through: through.map(({ column, ...counts }) => ({ column: word(column), ...counts })),
    }),
  );
  print.say('\nThrough whom: cases of the group of all cases that each referred, with those of which it is not known.');
  for (const { cases, through } of groups)
    if (through.length > 0)
      print.say(`  ${cases.label.replace('Victims: ', '')}: ${through.map(describeThrough).join('; ')}.`);
}

export function printPrinciples(print: Printer, principles: readonly Principle[]): void {
  for (const { number, title, figures } of principles) {
    print.say(`\nPrinciple ${number}: ${title}`);
    if (!print.json)
      print.table(
        `principle-${number}`,
        figures,
        [
          { header: 'figure', text: ({ label }) => label },
          { header: 'value', text: formatFigure },
          { header: 'of', text: ({ ofCount }) => formatNumber(ofCount) },
          { header: 'not known', text: formatNotKnown },
        ],
        () => ({}),
      );
  }
  print.put(
    'principles',
    principles.map(({ number, title, figures }) => ({ number, title: fixed(title), figures: figures.map(figureData) })),
  );
}
