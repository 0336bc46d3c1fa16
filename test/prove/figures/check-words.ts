// What the published pages say beside their tables: the sentences "In short" and the attendance grid. Neither may say more than the tables do.
import { seenByOthers, seenByTeam, type Seen } from '../../../src/domain/figures/pages/seen.ts';
import { REPORT_NAMES, viewReport } from '../../../src/domain/figures/pages/view-report.ts';
import { publish, type PublishedReports } from '../../../src/domain/figures/published/publish.ts';
import type { PublishedFigure } from '../../../src/domain/figures/published/shown.ts';
import { gatherStatistics } from '../../../src/domain/figures/statistics.ts';
import { dayOf } from '../../../src/domain/time/day.ts';
import { NOW, QUARTERS } from './check-published.ts';
import { makePublishedWorld } from './published-world.ts';

/** `real` is the team's own look: what a page would be made of if a rule were broken. */
export type PlantedPage = (seen: Seen, real: Seen) => Seen;

/** Pages that would tell what is hidden. */
export const PAGES: readonly { readonly name: string; readonly plant: PlantedPage }[] = [
  {
    name: 'the steering group’s page is made of the true figures',
    plant: (seen, real) => ({ ...seen, steering: real.steering }),
  },
  {
    name: 'what is concluded of a group is said whatever is hidden of it',
    plant: (seen, real) => ({
      ...seen,
      equality: seen.equality.map((group, at) => ({ ...group, ...pick(real.equality[at]) })),
    }),
  },
  {
    name: 'the grid has agencies that only some meetings had a case for, and emergency meetings',
    plant: (seen, real) => ({
      ...seen,
      agencies: seen.agencies.map((own) => ({
        ...own,
        meetings: real.agencies.find(({ agency }) => agency.id === own.agency.id)?.meetings ?? [],
      })),
    }),
  },
  {
    name: 'the page on agencies counts those of which nothing is shown',
    plant: (seen, real) => ({
      ...seen,
      agencies: real.agencies.map((own, at) => ({ ...own, meetings: seen.agencies[at]?.meetings ?? [] })),
    }),
  },
];

const pick = (group: Seen['equality'][number] | undefined): Partial<Seen['equality'][number]> =>
  group === undefined ? {} : { ratio: group.ratio, verdict: group.verdict };

/** Sentences that the pages say of figures: the figures by the order of their numbers, and how each number is written. */
const SENTENCES: readonly (readonly [pattern: RegExp, ...figures: string[]])[] = [
  [/^([\d.]+) cases were discussed, ([\d.]+) at each of [\d.]+ meetings .*\.$/, 'cases', 'casesPerMeeting'],
  [/^([\d.]+) cases were discussed\.$/, 'cases'],
  [
    /^Half of the cases were heard within ([\d.]+) days of the referral; the longest wait was ([\d.]+) days\..*$/,
    'waitMedian',
    'waitMost',
  ],
  [/^Repeat cases: ([\d.]+) %\. Between .*$/, 'repeatShare'],
  [/^Others than the police referred ([\d.]+) % of the cases\.$/, 'notPolice'],
  [/^Listed and not heard, or deferred: ([\d.]+)\.$/, 'notHeard'],
];
const SAYS_NOTHING: readonly RegExp[] = [
  /^One page for each principle: /,
  /^Nothing is held against an agency that was never asked\.$/,
  /^How many people of each group live in the area is not recorded, /,
];

/** Everything that is said beside the tables and not in them, in words; none where nothing is. */
export function checkWords(seed: number, plant: PlantedPage = (seen) => seen): readonly string[] {
  const facts = makePublishedWorld(seed);
  const faults: string[] = [];
  for (const period of QUARTERS)
    for (const marac of [undefined, ...facts.maracs.map(({ name }) => name)]) {
      const asked = { quarter: period, ...(marac === undefined ? {} : { marac }) };
      const found = publish(facts, NOW, asked, 'everyoneElse');
      if (found?.audience !== 'everyoneElse') throw new Error('not published');
      const maracs = facts.maracs.filter(({ name }) => marac === undefined || name === marac);
      const seen = plant(seenByOthers(found.reports), seenByTeam(gatherStatistics(facts, NOW, { maracs, period })));
      const about = { facts, maracs, today: dayOf(NOW), isPublished: true };
      const lines = REPORT_NAMES.flatMap((name) => viewReport(name, seen, about).inShort);
      const where = `${seed}: ${period.name} ${marac ?? 'all'}`;
      faults.push(
        ...lines.flatMap((line) => judgeLine(found.reports, line)).map((fault) => `${where}: ${fault}`),
        ...judgeGrid(seen).map((fault) => `${where}: ${fault}`),
      );
    }
  return faults;
}

function judgeLine(reports: PublishedReports, line: string): readonly string[] {
  if (SAYS_NOTHING.some((pattern) => pattern.test(line))) return [];
  for (const [pattern, ...names] of SENTENCES) {
    const said = pattern.exec(line)?.slice(1);
    if (said !== undefined)
      return names.flatMap((name, at) => {
        const figure = reports.steering.find((each) => each.figure.name === name)?.figure;
        return isShownAs(figure, Number(said[at])) ? [] : [`"${line}" says ${name}, which the table does not`];
      });
  }
  const agencies =
    /^(Absent from a meeting that expected and asked them|Never answered a request for research): (\d+) /.exec(line);
  if (agencies !== null || line === 'No agency that was asked stayed away from a meeting.')
    return judgeAgencies(
      reports,
      line,
      agencies?.[1]?.startsWith('Never') === true ? 'researchNever' : 'absent',
      Number(agencies?.[2] ?? 0),
    );
  const group = /^(.+): (fewer|more) than live here\.$/.exec(line);
  if (group !== null) {
    const own = reports.equality.find(({ cases }) => cases.label.replace('Victims: ', '') === group[1]);
    return own?.verdict === group[2] ? [] : [`"${line}" concludes what is not published`];
  }
  return /^.+, \d+ \w+ \d{4}: over-full expected from /.test(line)
    ? []
    : [`"${line}" is no sentence that was thought of`];
}

/** The number on the page is rounded to one place. */
function isShownAs(figure: PublishedFigure | undefined, said: number): boolean {
  return figure?.value.as === 'number' && Math.abs(figure.value.number - said) <= 0.051;
}

function judgeAgencies(reports: PublishedReports, line: string, name: string, said: number): readonly string[] {
  const shown = reports.agencies.filter(({ figures }) => {
    const value = figures.find((figure) => figure.name === name)?.value;
    return value?.as === 'number' && value.number > 0;
  });
  return shown.length === said ? [] : [`"${line}" counts ${said} agencies, and the table shows ${shown.length}`];
}

/** An empty place would say that a meeting had no case for the agency; an emergency meeting in it, that there was one. */
function judgeGrid({ agencies }: Seen): readonly string[] {
  const rows = agencies.filter(({ meetings }) => meetings.length > 0);
  const all = new Set(rows.flatMap(({ meetings }) => meetings.map(({ meeting }) => meeting.id)));
  return rows.flatMap(({ agency, meetings }) => [
    ...(meetings.length === all.size ? [] : [`the grid has an empty place for ${agency.id}`]),
    ...(meetings.some(({ meeting }) => meeting.kind === 'emergency') ? [`the grid has an emergency meeting`] : []),
  ]);
}
