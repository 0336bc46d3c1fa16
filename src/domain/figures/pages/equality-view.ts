// Which communities reach the MARAC, against the people who live in the area, and through whom.
import { describeRatio, VERDICTS } from '../equality/describe-equality.ts';
import { formatNumber } from '../format-figure.ts';
import type { ReportBody } from '../../papers/figures-report/figures-report-paper.ts';
import { chartOf, point, section } from './report-parts.ts';
import type { Seen, SeenGroup } from './seen.ts';

/** Where an interval has no upper end, it goes beyond every axis. */
const NO_END = 1000;

export function viewEquality({ equality }: Seen): ReportBody {
  const compared = equality.filter(({ ratio }) => ratio !== undefined);
  // Where all cases are of one group its ratio has no number: the table says so.
  const charted = compared.filter(({ ratio }) => ratio !== undefined && Number.isFinite(ratio.ratio));
  // Who referred each group stays with the team.
  const through = equality
    .filter((group) => group.through.length > 0)
    .map((group) => `${nameOf(group)}: ${group.through.join('; ')}.`);
  return {
    title: 'Who reaches the MARAC',
    inShort:
      compared.length === 0
        ? ['How many people of each group live in the area is not recorded, so nothing is compared.']
        : compared
            .filter(({ verdict }) => verdict === 'fewer' || verdict === 'more')
            .map((group) => `${nameOf(group)}: ${VERDICTS[group.verdict ?? 'noneShown']}.`),
    sections: [
      section('Cases against the people who live in the area', {
        words: [
          'A ratio of 1 means as many cases for each of its people as among everybody else who lives here; 0.5 half as many. The stroke is the range that holds 95 times in 100. Nothing is concluded under 20 cases.',
        ],
        chart: chartOf(
          'intervals',
          'Rate ratios of groups with their 95 per cent intervals; 1 is as often as everybody else.',
          {
            labels: charted.map(nameOf),
            series: [
              {
                name: 'rate ratio',
                points: charted.map((group) => {
                  const { ratio } = group;
                  return point(ratio?.ratio, describeRatio(group), ratio?.low, Math.min(NO_END, ratio?.high ?? 0));
                }),
              },
            ],
            marks: [{ name: 'as often', value: 1 }],
          },
        ),
        first: 'Group',
        columns: ['Cases', 'Of', 'Not known', 'Live here', 'Rate ratio (95 %)'],
        rows: equality.map((group) => ({
          label: nameOf(group),
          note: [
            group.verdict === undefined ? '' : VERDICTS[group.verdict],
            (group.population?.rows ?? []).map(({ source }) => source).join('; '),
          ]
            .filter((part) => part !== '')
            .join('; '),
          cells: [
            group.cases.text,
            group.cases.of,
            group.cases.notKnown,
            group.population === undefined ? '' : `${share(group.population)} %`,
            describeRatio(group),
          ],
        })),
      }),
      ...(through.length === 0 ? [] : [section('Through whom', { words: through })]),
    ],
  };
}

const nameOf = ({ cases }: SeenGroup): string => cases.label.replace('Victims: ', '');
const share = ({ people, ofPeople }: { readonly people: number; readonly ofPeople: number }): string =>
  formatNumber((people / ofPeople) * 100, 1);
