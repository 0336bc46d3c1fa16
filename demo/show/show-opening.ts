// The beginning of the demo's page: the month in pictures, its timeline, and the way of one referral from form to follow-up.
import { formatDay, formatTime, type Day } from '../../src/domain/time/day.ts';
import { MARCH } from '../made-up/demo-meetings.ts';
import { daysOf, type Story } from '../story.ts';
import { link, safe } from './html.ts';
import type { Shown } from './shown.ts';
import type { Picture } from './take-pictures.ts';

/** Each opens what it shows. */
export function renderPictures(pictures: readonly Picture[]): string {
  const cards = pictures.map(
    ({ title, alt, src, href, width, height }) =>
      `<li${width > height ? ' class="wide"' : ''}><a href="${safe(href)}"><img src="${safe(src)}" alt="${safe(alt)}" width="${width}" height="${height}"><span>${safe(title)}</span></a></li>`,
  );
  return `<ul class="pictures">${cards.join('')}</ul>`;
}

const MILESTONES: readonly (readonly [day: Day, title: string, what: string])[] = [
  ['2027-03-01' as Day, 'Referrals arrive', 'The IDVA service is told the same day; a person decides about each.'],
  ['2027-03-04' as Day, 'The list closes', 'Each agency gets its cases and the question what it knows.'],
  [
    '2027-03-10' as Day,
    'Reminder',
    'Only those who have not answered. An urgent case: a meeting is called for tomorrow.',
  ],
  ['2027-03-11' as Day, 'Agenda', 'Each agency gets its times; the chair a first page that matters.'],
  ['2027-03-16' as Day, 'The meeting', 'Sixteen cases, forty minutes late: the rest is timed anew.'],
  ['2027-03-17' as Day, 'Actions', 'Each agency gets its own, the IDVA one sheet for her calls.'],
  ['2027-03-19' as Day, 'Minutes', 'Once the chair has said that they are fine.'],
  ['2027-03-22' as Day, 'Follow-up', 'One digest a week for each person, until every action has an answer.'],
];

export function renderTimeline(story: Story): string {
  const there = new Set(daysOf(story));
  const items = MILESTONES.filter(([day]) => there.has(day)).map(
    ([day, title, what]) =>
      `<li><time datetime="${day}">${safe(shortDay(day))}</time><strong>${link(title, `#d${day}`)}</strong><span>${safe(what)}</span></li>`,
  );
  return `<ol class="timeline">${items.join('')}</ol>`;
}

const shortDay = (day: Day): string => formatDay(day).split(' ').slice(0, 3).join(' ');

/** The referral that is followed: an interpreter is needed, and a second agency reports the same incident. */
const FOLLOWED = 'R-DEMJ22';

interface Step {
  readonly title: string;
  readonly what: string;
  /** Words of a moment of the story, or part of a message's key. */
  readonly moment?: string;
  readonly message?: string;
}

const STEPS: readonly Step[] = [
  { title: 'A form', what: 'arrives and stands on Referrals.', moment: `${FOLLOWED}, ` },
  {
    title: 'The IDVA is told',
    what: 'within minutes, without content, with a number to ring.',
    message: `/${FOLLOWED}/idva/`,
  },
  {
    title: 'A person decides',
    what: 'with the score, what is missing and possible repeats beside it.',
    moment: `Accepts ${FOLLOWED}`,
  },
  { title: 'The referrer hears', what: 'that it was accepted; no content.', message: `/${FOLLOWED}/decision` },
  {
    title: 'The safe-contact paper',
    what: 'goes to the IDVA, and to nobody else.',
    message: `/${FOLLOWED}/safe-contact/`,
  },
  { title: 'List and request', what: 'go to the agencies that are to search.', message: `/research/${MARCH.id}/list/` },
  { title: 'Agenda', what: 'with its time, and who presents.', message: `/agenda/${MARCH.id}/` },
  {
    title: 'The meeting',
    what: 'what was said and agreed is typed as it goes.',
    moment: 'Minutes of 16 cases are typed',
  },
  { title: 'Actions', what: 'to each agency its own.', message: `/minutes/${MARCH.id}/actions/` },
  { title: 'Minutes', what: 'after the chair’s word.', message: `/minutes/${MARCH.id}/C-` },
  { title: 'Follow-up', what: 'a weekly digest until each action has an answer.', message: 'register/follow-up/' },
];

export function renderFlow(story: Story, messages: readonly Shown[]): string {
  let after = '';
  const items = STEPS.flatMap(({ title, what, moment, message }) => {
    const at = moment === undefined ? -1 : story.entries.findIndex(({ text }) => text.includes(moment));
    const entry = story.entries[at];
    const sent =
      message === undefined ? undefined : messages.find((one) => one.key.includes(message) && one.at >= after);
    const found = entry === undefined ? sent : { at: entry.at, href: `#e${at}` };
    if (found === undefined) return [];
    after = found.at;
    return [
      `<li><strong>${link(title, found.href)}</strong><span>${safe(what)}</span><time datetime="${found.at}">${safe(formatTime(found.at))}</time></li>`,
    ];
  });
  return `<ol class="flow">${items.join('')}</ol>`;
}
