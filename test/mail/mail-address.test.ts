// The address grammar against every trick of docs/map.json, 7G, and nodemailer's composed envelope as the second opinion. All addresses synthetic.
import fc from 'fast-check';
import MailComposer from 'nodemailer/lib/mail-composer';
import { expect, test } from 'vitest';
import { isAllowedDomain } from '../../src/domain/register/allowed-domain.ts';
import { parseAddress } from '../../src/mail/mail-address.ts';

const GOOD = [
  'rep@example.gov.uk',
  'a.b-c_d@sub.example.org',
  "o'neill@example.gov.uk",
  'x+tag@example.co',
  'A1@EXAMPLE.ORG',
  `${'a'.repeat(64)}@b.uk`,
];

const BAD: readonly (readonly [string, unknown])[] = [
  ['7G1', 'a@y.gov.uk\r\nBcc: e@x.test'],
  ['7G1', 'a@y.gov.uk\u2028'],
  ['7G3', 'a@y.gov.uk, evil@gmail.test'],
  ['7G3', 'a@y.gov.uk;evil@gmail.test'],
  ['7G3', 'team: a@y.gov.uk, b@y.gov.uk;'],
  ['7G4', { address: 'a@y.gov.uk,evil@gmail.test' }],
  ['7G5', '"user@good.gov.uk" <evil@gmail.test>'],
  ['7G6', '"evil@gmail.test x"@y.gov.uk'],
  ['7G7', 'a(evil@x)@y.gov.uk'],
  ['7G7', 'user@good.gov.uk(x)evil.com'],
  ['7G8', 'user@good.gov.uk%0d%0aBcc:evil@gmail.test'],
  ['7G9', 'user@evil.test@good.gov.uk'],
  ['7G9', 'a@b@c.uk'],
  ['7G9', 'a\0@b.uk'],
  ['7G10', '@relay.test:a@y.gov.uk'],
  ['7G10', 'a%evil.test@y.gov.uk'],
  ['7G10', 'evil.test!a@y.gov.uk'],
  ['7G10', 'a@[127.0.0.1]'],
  ['7G10', 'a@127.0.0.1'],
  ['7G10', 'a@y.gov.uk:25'],
  ['7G10', 'a@y.gov.uk.'],
  ['7G10', 'a@y.gov.uk/evil'],
  ['7G11', 'a@y.g\u043ev.uk'],
  ['7G11', 'a@xn--80ak6aa92e.uk'],
  ['7G11', 'a@y.\u24d6ov.uk'],
  ['7G11', 'a@y\uff0egov.uk'],
  ['7G11', 'a@y\u3002gov.uk'],
  ['7G11', 'a@y.go\u00adv.uk'],
  ['7G11', 'a@y.gov\u200b.uk'],
  ['7G11', 'a@y.gov\u202e.uk'],
  ['7G15', `${'a'.repeat(65)}@b.uk`],
  ['7G15', `a@${'b.'.repeat(130)}uk`],
  ['7G15', ''],
  ['7G15', ' a@b.uk'],
  ['7G15', 'a b@c.uk'],
  ['7G15', '.a@b.uk'],
  ['7G15', 'a..b@c.uk'],
  ['7G15', 'a@-b.uk'],
  ['7G15', 'a@localhost'],
  ['7G16', undefined],
  ['7G16', []],
  ['7G16', null],
  ['7G22', Array.from({ length: 100_000 }, (_, index) => `a${index}@b.uk`).join(',')],
];

test.each(GOOD)('%s is taken exactly as written', (address) => {
  expect(parseAddress(address)).toEqual({ ok: true, value: address });
});

test.each(BAD)('%s is refused, and the problem does not quote it', (_id, address) => {
  const parsed = parseAddress(address);
  expect(parsed.ok).toBe(false);
  expect(JSON.stringify(parsed)).not.toMatch(/evil|gov\.uk\(/);
});

test.each([
  ['rep@police.uk', ['police.uk'], true],
  ['rep@met.police.uk', ['police.uk'], false],
  ['rep@met.police.uk', ['.police.uk'], true],
  ['rep@police.uk', ['.police.uk'], false],
  ['x@evilgov.uk', ['gov.uk', '.gov.uk'], false],
  ['x@gov.uk.evil.com', ['gov.uk', '.gov.uk'], false],
  ['x@cjsm.net.evil.com', ['cjsm.net', '.cjsm.net'], false],
  ['x@evil-police.uk', ['police.uk', '.police.uk'], false],
  ['x@POLICE.uk', ['police.UK'], true],
  ['x@police.uk', [''], false],
  ['x@police.uk', ['.'], false],
  ['x@police.uk', [], false],
])('7G12: %s on %j: %s', (address, allowed, expected) => {
  expect(isAllowedDomain(address, allowed)).toBe(expected);
});

test('PROP45: whatever is accepted, nodemailer composes exactly that envelope', () => {
  const local = fc.stringMatching(/^[A-Za-z0-9_'+.@%!",;<>() -]{1,20}$/);
  const domain = fc.stringMatching(/^[a-z0-9.-]{1,20}\.[a-z]{2,4}$/);
  fc.assert(
    fc.property(local, domain, (name, host) => {
      const text = `${name}@${host}`;
      const parsed = parseAddress(text);
      if (!parsed.ok) return;
      const { to } = new MailComposer({ from: 'a@b.uk', to: [parsed.value], text: 'x' }).compile().getEnvelope();
      expect(to).toEqual([text]);
    }),
    { numRuns: 3000 },
  );
});
