// F60: an earlier version asked on one line of Today about all messages that were refused, or that came back. What somebody answered there counts.
// Through the whole product against a mail server; everybody is made up.
import { expect, test } from 'vitest';
import { openIdPool } from '../../src/jobs/engine/open-id-pool.ts';
import { CONTACT } from '../support/small-marac.ts';
import { BY, HOUSING, listOf, NOBODY, refuseHousing, withLists, type World } from '../journeys/with-lists.ts';
import { say } from '../mail/smtp-rows-before-body.ts';

const POLICE = listOf(CONTACT.police);

/** Types an answer beside the line as that version had written it. */
async function answerBefore(
  { desk, find }: World,
  how: 'refused' | 'bounced',
  keys: readonly string[],
  values: Readonly<Record<string, string>>,
): Promise<void> {
  const pool = openIdPool(desk.desk.keys, 'ealing');
  const { notAfter } = await find(keys[0] ?? '');
  const hash = pool.take('H', `late/${how}/${notAfter}/${keys.toSorted().join(' ')}`);
  const id = pool.take('T', `today/late/${how}/${hash}`);
  if (desk.book.rows('today').some((one) => one.id === id)) desk.book.edit('today', id, values);
  else
    desk.book.type('today', { marac: 'Ealing MARAC', kind: 'stopped', what: 'Refused: 2 messages', ...values }, { id });
}

test('F60: Yes on the grouped line of an earlier version ends each message that it was about; without a name it ends none', async () => {
  await withLists(async (world) => {
    const { desk, misbehave, lines, find, taken } = world;
    misbehave(say('rcpt', NOBODY).fault);
    await desk.release((key) => key === HOUSING || key === POLICE);
    await desk.tick('2027-03-04T13:10');
    misbehave();
    await answerBefore(world, 'refused', [HOUSING, POLICE], { answer: 'yes' });
    await desk.tick('2027-03-04T13:20');
    expect(await lines()).toHaveLength(2);
    await answerBefore(world, 'refused', [HOUSING, POLICE], { answer: 'yes', doneBy: BY });
    await desk.tick('2027-03-04T13:25');
    expect(await lines()).toEqual([]);
    for (const key of [HOUSING, POLICE])
      expect(await find(key)).toMatchObject({ state: 'refused', ended: { how: 'givenUp', by: BY } });
    await desk.tick('2027-03-05T10:00');
    expect([...taken('chaaa22@example.org'), ...taken('cpaaa22@example.org')]).toEqual([]);
  });
});

test('F60: it counts for what had been refused then: sent again and refused once more, the message is asked about anew', async () => {
  await withLists(async (world) => {
    const { desk, misbehave, lines, find, onOutbox } = world;
    await refuseHousing(world);
    await answerBefore(world, 'refused', [HOUSING], { answer: 'yes', doneBy: BY });
    await desk.tick('2027-03-04T13:20');
    expect(await lines()).toEqual([]);
    misbehave(say('rcpt', NOBODY).fault);
    onOutbox(HOUSING, { answer: 'sendAgain', by: BY, why: 'They want it after all.' });
    for (const time of ['13:30', '13:35', '13:40']) await desk.tick(`2027-03-04T${time}`);
    expect(await find(HOUSING)).toMatchObject({ state: 'refused', epoch: 2 });
    expect((await find(HOUSING)).ended).toBeUndefined();
    expect(await lines()).toHaveLength(1);
  });
});

test('F60: Yes on the line about what came back counts too', async () => {
  await withLists(async (world) => {
    const { desk, lines, find } = world;
    await desk.release((key) => key === HOUSING);
    await desk.tick('2027-03-04T13:10');
    const { messageId = '' } = await find(HOUSING);
    const bounce = { messageId, report: '<r1@mta.example.org>', evidence: 'bounced: 5.1.1', reply: NOBODY };
    expect((await desk.ledger.recordBounce(bounce)).ok).toBe(true);
    await desk.tick('2027-03-04T13:15');
    expect(await lines()).toHaveLength(1);
    await answerBefore(world, 'bounced', [HOUSING], { answer: 'yes', doneBy: BY });
    await desk.tick('2027-03-04T13:20');
    expect(await lines()).toEqual([]);
    expect(await find(HOUSING)).toMatchObject({ state: 'bounced', ended: { how: 'givenUp', by: BY } });
  });
});
