// Which agency's name may stand in a file's name: never one that is or holds the name of a person. All names are made up.
import { describe, expect, test } from 'vitest';
import { agencyPart } from '../../../src/domain/outward/agency-part.ts';
import type { MaracFacts } from '../../../src/domain/plan/facts.ts';
import { bareFacts, bareMarac } from '../../support/bare-facts.ts';

const called = (name: string, more: Partial<MaracFacts> = {}): string | undefined =>
  agencyPart(
    bareFacts([bareMarac('ealing'), bareMarac('brent', more)], {
      contacts: [
        { id: 'C-AAAA22', agency: 'A-AAAA22', role: 'representative', personName: 'Petra Practitioner' },
        { id: 'C-BBBB22', agency: 'A-BBBB22', role: 'representative', personName: 'Safeguarding Team' },
      ],
    }),
    { id: 'A-AAAA22', name, kind: 'specialist' },
  );

const person = (more: object): Partial<MaracFacts> => ({
  people: [{ id: 'P-AAAA22', caseRef: 'K-AAAA22', role: 'victim', ...more } as never],
});
const referral = (more: object): Partial<MaracFacts> => ({ referrals: [{ id: 'R-AAAA22', ...more }] });

describe('the name of an agency', () => {
  test.each([
    ['stands as it was typed', 'Borough Housing', {}, 'Borough Housing'],
    ['without what cannot stand in a file', 'Children’s Services: East / West', {}, "Children's Services East West"],
    [
      'with a surname of a case within it',
      'Church Street Surgery',
      person({ forenames: 'Ann', surname: 'Church' }),
      'Church Street Surgery',
    ],
    ['with the name of a shared mailbox on Contacts', 'Borough Safeguarding Team', {}, 'Borough Safeguarding Team'],
    ['with the initials of a person of a case', 'NHS', person({ forenames: 'Nora Helen', surname: 'Smith' }), 'NHS'],
    [
      'with letters that only look like a name',
      'Annabel House',
      person({ forenames: 'Ann', surname: 'Abel' }),
      'Annabel House',
    ],
  ])('%s: %s', (_, name, more, expected) => {
    expect(called(name, more)).toBe(expected);
  });

  // By the register alone, so that nothing changes on the day on which the person becomes a case.
  test.each([
    ['a form of address', 'Dr Jane Example'],
    ['a form of address with a full stop, later', 'Practice of Mrs. Example'],
    ['the name of somebody who acts for an agency', 'Petra Practitioner'],
    ['that name within it', 'The Petra Practitioner Counselling Rooms'],
    ['that name in capitals and with accents', 'PÉTRA PRACTITIONER LTD'],
  ])('does not stand with %s', (_, name) => {
    expect(called(name)).toBeUndefined();
  });

  test.each([
    ['victim of any MARAC', 'Jane Example', person({ forenames: 'Jane', surname: 'Example' })],
    ['victim, surname first', 'Example Jane', person({ forenames: 'Jane', surname: 'Example' })],
    ['victim within other words', 'Jane Example Therapy', person({ forenames: 'Jane', surname: 'Example' })],
    ['victim by the first of two forenames', 'Jane Example', person({ forenames: 'Jane Mary', surname: 'Example' })],
    ['victim by another name', 'Janey Old', person({ forenames: 'Jane', surname: 'Example', aliases: ['Janey Old'] })],
    ['victim by one name', 'Maya', person({ forenames: 'Maya', surname: 'Example' })],
    ['victim by a surname', 'Example', person({ forenames: 'Maya', surname: 'Example' })],
    ['victim of a referral nobody decided', 'Jane Example', referral({ forenames: 'Jane', surname: 'Example' })],
    ['perpetrator of a referral', 'Paul Example', referral({ perp1Forenames: 'Paul', perp1Surname: 'Example' })],
    ['second perpetrator', 'Paul Example', referral({ perp2Forenames: 'Paul', perp2Surname: 'Example' })],
    ['child of a referral', 'Kit Example', referral({ child6Forenames: 'Kit', child6Surname: 'Example' })],
    ['subject of a request', 'Paul Example', { disclosures: [{ id: 'DR-AAAA22', subject: 'Paul Example' } as never] }],
  ])('does not stand where it is the name of a %s: %s', (_, name, more) => {
    expect(called(name)).toBe(name);
    expect(called(name, more)).toBeUndefined();
  });

  test('of no agency is none', () => {
    expect(agencyPart(bareFacts([bareMarac('ealing')]), undefined)).toBeUndefined();
  });
});
