// Stops because of a paper that has gone: issued anew, it is what it was.
import { CONTACT, MEETING } from '../support/small-marac.ts';
import { afterAgenda } from './of-rows.ts';
import { yes, type Scenario } from './scenario.ts';

export const OF_PAPERS: readonly Scenario[] = [
  {
    rule: 'reissue.unchanged',
    touches: ['reissue'],
    stop: ({ desk }) => {
      const paper = `ealing/agenda/${MEETING}/paper/${CONTACT.housing}`;
      void desk.ledger.rememberAnswer(`reissue/${paper}`, 'A wrong date', { by: 'Cora Coordinata', in: 'command' });
    },
    alone: { until: afterAgenda, answeredAt: '2027-03-12T11:00' },
    among: true,
    answer: yes,
  },
];
