// What `marac check` says where contacts get encrypted files and something they need for it is missing. All data synthetic.
import { expect, test } from 'vitest';
import { encryptionOf, findSealingTroubles, lookAtSealing, sealedAs } from '../../src/app/sealing.ts';
import type { Config } from '../../src/config.ts';
import { day, localTime } from '../../src/domain/time/day.ts';
import type { Facts } from '../../src/domain/plan/facts.ts';
import { Failure } from '../../src/errors.ts';
import { openFiles } from '../../src/system/files.ts';
import { openWorkFolder } from '../../src/system/work-folder.ts';
import { aContact } from './make.ts';

const ON = day('2027-03-09');
const facts = {
  contacts: [aContact({ route: 'passwordFile' }), aContact({ id: 'C-2', agency: 'A-2', route: 'secureMail' })],
  agencies: [{ id: 'A-9XK4TP', name: 'Housing', kind: 'housing' as const }],
};
const passphrases = {
  count: 1,
  faults: [],
  find: (...names: readonly unknown[]) => (names.includes('Housing') ? 'one two three' : undefined),
};
const configWith = (qpdf: string, encryptedDocx: boolean): Config => ({ papers: { qpdf, encryptedDocx } }) as Config;

test('nobody gets encrypted files: nothing is asked for', () => {
  const plain = { ...facts, contacts: [aContact()] };
  expect(findSealingTroubles(plain, ON, undefined, undefined)).toEqual([]);
});

test('without qpdf and without the area’s leave for .docx, check says that papers wait and what to do', () => {
  const [trouble] = findSealingTroubles(facts, ON, undefined, passphrases);
  expect(trouble).toMatchObject({ code: 'tool-missing', size: 'row' });
  expect(trouble?.sentence).toMatch(/qpdf.*wait.*never sent plain.*papers\.encryptedDocx/);
  expect(findSealingTroubles(facts, ON, 'docx', passphrases)).toEqual([]);
});

test('an agency without a passphrase is named by its row, and no passphrase is told', () => {
  const troubles = findSealingTroubles({ ...facts, agencies: [] }, ON, 'pdf', passphrases);
  expect(troubles.map((one) => [one.code, one.sentence.includes('A-9XK4TP')])).toEqual([['passphrase-missing', true]]);
  expect(JSON.stringify(troubles)).not.toContain('one two three');
});

test('what can be encrypted here follows the config: .docx only where qpdf is not there and the area lets it go', async () => {
  for (const [allowed, format] of [
    [true, 'docx'],
    [false, undefined],
  ] as const) {
    const encryption = encryptionOf(configWith('/nonexistent/qpdf', allowed), openWorkFolder('/nonexistent/work'));
    expect(await sealedAs(encryption)).toBe(format);
    await encryption.close();
  }
});

test('F73: a line of the passphrase file that gives none is told by its number, beside the agency that waits for one', () => {
  const short = { count: 0, faults: ['Line 3 has a passphrase under 12 letters.'], find: () => undefined };
  const troubles = findSealingTroubles(facts, ON, 'pdf', short);
  expect(troubles.map(({ code, sentence }) => [code, sentence.slice(0, 6)])).toEqual([
    ['passphrase-wrong', 'Line 3'],
    ['passphrase-missing', 'Agency'],
  ]);
});

test('qpdf is tried by a page of nothing where somebody gets files with a password: one that encrypts nothing is told', async () => {
  const look = (encrypts: boolean, of = facts) => {
    const encryption = {
      choose: () => Promise.resolve('pdf' as const),
      encrypt: (_format: string, bytes: Uint8Array) =>
        encrypts ? Promise.resolve(bytes) : Promise.reject(new Failure('paper-broken', 'not encrypted')),
      close: () => Promise.resolve(),
    };
    const app = {
      config: { papers: {} },
      ports: { sealedAs: () => Promise.resolve('pdf') },
      files: openFiles(),
      encryption,
    };
    return lookAtSealing(
      app as unknown as Parameters<typeof lookAtSealing>[0],
      of as unknown as Facts,
      localTime('2027-03-09T09:00'),
    );
  };
  expect((await look(false)).map(({ code }) => code)).toEqual(['passphrase-missing', 'tool-broken']);
  expect((await look(true)).map(({ code }) => code)).toEqual(['passphrase-missing']);
  expect(await look(false, { ...facts, contacts: [aContact()] })).toEqual([]);
});
