// A random month: people click, time goes by, the whole program runs; after every run what it did is held against what people had said.
import { dayOf } from '../../../src/domain/time/day.ts';
import type { OutboxMessage } from '../../../src/domain/outbox/outbox-message.ts';
import { composingDocuments, openTestDesk, type TestDesk } from '../../support/desk.ts';
import { addContact, AGENCY, caseOf, CONTACT, typeSmallMarac } from '../../support/small-marac.ts';
import { wordsOf } from '../../support/words-of.ts';
import { openPerson, type Click } from './clicks.ts';
import { findUnasked, findUnreleased, isAbove, photograph } from './watch.ts';

const MEETINGS = [
  ['M-BBBB22', '2027-04-13', 'ordinary'],
  ['M-CCCC22', '2027-05-11', 'ordinary'],
  ['M-EEEE22', '2027-03-24', 'emergency'],
] as const;

export interface Lived {
  readonly runs: number;
  readonly sent: number;
  readonly released: number;
  /** Messages to somebody above the deputy that were proposed, and that went. */
  readonly proposed: number;
  readonly climbed: number;
  /** What happened that nobody had said. */
  readonly unasked: readonly string[];
}

/** `meddle` changes the workbook after a run as a faulty program would: for tests of the checker. */
export async function liveMonth(clicks: readonly Click[], meddle?: (desk: TestDesk) => void): Promise<Lived> {
  const documents = composingDocuments();
  // What papers look like is not in question here, and filling them is most of the time.
  const desk = openTestDesk({
    documents: {
      ...documents,
      compose: (sort, template, model) =>
        sort === 'mail'
          ? documents.compose(sort, template, model)
          : { html: template, text: wordsOf(model), discloses: [] },
    },
  });
  try {
    typeSmallMarac(desk.book);
    addContact(desk.book, 'C-TMMM22', AGENCY.team, 'manager', 'Mira Manageress');
    for (const [id, on, kind] of MEETINGS)
      desk.book.type(
        'meetings',
        { on, start: '09:30', kind, chair: CONTACT.chair, ...(kind === 'emergency' ? { deadlineHours: 24 } : {}) },
        { id },
      );
    return await live(desk, clicks, meddle);
  } finally {
    desk.close();
  }
}

async function live(desk: TestDesk, clicks: readonly Click[], meddle?: (desk: TestDesk) => void): Promise<Lived> {
  const person = openPerson(desk);
  const unasked: string[] = [];
  const had = new Set<string>();
  let [runs, sent, released, climbed] = [0, 0, 0, 0];
  const above = (one: OutboxMessage): boolean => isAbove(one, desk.book.text('contacts', one.to, 'role'));
  const left = async (): Promise<readonly OutboxMessage[]> =>
    (await desk.ledger.messages({ states: ['sent'] })).filter((one) => !had.has(one.key));
  for (const click of clicks) {
    const time = person.waits(click);
    if (time === undefined) {
      person.does(click);
      continue;
    }
    const before = photograph(desk.book);
    await desk.run(time);
    meddle?.(desk);
    const looked = {
      before,
      after: photograph(desk.book),
      caseOf: (id: string) => caseOf(desk, id),
      today: dayOf(desk.clock.now()),
    };
    unasked.push(...findUnasked(looked));
    runs += 1;
    if (click[2] % 2 === 0) released += await desk.release((key) => key.length % 3 !== click[1] % 3);
    await desk.send();
    const now = await left();
    unasked.push(...findUnreleased(now, before));
    for (const one of now) had.add(one.key);
    sent += now.length;
    climbed += now.filter(above).length;
  }
  const proposed = (await desk.ledger.messages()).filter(above).length;
  return { runs, sent, released, proposed, climbed, unasked };
}
