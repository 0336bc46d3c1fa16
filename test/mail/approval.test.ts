// From an offer to bytes: the contact's proven route, encryption where it asks for it, never plain instead, once per paper and agency. Synthetic.
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import office from 'officecrypto-tool';
import PostalMime from 'postal-mime';
import { expect, test } from 'vitest';
import type { Route } from '../../src/domain/register/register.ts';
import type { MailAddress } from '../../src/mail/mail-address.ts';
import type { ApprovalPorts } from '../../src/mail/approval.ts';
import { composeApproval } from '../../src/mail/approval.ts';
import type { Encryption } from '../../src/mail/encrypt/open-encryption.ts';
import { openEncryption } from '../../src/mail/encrypt/open-encryption.ts';
import { openWorkFolder } from '../../src/system/work-folder.ts';
import { openPassphrases } from '../../src/mail/encrypt/passphrases.ts';
import { sendDue } from '../../src/mail/send-due.ts';
import { openRehearsal } from '../../src/mail/rehearsal.ts';
import { openFiles as createFiles } from '../../src/system/files.ts';
import type { Desk } from '../ledger/make.ts';
import { aMessage, aPaper, aPlan, openDesk, TEST_KEYS } from '../ledger/make.ts';
import { accessWith, aContact, sendDesk, look } from './make.ts';

const textOf = (desk: Desk) => (key: string) => desk.ledger.findMailText(key);

const DOCX = Buffer.from('PK\u0003\u0004 a synthetic office file ~canary-docx~');
const PAPER = aPaper({
  files: [
    { format: 'pdf', bytes: Buffer.from('%PDF-1.7 ~canary-pdf~') },
    { format: 'docx', bytes: DOCX },
  ],
});
const MESSAGE = aMessage({
  gate: 'none',
  papers: [PAPER.key],
  text: { subject: 'Referral received (D-7KQ2MX)', text: 'Hello' },
});
const HOUSING = { id: 'A-9XK4TP', name: 'Ealing Housing', kind: 'housing' } as const;
const PASSPHRASE = 'correct horse battery staple';

async function offered(desk: Desk, papers = [PAPER]) {
  const messages = [{ ...MESSAGE, papers: papers.map((paper) => paper.key) }];
  await desk.ledger.commitPlan(aPlan(0, { papers, messages }));
  const message = await desk.ledger.findMessage(MESSAGE.key);
  if (message === undefined) throw new Error('not offered');
  return message;
}

function approvalDesk(desk: Desk, encryption: Encryption, passphrase?: string): ApprovalPorts {
  const from = 'marac@example.gov.uk' as MailAddress;
  const base = { ledger: desk.ledger, keys: TEST_KEYS, clock: desk.clock, from, idDomain: 'marac.example', encryption };
  const passphrases = { find: () => passphrase, count: 1, faults: [] };
  return passphrase === undefined ? base : { ...base, passphrases };
}

const noTools = (allowOffice: boolean): Encryption =>
  openEncryption({ qpdf: '/nonexistent/qpdf', allowOffice, work: openWorkFolder('/nonexistent/work') });
const byRoute = (route: Route) => accessWith([aContact({ route })]);

test('by secure mail the plain .pdf goes, under the name that the paper got when it was made', async () => {
  using desk = openDesk();
  const approval = await composeApproval(approvalDesk(desk, noTools(false)), await offered(desk), 'noGate', {
    ...byRoute('secureMail'),
    agencies: [HOUSING],
  });
  if (!approval.ok) throw new Error(approval.problems[0]?.sentence);
  const read = await PostalMime.parse(approval.value.bytes);
  expect(read.attachments).toMatchObject([{ filename: `${PAPER.name}.pdf`, mimeType: 'application/pdf' }]);
  expect(approval.value).toMatchObject({ toAddress: 'rep@example.gov.uk', encrypted: [] });
});

test('two papers of one name in a message: the second has its kind and a number', async () => {
  using desk = openDesk();
  const second = { ...PAPER, key: `${PAPER.key}-2`, name: PAPER.name.toUpperCase().replace('AGENDA', 'Agenda') };
  const agencies = [HOUSING, { ...HOUSING, id: 'A-2', name: 'EALING HOUSING' }];
  const ports = approvalDesk(desk, noTools(false));
  const access = { ...byRoute('secureMail'), agencies };
  const approval = await composeApproval(ports, await offered(desk, [PAPER, second]), 'noGate', access);
  const read = await PostalMime.parse(approval.ok ? approval.value.bytes : '');
  expect(read.attachments.map((one) => one.filename)).toEqual([
    `${PAPER.name}.pdf`,
    expect.stringMatching(/^Agenda, D-\w{6}\.pdf$/),
  ]);
});

test('a password file without qpdf waits, and never goes plain; with the area’s leave the .docx goes encrypted', async () => {
  using desk = openDesk();
  const message = await offered(desk);
  const waiting = await composeApproval(
    approvalDesk(desk, noTools(false), PASSPHRASE),
    message,
    'noGate',
    byRoute('passwordFile'),
  );
  expect(waiting).toMatchObject({ ok: false, problems: [{ code: 'tool-missing' }] });
  const encryption = noTools(true);
  const approval = await composeApproval(
    approvalDesk(desk, encryption, PASSPHRASE),
    message,
    'noGate',
    byRoute('passwordFile'),
  );
  await encryption.close();
  if (!approval.ok) throw new Error(approval.problems[0]?.sentence);
  const [attachment] = (await PostalMime.parse(approval.value.bytes)).attachments;
  const sealed = Buffer.from(attachment?.content as ArrayBuffer);
  expect(office.isEncrypted(sealed)).toBe(true);
  expect((await office.decrypt(sealed, { password: PASSPHRASE })).equals(DOCX)).toBe(true);
  expect(approval.value.bytes.toString()).not.toContain(PASSPHRASE);
  await desk.ledger.approve(approval.value);
  const { of } = {
    of: (await desk.ledger.findPaper(PAPER.key))?.files.find((file) => file.format === 'docx')?.contentId ?? '',
  };
  expect(Buffer.from((await desk.ledger.findEncrypted('A-9XK4TP', of)) ?? []).equals(sealed)).toBe(true);
});

test('the copy encrypted for an agency serves its next message', async () => {
  using desk = openDesk();
  let made = 0;
  const counting: Encryption = {
    choose: async () => 'docx',
    encrypt: async () => Buffer.from(`sealed ${(made += 1)}`),
    close: async () => undefined,
  };
  const approving = approvalDesk(desk, counting, PASSPHRASE);
  const first = await composeApproval(approving, await offered(desk), 'noGate', byRoute('passwordFile'));
  if (!first.ok) throw new Error('not composed');
  await desk.ledger.approve(first.value);
  const next = { ...MESSAGE, key: 'ealing/agenda/M-7KQ2MX/C-SECOND' };
  await desk.ledger.commitPlan(aPlan(1, { messages: [next] }));
  const second = await desk.ledger.findMessage(next.key);
  if (second === undefined) throw new Error('not offered');
  expect((await composeApproval(approving, second, 'noGate', byRoute('passwordFile'))).ok).toBe(true);
  expect(made).toBe(1);
});

test('one person has one passphrase, whichever of their agencies the message is about', async () => {
  using desk = openDesk();
  const used: string[] = [];
  const noting: Encryption = {
    choose: async () => 'docx',
    encrypt: async (_format, _bytes, passphrase) => Buffer.from(`sealed ${used.push(passphrase)}`),
    close: async () => undefined,
  };
  const [first, second] = [
    aContact({ id: 'C-22AAAA', agency: 'A-AAAA22', route: 'passwordFile' }),
    aContact({ route: 'passwordFile' }),
  ];
  const agencies = [
    { id: 'A-AAAA22', name: 'Nurses', kind: 'education' },
    { id: 'A-9XK4TP', name: 'Housing', kind: 'housing' },
  ] as const;
  const approving: ApprovalPorts = {
    ...approvalDesk(desk, noting),
    passphrases: {
      count: 2,
      faults: [],
      find: (id) => ({ 'A-AAAA22': 'of the nurses', 'A-9XK4TP': 'of housing' })[id ?? ''],
    },
  };
  const together = accessWith([first, second], { agencies });
  const approval = await composeApproval(approving, await offered(desk), 'noGate', together);
  expect([approval.ok, used]).toEqual([true, ['of the nurses']]);
  // Somebody else at the same mailbox has their own.
  const apart = accessWith([{ ...first, personName: 'Another Person' }, second], { agencies });
  await composeApproval(approving, await offered(desk), 'noGate', apart);
  expect(used).toEqual(['of the nurses', 'of housing']);
});

test.each([
  ['no passphrase for the agency', byRoute('passwordFile'), 'passphrase-missing'],
  ['phone and paper', byRoute('phone'), 'route-phone'],
  ['a link, with papers', byRoute('link'), 'route-link'],
  ['a route never tried', accessWith([aContact({ routeProvenOn: undefined as never })]), 'recipient-refused'],
  ['an address nobody verified', accessWith([aContact({ verifiedBy: undefined as never })]), 'recipient-refused'],
  ['a domain that is not allowed', accessWith([aContact({ address: 'rep@elsewhere.org' })]), 'recipient-refused'],
  ['an address that is none', accessWith([aContact({ address: 'rep@example.gov.uk,x@evil.test' })]), 'address-refused'],
  ['no such contact', accessWith([]), 'recipient-refused'],
])('%s: it waits, and Checks is told', async (_what, access, code) => {
  using desk = openDesk();
  const approval = await composeApproval(approvalDesk(desk, noTools(false)), await offered(desk), 'noGate', access);
  expect(approval).toMatchObject({ ok: false, problems: [{ code }] });
  expect(JSON.stringify(approval)).not.toMatch(/rep@|elsewhere/);
});

test('F46: a message without papers goes by a link as by any other route', async () => {
  using desk = openDesk();
  const plain = aMessage({ gate: 'none', papers: [], text: MESSAGE.text });
  await desk.ledger.commitPlan(aPlan(0, { messages: [plain] }));
  const message = await desk.ledger.findMessage(plain.key);
  if (message === undefined) throw new Error('not offered');
  const approval = await composeApproval(approvalDesk(desk, noTools(false)), message, 'noGate', byRoute('link'));
  expect(approval).toMatchObject({ ok: true, value: { toAddress: 'rep@example.gov.uk' } });
});

test('a withdrawal goes to the very address its paper went to, without content, though the contact has left', async () => {
  using desk = openDesk();
  const withdrawal = aMessage({
    gate: 'none',
    contentFree: true,
    toAddress: 'old@example.gov.uk',
    discloses: [],
    text: MESSAGE.text,
  });
  await desk.ledger.commitPlan(aPlan(0, { messages: [withdrawal] }));
  const message = await desk.ledger.findMessage(withdrawal.key);
  if (message === undefined) throw new Error('not offered');
  const approval = await composeApproval(approvalDesk(desk, noTools(false)), message, 'noGate', accessWith([]));
  expect(approval).toMatchObject({ ok: true, value: { toAddress: 'old@example.gov.uk' } });
});

test('the whole step: offered, composed, approved, written as a rehearsal; a second run does nothing', async () => {
  using desk = openDesk({ mode: 'rehearsal' });
  await offered(desk);
  const approving = approvalDesk(desk, noTools(false));
  const step = sendDesk(desk, openRehearsal(join(desk.folder, 'mail'), TEST_KEYS, createFiles(), textOf(desk)), {
    compose: async (message, because, access) => composeApproval(approving, message, because, access),
  });
  expect((await sendDue(step)).sent).toEqual([MESSAGE.key]);
  expect((await sendDue(step)).sent).toEqual([]);
});

test('H12: an address that changed after approval is not written to', async () => {
  using desk = openDesk({ mode: 'rehearsal' });
  await offered(desk);
  const approving = approvalDesk(desk, noTools(false));
  const files = createFiles();
  const looks = [byRoute('secureMail')];
  const moved = accessWith([aContact({ address: 'new@example.gov.uk' })]);
  const step = sendDesk(desk, openRehearsal(join(desk.folder, 'mail'), TEST_KEYS, files, textOf(desk)), {
    compose: async (message, because, access) => composeApproval(approving, message, because, access),
    lookAtAccess: look(desk, () => looks.shift() ?? moved),
  });
  expect(await sendDue(step)).toMatchObject({ sent: [], cancelled: [MESSAGE.key] });
});

test('PR5, PROP48: when what decides access cannot be read, nothing is sent', async () => {
  using desk = openDesk({ mode: 'rehearsal' });
  await offered(desk);
  const step = sendDesk(desk, openRehearsal(join(desk.folder, 'mail'), TEST_KEYS, createFiles(), textOf(desk)), {
    lookAtAccess: async () => {
      throw Object.assign(new Error('gone'), { name: 'TypeError' });
    },
  });
  await expect(sendDue(step)).rejects.toThrow('gone');
  expect(await desk.ledger.findMessage(MESSAGE.key)).toMatchObject({ state: 'offered' });
});

test('C20: a stop asked for in the middle ends after the message under way', async () => {
  using desk = openDesk({ mode: 'rehearsal' });
  const keys = ['a', 'b', 'c'].map((name) => `ealing/agenda/M-1/C-${name}`);
  await desk.ledger.commitPlan(aPlan(0, { messages: keys.map((key) => ({ ...MESSAGE, key, papers: [] })) }));
  const stop = new AbortController();
  const approving = approvalDesk(desk, noTools(false));
  const step = sendDesk(desk, openRehearsal(join(desk.folder, 'mail'), TEST_KEYS, createFiles(), textOf(desk)), {
    compose: async (message, because, access) => composeApproval(approving, message, because, access),
    signal: stop.signal,
    faults: { reach: (point) => void (point === 'send:started' && stop.abort()) },
  });
  expect((await sendDue(step)).sent).toHaveLength(1);
  expect((await desk.ledger.messages({ states: ['approved'] })).length).toBe(2);
});

test('the passphrase file: one line an agency, long enough, for its owner only, and never quoted', async () => {
  using desk = openDesk();
  const file = join(desk.folder, 'passphrases.txt');
  writeFileSync(file, `# made up\nHousing: ${PASSPHRASE}\n\nA-1: another long secret: with a colon\n`, { mode: 0o600 });
  const known = await openPassphrases(file, createFiles());
  expect(known.find('A-9XK4TP', 'housing')).toBe(PASSPHRASE);
  expect(known.find('A-1')).toBe('another long secret: with a colon');
  expect(known.find(undefined, 'Police')).toBeUndefined();
  chmodSync(file, 0o644);
  const open = await openPassphrases(file, createFiles());
  expect([open.count, open.find('A-1'), open.faults[0]]).toEqual([
    0,
    undefined,
    expect.stringContaining('may be opened'),
  ]);
});

test('F73: a line that gives no passphrase is told by its number, and keeps no other agency from theirs', async () => {
  using desk = openDesk();
  const file = join(desk.folder, 'passphrases.txt');
  const lines = [
    'Housing: elevenchars',
    'Police: twelve-chars',
    'no colon',
    'Health: one of two here',
    'health: two of two here',
  ];
  writeFileSync(file, lines.join('\n'), { mode: 0o600 });
  const known = await openPassphrases(file, createFiles());
  expect(['Housing', 'Police', 'Health'].map((name) => known.find(name))).toEqual([
    undefined,
    'twelve-chars',
    undefined,
  ]);
  expect(known.faults.map((one) => one.slice(0, 6))).toEqual(['Line 1', 'Line 3', 'Line 5']);
  expect(known.faults.join()).not.toMatch(/elevenchars|two here/);
  expect((await openPassphrases(`${file}.not`, createFiles())).faults[0]).toContain('is not there');
});
