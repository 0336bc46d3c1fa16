// Synthetic models of what is filled in at a meeting and of what goes to each agency after it.
import type { ActionSheetModel } from '../../src/domain/papers/action-sheet/action-sheet-paper.ts';
import type { MinuteFormModel } from '../../src/domain/papers/minute-form/minute-form-paper.ts';
import { earlier } from './meeting-models.ts';
import * as s from './synthetic.ts';

export function minuteFormModel(): MinuteFormModel {
  return {
    head: { ...s.head('Minute form', 'Marac Team'), madeOn: 'Monday 8 March 2027' },
    meetingId: s.ref('M', 3),
    chair: 'DCI Helen Marlow, Ealing Police',
    expected: s.AGENCIES.slice(0, 6).map((agency, i) => ({ agency, person: s.person(i), note: '' })),
    cases: [0, 1].map((i, k) => ({
      ref: s.ref('K', i),
      number: k + 1,
      time: s.clock(s.startOf(i)),
      kind: s.kind(i),
      victim: s.victim(i),
      perpetrators: s.perpetrators(i).map(({ name, aliases, birth }) => ({ name, aliases, birth })),
      speakers: [
        { id: 'A-2Q9', name: 'Ealing Police' },
        { id: 'A-7TB', name: 'Ealing Children’s Social Care' },
      ],
      agencies: s.AGENCIES.slice(0, 4).map((name, n) => ({ id: s.ref('G', n), name })),
      lastActions: i === 0 ? [earlier(0)] : [],
    })),
  };
}

export function actionSheetModel(housing: string): ActionSheetModel {
  return {
    head: { ...s.head('Actions', housing), madeOn: 'Wednesday 10 March 2027' },
    agency: housing,
    coordinator: s.coordinator,
    answerBy: 'Please answer by Friday 19 March 2027, on the answer sheet.',
    cases: [0, 3, 6].map((i, k) => ({
      ref: s.ref('K', i),
      number: k + 1,
      name: s.victim(i).name,
      place: i === 3 ? '' : '14 Laburnum Close, W5 2BY',
      placeLine: i === 3 ? 'Withheld: through the IDVA' : '',
      contactLine: s.contactLine(i),
      actions: Array.from({ length: i === 3 ? 40 : 2 }, (_, n) => ({
        ...s.action(n, i),
        agency: housing,
        agencyId: s.ref('G', 0),
      })),
    })),
    adds: '',
    general: [
      {
        ref: s.ref('A', 800),
        text: 'Bring the new tenancy letter to the next meeting.',
        owner: '',
        due: 'Tuesday 6 April 2027',
        safety: false,
        status: '',
      },
    ],
    flags: 'Flag all 6 cases of your list for 12 months.',
    earlier: [earlier(0), earlier(3)].map((one) => ({ ...one, agencyId: s.ref('G', 0) })),
  };
}
