// Stops because of whom a paper would go to: contacts, mailboxes, agencies, conflicts, what cannot be read, a death.
import { AGENCY, CONTACT, addContact } from '../support/small-marac.ts';
import { VERIFIED, yes, type Scenario } from './scenario.ts';

const { housing, health, children, police, duty } = CONTACT;

/** Of one contact who is due the list: what stands wrong in its row, and right. */
const onContact = (
  rule: string,
  contact: string,
  wrong: object,
  right: object,
  more: Partial<Scenario> = {},
): Scenario => ({
  rule,
  touches: [contact],
  stop: ({ desk }) => desk.book.edit('contacts', contact, wrong as never),
  answer: ({ desk }) => desk.book.edit('contacts', contact, right as never),
  ...more,
});

const conflictOf = (caseRef: string, more: object): object => ({
  caseRef,
  recordedBy: 'Cora',
  recordedOn: '2027-03-02',
  ...more,
});

export const OF_CONTACTS: readonly Scenario[] = [
  ...[housing, health, children, police].flatMap((one) => [
    onContact('contact.not-verified', one, { verifiedBy: '', verifiedOn: '' }, VERIFIED),
    onContact('contact.not-verified', one, { verifiedOn: '2028-01-05' }, VERIFIED),
    onContact('route.not-proven', one, { routeProvenOn: '' }, { routeProvenOn: '2027-03-04' }),
    onContact('route.not-proven', one, { routeProvenOn: '2027-12-01' }, { routeProvenOn: '2027-03-04' }),
  ]),
  ...[housing, health, children, police].flatMap((one) => [
    onContact('contact.not-as-verified', one, { address: 'another@example.org' }, VERIFIED, { line: `address/${one}` }),
    onContact('contact.not-as-verified', one, { route: 'ownEncryption' }, {}, { answer: yes, line: `address/${one}` }),
  ]),
  {
    rule: 'contact.unconfirmed',
    touches: [health],
    line: `address/${health}`,
    alone: {
      // As an upgrade leaves what is marked as verified while no mail is known to have gone there.
      until: async ({ desk: { desk: ports, ledger } }) => {
        const subject = `verified/${health}`;
        const kept = (await ledger.answers(subject)).get(subject)?.answer ?? '{}';
        const listed = { ...(JSON.parse(kept) as object), list: 'ab12ab12' };
        await ledger.rememberAnswer(subject, JSON.stringify(listed), { by: 'marac', in: 'rule' });
        (ports.clock as unknown as { set(now: string): void }).set('2027-03-04T12:40');
      },
      answeredAt: '2027-03-04T13:40',
    },
    stop: () => undefined,
    answer: yes,
  },
  {
    rule: 'contact.look-alike',
    touches: [children],
    before: (desk) => {
      desk.book.edit('contacts', children, { address: 'sol@example.org' });
      addContact(desk.book, 'C-ZLAA22', AGENCY.team, 'deputyCoordinator', 'Lena Look', {
        address: 'so1@example.org',
        verifiedOn: '2025-11-02',
      });
    },
    stop: () => undefined,
    answer: yes,
    line: `alike/${children}`,
  },
  {
    ...onContact(
      'mailbox.readers-unknown',
      health,
      {},
      { mailboxReaders: 'Helga Healthman', mailboxAttestedOn: '2027-03-04' },
    ),
    before: (desk) => desk.book.edit('contacts', health, { sharedMailbox: true }),
  },
  {
    rule: 'mailbox.reader-no-part',
    touches: [housing],
    before: (desk) => {
      desk.book.type('agencies', { name: 'Test Outsiders', kind: 'other' }, { id: 'G-ZAAA22' });
      addContact(desk.book, 'C-ZOAA22', 'G-ZAAA22', 'representative', 'Rita Outsider', {
        address: 'chaaa22@example.org',
      });
    },
    stop: () => undefined,
    answer: ({ desk }) => desk.book.edit('contacts', 'C-ZOAA22', { address: 'rita@example.org', ...VERIFIED }),
  },
  {
    rule: 'mailbox.reader-less',
    touches: [duty, 'idva'],
    before: (desk) =>
      addContact(desk.book, 'C-ZHAA22', AGENCY.health, 'deputy', 'Hugo Healer', { address: 'cdaaa22@example.org' }),
    stop: () => undefined,
    answer: ({ desk }) => desk.book.edit('contacts', 'C-ZHAA22', { address: 'hugo@example.org', ...VERIFIED }),
  },
  {
    ...onContact('route.phone', health, {}, {}),
    before: (desk) => desk.book.edit('contacts', health, { route: 'phone', address: '' }),
    answer: yes,
  },
  onContact(
    'agency.nobody',
    children,
    { activeTo: '2027-03-01' },
    { activeTo: '' },
    { line: `nobody/${AGENCY.children}` },
  ),
  {
    ...onContact('agency.no-address', police, {}, { address: 'p@example.org', ...VERIFIED }),
    before: (desk) => desk.book.edit('contacts', police, { address: '' }),
    line: `nobody/${AGENCY.police}`,
  },
  {
    rule: 'conflict.same-name',
    touches: [health],
    apart: true,
    stop: ({ desk }) => desk.book.edit('contacts', health, { personName: 'Anna VictimsenAAAA22', ...VERIFIED }),
    answer: ({ desk, caseRef }) => {
      const lifted = { liftedBy: 'Cora', liftedSecondBy: 'Charis', liftedOn: '2027-03-04' };
      desk.book.type('conflicts', conflictOf(caseRef, { contact: health, ...lifted }) as never, { id: 'X-SAME22' });
    },
  },
  {
    rule: 'conflict',
    touches: [children],
    apart: true,
    line: 'conflict/X-KEPT22/unheard',
    elsewhere: true,
    stop: ({ desk, caseRef }) =>
      void desk.book.type('conflicts', conflictOf(caseRef, { contact: children }) as never, { id: 'X-KEPT22' }),
    answer: ({ desk }) => desk.book.edit('conflicts', 'X-KEPT22', { unheardInstead: 'Cora rings the duty desk' }),
  },
  {
    rule: 'conflict.unread',
    touches: [housing, health, children, police, duty, 'KD-BBBB22'], // all about the case waits, its key dates too
    apart: true,
    stop: ({ desk, caseRef }) => {
      desk.book.type('conflicts', conflictOf(caseRef, { contact: CONTACT.vice }) as never, { id: 'X-READ22' });
      desk.book.scrawl('conflicts', 'X-READ22', 'recordedOn', '?? nobody can read this');
    },
    answer: ({ desk }) => desk.book.edit('conflicts', 'X-READ22', { recordedOn: '2027-03-02' }),
  },
  {
    rule: 'access.unreadable',
    touches: [housing, health, children, police, duty],
    stop: ({ desk }) => desk.book.scrawl('contacts', CONTACT.vice, 'role', '?? nobody can read this'),
    answer: ({ desk }) => desk.book.edit('contacts', CONTACT.vice, { role: 'viceChair' }),
  },
  {
    rule: 'case.frozen',
    touches: [housing, health, children, police, duty],
    line: '/frozen',
    elsewhere: true,
    stop: ({ desk, caseRef }) =>
      desk.book.edit('cases', caseRef, { deceased: true, holdKind: 'death', holdBy: 'C', holdReviewOn: '2027-06-01' }),
    answer: ({ desk, caseRef }) => desk.book.edit('cases', caseRef, { papersAllowedBy: 'Cora Coordinata' }),
  },
  {
    rule: 'contact.domain',
    touches: [police],
    line: 'domain.not-allowed',
    elsewhere: true,
    before: (desk) => desk.book.edit('contacts', police, { address: 'pat@elsewhere.test' }),
    stop: () => undefined,
    answer: ({ desk }) => desk.book.edit('contacts', police, { address: 'pat@example.org', ...VERIFIED }),
  },
];
