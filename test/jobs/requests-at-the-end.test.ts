// Clare's Law requests on the chair's papers: those that everybody at the chair's mailbox may hear of, and no trace of any other. All made up.
import { expect, test } from 'vitest';
import { journey, sendAgenda, sendList, shownTo } from '../journeys/steps.ts';
import { AGENCY, CONTACT, MEETING, typeReferral } from '../support/small-marac.ts';

test.each([
  ['of an agency that hears every request', CONTACT.chair, undefined, true],
  ['of an agency that was not asked', CONTACT.vice, undefined, false],
  ['of an agency that was asked', CONTACT.vice, [AGENCY.health], true],
] as const)(
  'F42: the papers of a chair %s list the request: no list is promised that nobody makes',
  (_, chair, asked, is) =>
    journey(async (desk) => {
      desk.book.edit('meetings', MEETING, { chair });
      desk.book.edit('contacts', CONTACT.vice, { role: 'chair' });
      typeReferral(desk.book, 'R-AAAA22', { referrerAgency: AGENCY.health });
      await desk.tick('2027-03-01T10:00');
      const request = { meeting: MEETING, subject: 'Saul Subjectson', route: 'ask', receivedOn: '2027-03-01' };
      desk.book.type(
        'disclosures',
        { ...request, ...(asked === undefined ? {} : { agenciesWho: asked }) },
        { id: 'DR-AAAA22' },
      );
      await sendList(desk);
      const papers = shownTo(await sendAgenda(desk), chair, `/chair/`);
      expect(papers).toContain('VictimsenAAAA22');
      expect(papers.includes('Saul Subjectson')).toBe(is);
      expect(papers.includes('There is no request for this meeting.')).toBe(!is);
      expect(papers).not.toContain('list of disclosure requests');
    }),
);
