// A meeting of three cases for tests of what goes out after it: who takes part in each, actions typed as they were agreed, and sheets as they
// were read. All people and cases are made up.
import { listingOf, sendAgenda, sendList, shownTo } from '../journeys/steps.ts';
import { openTestDesk, type Delivered, type DeskOptions, type TestDesk } from '../support/desk.ts';
import { AGENCY, caseOf, MEETING, typeReferral, typeSmallMarac } from '../support/small-marac.ts';

type Values = Parameters<TestDesk['book']['type']>[1];

export interface ThreeCases {
  readonly desk: TestDesk;
  /** The case of referral A, B or C. */
  caseRef(letter: string): string;
  /** An action for Test Health unless `more` says otherwise. */
  act(id: string, letter: string | undefined, more?: Values): void;
  /** The meeting as it was, up to its end: list and agenda sent, every case with an outcome. */
  hold(): Promise<void>;
  /** "Actions ready", under a name. */
  ready(): void;
  /** Rows of Who is needed for an agency: case and level. */
  levels(agency: string): readonly string[];
}

export async function openThreeCases(options: DeskOptions = {}): Promise<ThreeCases> {
  const desk = openTestDesk(options);
  typeSmallMarac(desk.book);
  for (const [index, id] of ['R-AAAA22', 'R-BBBB22', 'R-CCCC22'].entries())
    typeReferral(desk.book, id, {
      forenames: ['Anna', 'Zoe', 'Mira'][index] ?? '',
      birthDate: `197${index}-02-03`,
      perp1Forenames: ['Boris', 'Igor', 'Pavel'][index] ?? '',
      phone: `07700 90012${index}`,
      address: `${index + 4} Known Road`,
      perpetratorKnowsAddress: 'yes',
    });
  await desk.tick('2027-03-01T10:00');
  const caseRef = (letter: string): string => caseOf(desk, `R-${letter.repeat(4)}22`);
  return {
    desk,
    caseRef,
    act(id, letter, more = {}) {
      desk.book.type(
        'actions',
        {
          meeting: MEETING,
          ...(letter === undefined ? {} : { caseRef: caseRef(letter) }),
          agency: AGENCY.health,
          text: `Lock ${id}`,
          due: '2027-03-24',
          status: 'open',
          ...more,
        },
        { id },
      );
    },
    async hold() {
      await sendList(desk);
      await sendAgenda(desk);
      for (const letter of ['A', 'B', 'C'])
        desk.book.edit('list', listingOf(desk, caseRef(letter)), { outcome: 'actionPlan' });
    },
    ready: () => desk.book.edit('meetings', MEETING, { actionsReady: true, actionsReadyBy: 'Cora Coordinata' }),
    levels: (agency) =>
      desk.book
        .rows('needed')
        .flatMap(({ id = '' }) =>
          desk.book.text('needed', id, 'agency') === agency
            ? [`${desk.book.text('needed', id, 'caseRef')} ${desk.book.text('needed', id, 'level')}`]
            : [],
        ),
  };
}

/** What a contact read of action sheets. */
export function sheet(sent: readonly Delivered[], contact: string): string {
  return shownTo(sent, contact, '/actions/');
}
