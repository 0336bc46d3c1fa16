// Agencies' answers to the list: one on the answer sheet that was sent to it, the others typed as they came.
import { cellText } from '../../src/domain/cells/cell.ts';
import { fillAnswerSheet } from '../../src/workbook/forms/referral/fill-form.ts';
import { MARCH } from '../made-up/demo-meetings.ts';
import { row, type Edit, type Typed } from '../type-as-people.ts';
import { idAt } from '../made-up/made-up-history.ts';
import type { Month } from '../live-month.ts';
import { contactOf } from '../made-up/made-up-register.ts';
import type { World } from '../starting-world.ts';

const SAID = [
  'Three calls to the address in the last six months; the last one in February.',
  'Known since 2025; attends most appointments, last seen on 22 February.',
  'An assessment is open; the children are seen every week.',
  'Registered with a practice here; nothing new since the autumn.',
] as const;

async function listed(month: Month): Promise<readonly string[]> {
  const rows = (await month.door.look()).tables.get('list')?.rows ?? [];
  return rows.flatMap((one) => {
    const text = (field: string): string => {
      const found = one.cells.get(field);
      return found === undefined ? '' : cellText(found);
    };
    return text('meeting') === MARCH.id && text('takenOff') === '' ? [text('caseRef')] : [];
  });
}

const ANSWERING = [
  'Westmere Police',
  'Children’s Social Care',
  'Primary Care',
  'West London IDVA Service',
  'Elthorne Hospital',
  'Adult Social Care',
] as const;

/** Six agencies answer, each knows some; education knows nobody. Probation, mental health and the drug service do not answer yet. */
export async function researchRows(month: Month, world: World): Promise<readonly Edit[]> {
  const cases = await listed(month);
  const edits: Edit[] = [];
  const add = (caseRef: string, agency: string, values: Typed): void => {
    edits.push(
      row(
        'research',
        idAt('RS', 'DEMA', edits.length),
        { meeting: MARCH.id, caseRef, agency, answeredOn: '2027-03-09', answeredBy: 'Representative', ...values },
        isRestricted(month, caseRef),
      ),
    );
  };
  ANSWERING.forEach((agency, which) =>
    cases.forEach((caseRef, at) => {
      if (caseRef === month.caseOf('R-DEMF22') && which !== 0 && which !== 3) return;
      const known = which === 0 || which === 3 || (at + which) % 3 === 0;
      add(
        caseRef,
        agency,
        known
          ? { known: 'yes', willSpeak: true, shared: SAID[(at + which) % SAID.length] }
          : { known: 'no', nil: true },
      );
    }),
  );
  for (const caseRef of cases)
    if (caseRef !== month.caseOf('R-DEMF22')) add(caseRef, 'Education Safeguarding', { known: 'no', nil: true });
  void world;
  return edits;
}

export function isRestricted(month: Month, caseRef: string): boolean {
  return caseRef === month.caseOf('R-DEMF22');
}

/** The sheet that went to the agency with its list, filled in and dropped into the inbox. */
export async function dropsAnswerSheet(month: Month, world: World, agency: string): Promise<void> {
  const reader = contactOf(world.contacts, 'representative', agency);
  const paper = await month.app.ledger.findPaper(`westmere/research/${MARCH.id}/answers/${reader.id}`);
  const file = paper?.files.find((candidate) => candidate.format === 'xlsx');
  const blank = file === undefined ? undefined : await month.app.ledger.readContent(file.contentId);
  if (blank === undefined) throw new Error(`${agency} had no answer sheet.`);
  const cases = await listed(month);
  const bytes = await fillAnswerSheet(blank, {
    agencies: new Map([['G-HAUSE2', { coming: 'substitute', personName: 'The covering officer', flagged: 'all' }]]),
    cases: new Map(
      cases.map((ref, at) => [
        ref,
        at % 4 === 0
          ? { known: 'yes', willSpeak: true, shared: 'Tenant since 2023; a repair of the front door is open.' }
          : { known: 'no', nil: true },
      ]),
    ),
    actions: new Map(),
  });
  await month.drops(
    agency,
    'Sends its answer sheet back; the coordinator drops it into the inbox as it came.',
    'answers-housing.xlsx',
    bytes,
  );
}
