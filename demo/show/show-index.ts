// The page of the month: hard cases, the days, the mornings, problems, messages and documents, in one file that asks nothing of the net.
import { formatDay, formatTime, type Day } from '../../src/domain/time/day.ts';
import type { Directory } from '../directory.ts';
import { HARD_CASES } from '../made-up/hard-cases.ts';
import { gatherMailCounts } from './mail-count.ts';
import { link, page, safe, wideTable } from './html.ts';
import { daysOf, PROGRAM, type Entry, type Story } from '../story.ts';
import { renderFlow, renderPictures, renderTimeline } from './show-opening.ts';
import type { Shown } from './shown.ts';
import type { Picture } from './take-pictures.ts';
import { renderFigures, renderPartnership } from './show-year.ts';
import type { Reports } from '../year/make-reports.ts';

const SECTIONS = [
  ['pictures', 'In pictures'],
  ['timeline', 'Timeline'],
  ['referral', 'One referral'],
  ['figures', 'Figures'],
  ['partnership', 'Partnership'],
  ['hard', 'Hard cases'],
  ['month', 'Day by day'],
  ['mornings', 'Mornings'],
  ['problems', 'Problems'],
  ['counts', 'Mail count'],
  ['messages', 'Messages'],
  ['documents', 'Documents'],
] as const;

export interface ToShow {
  readonly story: Story;
  readonly messages: readonly Shown[];
  readonly documents: readonly string[];
  readonly directory: Directory;
  readonly pictures?: readonly Picture[];
  readonly year?: { readonly reports: Reports; readonly pictures: readonly Picture[] } | undefined;
}

export function renderIndex({ story, messages, documents, directory, pictures = [], year }: ToShow): string {
  const left = new Set([
    ...(pictures.length === 0 ? ['pictures'] : []),
    ...(year === undefined ? ['figures', 'partnership'] : []),
  ]);
  const sections = SECTIONS.filter(([id]) => !left.has(id));
  const body = `<header><h1>One month of a MARAC that does not exist</h1>
<p class="lead">March 2027 at Westmere, lived by Marac Desk on a fake clock: what arrived, what the program drafted and why, what people decided, what went out and to whom. People are played by the demo; the program is the real one.</p>
</header>
<nav class="top" aria-label="Sections"><ul>${sections.map(([id, title]) => `<li>${link(title, `#${id}`)}</li>`).join('')}</ul></nav>
<main id="main">
${pictures.length === 0 ? '' : section('pictures', 'In pictures', 'What people get and see. Each picture opens its file.', renderPictures(pictures))}
${section('timeline', 'Timeline', 'A monthly meeting counts back in working days. Each stop leads to its day.', `${renderTimeline(story)}${figures(story, messages, documents)}`)}
${section('referral', 'One referral, from form to follow-up', 'Each step leads to its moment, or to the message as its reader saw it.', renderFlow(story, messages))}
${yearParts(year)}
${hardCases(story)}
${days(story)}
${mornings(story)}
${problems(story)}
${mailCounts(messages, directory)}
${mails(messages, directory)}
${papers(documents)}
</main>
<footer><p>Made by <code>marac demo</code>. The workbooks are ${link('main.xlsx', 'main.xlsx')} and ${link('restricted.xlsx', 'restricted.xlsx')}: they open in Excel and LibreOffice. The messages as files lie in ${link('mail/rehearsal', 'mail/rehearsal/')}.</p></footer>`;
  return page('Marac Desk: a month, synthetic', body);
}

function yearParts(year: ToShow['year']): string {
  if (year === undefined) return '';
  return `${section('figures', 'The quarter in figures', 'January to March 2027 beside the four quarters before, as the steering group reads it: small numbers are hidden, restricted cases left out. The year before was typed from an old spreadsheet.', renderFigures(year.reports, year.pictures))}
${section('partnership', 'A year of the partnership', 'The other half of a coordinator’s work, and where each part of it is to be seen.', renderPartnership(year.reports))}`;
}

function figures(story: Story, messages: readonly Shown[], documents: readonly string[]): string {
  const played = story.entries.filter((entry) => entry.who !== PROGRAM).length;
  const all: readonly (readonly [number, string])[] = [
    [daysOf(story).length, 'days on which something happens'],
    [messages.length, 'messages, each to one person'],
    [documents.length, 'documents in the team’s folder'],
    [played, 'marks and decisions by people'],
  ];
  return `<ul class="cards">${all.map(([count, what]) => `<li><span class="figure">${count}</span><br>${what}</li>`).join('')}</ul>`;
}

function section(id: string, title: string, lead: string, inside: string): string {
  return `<section aria-labelledby="${id}"><h2 id="${id}">${safe(title)}</h2><p class="lead">${safe(lead)}</p>${inside}</section>`;
}

function hardCases(story: Story): string {
  const rows = HARD_CASES.map(([name, must]) => {
    const at = story.entries.findIndex((candidate) => candidate.hard === name);
    const entry = story.entries[at];
    const where =
      entry === undefined
        ? 'Not in this month'
        : link(
            `${Number(entry.at.slice(8, 10))} ${entry.at.startsWith('2027-02') ? 'February' : 'March'}, ${entry.at.slice(11)}`,
            `#e${at}`,
          );
    return `<tr><th scope="row" style="white-space:normal">${entry === undefined ? safe(name) : link(name, `#e${at}`)}</th><td>${safe(must)}</td><td>${where}</td></tr>`;
  });
  return section(
    'hard',
    'Hard cases',
    'What makes real months hard. Each name leads to the moment at which it happens here.',
    wideTable('Hard cases', ['Case', 'What must happen', 'Here'], rows.join('')),
  );
}

function days(story: Story): string {
  const lists = daysOf(story).map((day) => {
    const items = story.entries
      .map((entry, at) => ({ entry, at }))
      .filter(({ entry }) => entry.at.startsWith(day))
      .map(({ entry, at }) => item(entry, at));
    return `<h3 id="d${day}">${safe(formatDay(day))}</h3><ol class="day">${items.join('')}</ol>`;
  });
  const jumps = daysOf(story)
    .map((day: Day) => link(String(Number(day.slice(8))), `#d${day}`))
    .join(' · ');
  return section(
    'month',
    'Day by day',
    'Sand-coloured names are people whom the demo plays; blue is the program.',
    `<p><span class="soft">Days:</span> ${jumps}</p>${lists.join('')}`,
  );
}

function item(entry: Entry, at: number): string {
  const person = entry.who === PROGRAM ? '' : ' class="person"';
  const hard = entry.hard === undefined ? '' : `<span class="hard">${safe(entry.hard)}</span>`;
  const why = entry.why === undefined ? '' : `<p class="why">${safe(entry.why)}</p>`;
  return `<li id="e${at}"${person}><time datetime="${entry.at}">${entry.at.slice(11)}</time><div><span class="who">${safe(entry.who)}</span>${hard}<p>${safe(entry.text)}</p>${why}${links(entry)}</div></li>`;
}

function links(entry: Entry): string {
  if (entry.links.length === 0) return '';
  const all = entry.links.map((one) => link(one.label, one.href));
  if (all.length <= 3) return `<p>${all.join(' · ')}</p>`;
  return `<details><summary>${all.length} messages</summary><ul>${all.map((one) => `<li>${one}</li>`).join('')}</ul></details>`;
}

function mornings(story: Story): string {
  const lists = story.mornings.map(
    ({ at, items }) =>
      `<details id="m${at.slice(0, 10)}"><summary>${safe(formatDay(at.slice(0, 10) as Day))}, 08:30: ${items.length} ${items.length === 1 ? 'thing waits' : 'things wait'}</summary>${wideTable(
        `Today, ${at.slice(0, 10)}`,
        ['Do', 'What is needed, and why', 'If nothing is done', 'Where'],
        items
          .map(
            (one) =>
              `<tr><td>${safe(one.todo)}</td><td>${safe(one.what)}</td><td>${safe(one.otherwise)}</td><td>${safe(one.where)}</td></tr>`,
          )
          .join(''),
      )}</details>`,
  );
  return section(
    'mornings',
    'Mornings',
    'The tab Today as it stood when the coordinator came in: what is to be done, the worst first.',
    lists.join(''),
  );
}

function problems(story: Story): string {
  const rows = [...story.problems.values()].map(
    (one) =>
      `<tr><td>${safe(one.place)}</td><td>${safe(one.sentence)}</td><td>${safe(one.stops)}</td><td>${safe(formatTime(one.first))}</td></tr>`,
  );
  const table =
    rows.length === 0
      ? '<p>None.</p>'
      : wideTable('Problems', ['Where', 'What is wrong, and the way out', 'It stops', 'Since'], rows.join(''));
  return section('problems', 'Problems', 'Everything that stood on the tab Checks during the month.', table);
}

function mailCounts(messages: readonly Shown[], directory: Directory): string {
  const rows = gatherMailCounts(messages, directory).map(
    (one) =>
      `<tr><th scope="row">${safe(one.name)}</th><td>${safe(one.agency)}</td>${[one.cycle, one.digests, one.chased, one.referred, one.rest, one.total, one.naive].map((count) => `<td class="number">${count}</td>`).join('')}</tr>`,
  );
  return section(
    'counts',
    'Mail count',
    'What each representative had over the month. The aim is three a cycle (a fourth where there are actions) and one digest a week, over however many MARACs; the last column counts a mail for each paper and for each action that is reminded of, as a design without digests sends them.',
    wideTable(
      'Mail count',
      [
        'Representative',
        'Agency',
        'Cycle',
        'Weekly digests',
        'Safety, by day',
        'For what they referred',
        'What a hard month adds',
        'All',
        'One by one',
      ],
      rows.join(''),
      false,
    ),
  );
}

function mails(messages: readonly Shown[], directory: Directory): string {
  const counts = directory.contacts
    .map((contact) => ({ one: contact, mine: messages.filter((each) => each.contact === contact.id) }))
    .filter(({ mine }) => mine.length > 0)
    .toSorted((a, b) => b.mine.length - a.mine.length)
    .map(
      ({ one, mine }) =>
        `<tr><th scope="row">${safe(one.name)}</th><td>${safe(`${one.role}, ${one.agency}`)}</td><td class="number">${mine.length}</td><td><details><summary>Read</summary><ul>${mine
          .map(
            (each) =>
              `<li>${link(`${each.subject} (${formatTime(each.at)})`, each.href)}${each.attachments.length === 0 ? '' : `: ${each.attachments.map((paper) => link(paper.label, paper.href)).join(', ')}`}</li>`,
          )
          .join('')}</ul></details></td></tr>`,
    );
  return section(
    'messages',
    'Messages',
    'Every message as its recipient would see it: one recipient each, no copy to anybody. The aim is three a cycle for a representative and one digest a week; without a plan it is seven to ten a meeting.',
    wideTable('Messages', ['To', 'Who', 'Messages', 'Which'], counts.join('')),
  );
}

function papers(documents: readonly string[]): string {
  const groups = Map.groupBy(documents, (name) => name.split('/').slice(0, -1).join(' / '));
  const lists = [...groups].map(
    ([group, names]) =>
      `<details><summary>${safe(group)}: ${names.length}</summary><ul>${names.map((name) => `<li>${link(name.split('/').at(-1) ?? name, name)}</li>`).join('')}</ul></details>`,
  );
  return section(
    'documents',
    'Documents',
    'The newest version of each paper, as it lies in the team’s folder, or in that of the few who have the restricted workbook.',
    lists.join(''),
  );
}
