// The incident, what came before it, the risks now and what was done.
import { grouped } from '../../cells/column.ts';
import { ask } from './question.ts';

export const whatHappened = grouped('What happened', {
  incidentOn: ask('day', 'Incident date', 'note', 'Of the latest incident.', {
    otherNames: ['date of incident', 'incident on'],
    formWords:
      'incident date; date of incident; date of most recent incident; date of latest incident; date of the incident; when did the most recent incident happen; date of last incident; date of the most recent incident',
    listWords:
      'date of offence; offence date; date of last incident; incident dt; last incident date; date incident; index incident date',
    within: 'happened',
  }),
  incident: ask('note', 'Incident', 'note', 'The latest one: what, where, who was there, injuries, what set it off.', {
    otherNames: ['most recent incident', 'incident details'],
    needed: true,
    formWords:
      'incident; reason for referral; reasons for referral; reason for referral additional information; reason for referral and additional information; details of incident; details of the incident; incident details; most recent incident; details of most recent incident; details of the most recent incident; what happened; what has happened; summary of incident; description of incident; brief details of incident; latest incident; summary of concerns; describe the incident; describe the most recent incident; summary of most recent incident; reason for this referral; why are you making this referral; circumstances of incident; please give details of the incident; tell us what happened; what has happened most recently; what happened most recently; current concerns; current concerns reason for referral; current incident; details of current incident',
    listWords:
      'summary; incident summary; summary of incident; incident description; circumstances; brief circumstances; brief circs; circs; outline; case summary; mo; index incident; offence details; details of offence; outline of incident; concerns; summary of concerns; synopsis; reason; referral reason',
  }),
  incidentReported: ask('answer', 'Incident reported to the police', 'note', 'Yes, no or don’t know.', {
    otherNames: ['reported to police'],
    formWords:
      'incident reported to the police; reported to police; has this been reported to the police; was the incident reported to the police; reported to the police; has the incident been reported to the police; has it been reported to the police; was last incident reported to police; was latest incident reported to police; was most recent incident reported to police; has incident been reported',
    listWords: 'police aware; reported to police y n; police informed',
    printed: { under: 'Incident reported to the police', place: 5, on: ['idva', 'transfer'] },
  }),
  history: ask('note', 'History', 'note', 'Short: since when, how often, the worst.', {
    otherNames: ['background', 'brief history'],
    formWords:
      'history; background; history of abuse; brief history; previous incidents; relevant history; background information; history of domestic abuse; relevant background; background and history; history of the relationship; brief history of abuse; brief history of domestic abuse; history of violence; history of abuse and violence',
    listWords:
      'dv history; da history; previous history; relationship history; domestic abuse history; background details',
    printed: { under: 'History', place: 1, on: ['idva'] },
  }),
  risksToVictim: ask('note', 'Risks to the victim', 'note', 'Now.', {
    formWords:
      'risks to the victim; risks to victim; risk to victim; current risks to the victim; what are the risks to the victim',
  }),
  risksToChildren: ask('note', 'Risks to children', 'note', 'Now.', {
    formWords: 'risks to children; risk to children; risks to the children; what are the risks to the children',
  }),
  risksToOthers: ask('note', 'Risks to others', 'note', 'Family, staff, the perpetrator.', {
    formWords: 'risks to others; risk to others; what are the risks to others',
  }),
  whyMultiAgency: ask('note', 'Why several agencies are needed', 'note', 'What you hope for from the meeting.', {
    formWords:
      'why several agencies are needed; desired outcome; what do you want from marac; what do you hope marac will achieve; what would you like marac to do; expected outcome; what do you hope to achieve',
    printed: { under: 'Why several agencies are needed', place: 3, on: ['idva', 'transfer'] },
  }),
  supportInPlace: ask('note', 'Support in place', 'note', 'Referrals made, with dates: children, adults, housing.', {
    formWords:
      'support in place; agencies involved; other agencies involved; services involved; actions taken; action taken; actions taken so far; action already taken; current support; safety measures in place; what has been done so far; action taken so far; support already in place; support currently in place; existing support; what support is in place',
    listWords:
      'agencies already involved; agencies known; support services; services already involved; safeguarding in place; actions already taken; safety plan',
    printed: { under: 'Support in place', place: 4, on: ['idva', 'transfer'] },
  }),
  crimeReference: ask('text', 'Crime reference', 'note', 'Number, officer and force.', {
    otherNames: ['crime ref', 'crime number'],
    formWords:
      'crime reference; crime ref; crime number; crime reference number; police reference; crime report number; crime ref no; crime report number if known; cris number; crime no; niche reference',
    listWords:
      'crime ref no; crime reference no; crime report no; crn; crime report; niche; niche ref; niche no; niche occurrence; niche occurrence no; occurrence number; occurrence no; occurrence; occurrence ref; cris no; cris ref; athena; athena ref; athena no; athena number; connect ref; police ref; police reference no; urn crime; crime urn; storm no; cad; cad no; cad number; cad ref; log no',
    printed: { under: 'Crime reference', place: 6, on: ['idva', 'transfer'] },
  }),
  childrensServicesToldOn: ask(
    'day',
    'Children’s services told on',
    'open',
    'Needed when there are children, and when the victim is under 18.',
    {
      otherNames: ['childrens services told'],
      formWords:
        'childrens services told on; date referred to childrens services; date referred to childrens social care',
      within: 'happened',
    },
  ),
});
