// What leaves: constants and a fixed subject in the headers, one recipient, plain ASCII, attachments with names of the grammar. All data synthetic.
import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { expect, test } from 'vitest';
import type { MailAddress } from '../../src/mail/mail-address.ts';
import type { Letter } from '../../src/mail/compose-message.ts';
import { composeLetter, messageIdOf } from '../../src/mail/compose-message.ts';
import { referenceOf } from '../../src/mail/subjects.ts';
import { TEST_KEYS } from '../ledger/make.ts';

const SUBJECT = 'Ealing MARAC, 9 March 2027: your actions (D-7KQ2MX)';
const AGENDA = 'Agenda, Ealing MARAC, 9 March 2027, Borough Housing.pdf';

function aLetter(more: Partial<Letter> = {}): Letter {
  return {
    from: 'marac@example.gov.uk' as MailAddress,
    to: 'rep@example.gov.uk' as MailAddress,
    subject: SUBJECT,
    text: 'You have 1 case.',
    attachments: [],
    messageId: messageIdOf(TEST_KEYS, 'k', 1, 'marac.example'),
    date: new Date(Date.UTC(2027, 2, 9, 10, 0, 0)),
    boundary: 'abcdefghijkl',
    ...more,
  };
}

test('the same letter is the same bytes, attachments and all', async () => {
  const attachments = [{ name: AGENDA, contentType: 'application/pdf', bytes: Buffer.from('%PDF-1.7 \0\u00ff') }];
  const [one, two] = [await composeLetter(aLetter({ attachments })), await composeLetter(aLetter({ attachments }))];
  expect(one.equals(two)).toBe(true);
  const read = await PostalMime.parse(one);
  expect(read.attachments.map((each) => [each.filename, Buffer.from(each.content as ArrayBuffer).toString()])).toEqual([
    [AGENDA, '%PDF-1.7 \0\u00ff'],
  ]);
});

test(
  'PR13, PROP9, PROP32, 7G2, 7G24, 7G25: whatever the text, the headers are the same, the body is 7-bit with CRLF and reads back as written',
  { timeout: 30_000 },
  async () => {
    const nasty = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.constantFrom(
        '.',
        '\r\n.\r\n',
        'From me\n.\nBcc: x@evil.test',
        '\n\nBcc: x@evil.test\n',
        'x'.repeat(3000),
        'Zoë 李 \u202e\u2028',
      ),
    );
    await fc.assert(
      fc.asyncProperty(nasty, async (text) => {
        const bytes = await composeLetter(aLetter({ text }));
        const read = await PostalMime.parse(bytes);
        const names = read.headers.map((header) => header.key).filter((name) => name !== 'content-transfer-encoding');
        expect(names.toSorted()).toEqual([
          'auto-submitted',
          'content-type',
          'date',
          'from',
          'message-id',
          'mime-version',
          'subject',
          'to',
        ]);
        expect(read.to).toEqual([{ address: 'rep@example.gov.uk', name: '' }]);
        expect(read.cc ?? []).toEqual([]);
        expect(read.bcc ?? []).toEqual([]);
      }),
      { numRuns: 60, examples: [['\r\0'], ['a\r\0b\u001f\u007f'], ['\ud800 alone']] },
    );
    const text = 'Zoë 李, a line:\n.\n.. and more';
    const read = await PostalMime.parse(await composeLetter(aLetter({ text })));
    expect(read.text?.trimEnd()).toBe(text);
  },
);

test('PROP10, 7G1: a subject that is not on the list is never composed', async () => {
  for (const subject of [
    'Zoe Smith',
    'Papers for your meeting [ABCDEF] Zoe',
    'Papers for your meeting [ABCDEF]\r\nBcc: x@y.uk',
    '',
  ])
    await expect(composeLetter(aLetter({ subject }))).rejects.toThrow(expect.objectContaining({ code: 'bug' }));
});

test.each([
  ['one that says nothing', 'abcdefgh2345.pdf'],
  ['one with a person in it', 'Agenda, Ealing MARAC, 9 March 2027, Borough Housing, Anna Example.pdf'],
  ['one of another kind', 'Anna Example, Ealing MARAC, 9 March 2027.pdf'],
  ['a path', '../Agenda, Ealing MARAC.pdf'],
  ['a program', 'Agenda, Ealing MARAC.exe'],
])('PROP10: an attachment with a name that is not of the grammar is never composed: %s', async (_, name) => {
  const attachments = [{ name, contentType: 'application/pdf', bytes: Buffer.from('%PDF-1.7') }];
  await expect(composeLetter(aLetter({ attachments }))).rejects.toThrow(expect.objectContaining({ code: 'bug' }));
});

test('PROP10: two files of one message never have the same name, whatever the capitals', async () => {
  const two = [AGENDA, AGENDA.replace('Borough', 'BOROUGH')];
  const attachments = two.map((name) => ({ name, contentType: 'application/pdf', bytes: Buffer.from('%PDF-1.7') }));
  await expect(composeLetter(aLetter({ attachments }))).rejects.toThrow('Two files');
});

test('an area and an agency with letters beyond ASCII are read back as they were', async () => {
  const subject = 'Ynys Môn MARAC, 9 March 2027: your actions (D-7KQ2MX)';
  const name = 'Agenda, Ynys Môn MARAC, 9 March 2027, Tŷ Cymorth.pdf';
  const attachments = [{ name, contentType: 'application/pdf', bytes: Buffer.from('%PDF-1.7') }];
  const read = await PostalMime.parse(await composeLetter(aLetter({ subject, attachments })));
  expect([read.subject, read.attachments[0]?.filename]).toEqual([subject, name]);
});

test('the number of a message is opaque', () => {
  expect(referenceOf(TEST_KEYS, 'ealing/agenda/M-7KQ2MX/C-31FWET')).toMatch(/^D-[2-9A-HJ-NP-Z]{6}$/);
});

test('PR6, 7G18, 7G20: Message-IDs are opaque, new for a new version, the same for the same', () => {
  const id = messageIdOf(TEST_KEYS, 'ealing/agenda/K-4TP9XA/C-1', 1, 'marac.example');
  expect(id).toMatch(/^<[a-z2-7]{26}\.[a-z2-7]{12}@marac\.example>$/);
  expect(messageIdOf(TEST_KEYS, 'ealing/agenda/K-4TP9XA/C-1', 2, 'marac.example')).not.toBe(id);
});

test('a rehearsal says so in its subject and a header', async () => {
  const bytes = (await composeLetter(aLetter({ rehearsal: true }))).toString();
  expect(bytes.split('\r\n')).toContain(`Subject: REHEARSAL ${SUBJECT}`);
  expect(bytes).toMatch(/^X-Rehearsal: REHEARSAL/m);
});

test('RFC 5321: a line of 998 characters leaves, one of 999 does not', async () => {
  const attachments = [{ name: AGENDA, contentType: 'application/pdf', bytes: Buffer.from('%PDF-1.7') }];
  const longestWith = async (length: number): Promise<number> => {
    const bytes = await composeLetter(aLetter({ attachments, boundary: 'y'.repeat(length) }));
    return Math.max(
      ...bytes
        .toString('latin1')
        .split('\r\n')
        .map((line) => line.length),
    );
  };
  const atMost = 900 + 998 - (await longestWith(900));
  expect(await longestWith(atMost)).toBe(998);
  await expect(longestWith(atMost + 1)).rejects.toThrow(expect.objectContaining({ code: 'bug' }));
});
