// The year on the demo's page: the quarter in figures beside the four before, and the partnership.
import type { Report, Reports } from '../year/make-reports.ts';
import { link, safe, wideTable } from './html.ts';
import { renderPictures } from './show-opening.ts';
import type { Picture } from './take-pictures.ts';

/** Figures of the steering group's report that stand on the page itself. */
const SHOWN = [
  'cases',
  'casesPerMeeting',
  'casesPer10000',
  'repeatShare',
  'notPolice',
  'waitMedian',
  'waitMost',
  'minoritisedShare',
  'disabledShare',
  'idvaAcknowledged',
];

const TITLES: Readonly<Record<string, string>> = {
  return: 'The return: for SafeLives alone, with its true counts',
  'steering-group': 'Report to the steering group',
  agencies: 'Agencies: meetings, research, actions',
  forecast: 'Forecast of the next meetings',
  equality: 'Equality: who does not reach the meeting',
  principles: 'The ten principles',
  'terms-of-reference': 'Terms of reference, from the register and Settings',
  'operations-meeting': 'Agenda of the operations meeting, from the Practice log',
};

export function renderFigures({ seen, figures }: Reports, pictures: readonly Picture[]): string {
  const periods = [seen.period, ...seen.before].map(({ name }) => name);
  const rows = SHOWN.flatMap((name) => seen.steering.find(({ figure }) => figure.name === name) ?? []).map(
    ({ figure, before }) =>
      `<tr><th scope="row" style="white-space:normal">${safe(figure.label)}</th>${[figure, ...before]
        .map(({ text }) => `<td class="number">${safe(text)}</td>`)
        .join('')}<td>${safe(figure.against ?? '')}</td></tr>`,
  );
  return `${pictures.length === 0 ? '' : renderPictures(pictures)}
${wideTable('The quarter in figures', ['Figure', ...periods, 'Read against'], rows.join(''))}
${listReports(figures)}`;
}

/** What happened in the partnership, and where it is to be seen. */
const YEAR: readonly (readonly [what: string, where: string])[] = [
  [
    'A member was lost and replaced: nobody represented the Drug and Alcohol Service from 1 October to 1 November 2026.',
    'Contacts; the matter stands closed on the Practice log; the new representative stands in the terms of reference.',
  ],
  [
    'A course has lapsed: the vice-chair’s “Chairing a MARAC” was due again on 12 March 2027.',
    'A line on Today since 1 April; the agenda of the operations meeting.',
  ],
  [
    'A breach was answered: the Mental Health Trust named a second deputy after three meetings without anybody.',
    'The Practice log, with what was answered, closed on 4 December 2026.',
  ],
  [
    'An action of the two-yearly review was closed: there is a second trained vice-chair of another agency.',
    'The agenda of the operations meeting: this action among those closed, the next one open.',
  ],
  [
    'The terms of reference were renewed on 23 March 2027, a year after those of 2026.',
    'Settings, with day and who approved them; the terms of reference.',
  ],
];

export function renderPartnership({ partnership }: Reports): string {
  const rows = YEAR.map(([what, where]) => `<tr><td>${safe(what)}</td><td>${safe(where)}</td></tr>`);
  return `${wideTable('The partnership', ['What happened', 'Where it is to be seen'], rows.join(''))}
${listReports(partnership)}`;
}

function listReports(reports: readonly Report[]): string {
  const items = reports.map(
    ({ name, pdf, docx }) =>
      `<li>${link(TITLES[name.split(' ')[0] ?? ''] ?? name, encodeURI(pdf))} (PDF)${docx === undefined ? '' : `, ${link('the same in Word', encodeURI(docx))}`}</li>`,
  );
  return `<ul>${items.join('')}</ul>`;
}
