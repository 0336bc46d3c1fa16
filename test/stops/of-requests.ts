// Stops of Clare's Law requests: who may not hear of one, whom nobody can write to, and what is decided when the minutes have gone or wait.
import { sendMinutes } from '../journeys/steps.ts';
import { addContact, AGENCY, MEETING } from '../support/small-marac.ts';
import { toAgenda, toMeeting, toMinutes } from './of-rows.ts';
import { yes, type Scenario, type World } from './scenario.ts';

async function afterMinutes(world: World): Promise<void> {
  await toMeeting(world);
  for (const { id } of world.desk.book.rows('list'))
    if (id !== undefined) world.desk.book.edit('list', id, { outcome: 'noFurtherListing' });
  await sendMinutes(world.desk);
}

export const OF_REQUESTS: readonly Scenario[] = [
  {
    rule: 'request.readers',
    touches: ['request'],
    before: (desk) => {
      addContact(desk.book, 'C-ZHAA22', AGENCY.health, 'deputy', 'Hugo Healer', { address: 'chaaa22@example.org' });
    },
    stop: ({ desk }) =>
      void desk.book.type(
        'disclosures',
        { meeting: MEETING, subject: 'Sam Subject', route: 'ask', agenciesWho: 'Test Housing' },
        { id: 'DR-AAAA22' },
      ),
    alone: { until: toAgenda, answeredAt: '2027-03-11T11:00' },
    among: true,
    answer: yes,
  },
  {
    rule: 'request.no-agenda',
    touches: ['request'],
    before: (desk) => {
      desk.book.type('agencies', { name: 'Test School', kind: 'education' }, { id: 'G-SAAA22' });
      addContact(desk.book, 'C-SAAA22', 'G-SAAA22', 'representative', 'Sally Schoolhead', { route: 'phone' });
    },
    stop: ({ desk }) =>
      void desk.book.type(
        'disclosures',
        { meeting: MEETING, subject: 'Sam Subject', route: 'ask', agenciesWho: 'Test School' },
        { id: 'DR-AAAA22' },
      ),
    alone: { until: toAgenda, answeredAt: '2027-03-11T11:00' },
    answer: yes,
  },
  {
    rule: 'request.minutes-wait',
    touches: ['minutes'],
    stop: ({ desk }) => decide(desk),
    alone: { until: toMinutes, answeredAt: '2027-03-19T11:00' },
    among: true,
    answer: ({ desk }) => {
      for (const { id } of desk.book.rows('list'))
        if (id !== undefined) desk.book.edit('list', id, { outcome: 'noFurtherListing' });
    },
  },
  {
    rule: 'request.decided-later',
    touches: ['minutes'],
    stop: ({ desk }) => decide(desk),
    alone: { until: afterMinutes, answeredAt: '2027-03-22T11:00' },
    among: true,
    answer: yes,
  },
];

/** A request that the police and Test Housing hear of, decided. */
function decide({ book }: World['desk']): void {
  const request = { meeting: MEETING, subject: 'Sam Subject', route: 'ask', agenciesWho: 'Test Housing' };
  book.type('disclosures', { ...request, decision: 'disclose', decidedBy: 'Charis Chairman' }, { id: 'DR-AAAA22' });
}
