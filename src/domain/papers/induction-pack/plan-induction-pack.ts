// The induction pack for a contact who begins to take part: drafted on their first day, while terms of reference are in force, and sent on a release.
import { findAgreed, AGREED, AGREED_TITLES } from '../../partnership/agreed-documents.ts';
import { findNewcomers, INDUCTION_DAYS } from '../../partnership/inductions.ts';
import { sameAgency } from '../../access/access.ts';
import { servesMarac } from '../../register/contacts.ts';
import { comingMeetings } from '../../meeting/meetings.ts';
import type { MaracPlanContext } from '../../plan/plan-context.ts';
import type { Effect } from '../../plan/effects.ts';
import type { Contact } from '../../register/register.ts';
import { makeReason } from '../../text/reason.ts';
import { stepsOf } from '../../time/calendar.ts';
import { addDays, at, clockTime, formatDate } from '../../time/day.ts';
import { sendPaper } from '../mail-views.ts';
import type { ModelOf } from '../model-shape.ts';
import { isSettled, viewContextOf } from '../parts/circulation.ts';
import { askingFor, formatMeeting, paperHead } from '../parts/paper-head.ts';
import type { inductionPack } from './induction-pack-paper.ts';
import { PARTS } from './your-part.ts';

type Model = ModelOf<(typeof inductionPack)['shape']>;

export function planInductions(context: MaracPlanContext): readonly Effect[] {
  const { marac, facts, today } = context;
  return findNewcomers(facts.contacts, marac, today).flatMap((contact): readonly Effect[] => {
    const occasion = `${contact.id}/induction`;
    const mailKey = `${marac.name}/minutes/${contact.id}/induction/${contact.id}`;
    const { covered, messages } = facts.recorded;
    const isTold = covered.has(occasion) && !messages.has(mailKey);
    if (isTold || isSettled(context, mailKey) || !isFirstMarac(context, contact)) return [];
    const paperKey = `${marac.name}/minutes/${contact.id}/induction-pack/${contact.id}`;
    return sendPaper(context, 'minutes', {
      template: 'induction-pack',
      paperKey,
      mailKey,
      to: contact,
      audience: 'agency',
      model: modelFor(context, contact, paperKey),
      intro: 'You are new to the MARAC. This tells you what it is, what you get and what is asked of you.',
      covers: [occasion],
      notAfter: at(addDays(contact.activeFrom ?? today, INDUCTION_DAYS), clockTime('17:00')),
      because: [makeReason('contact.new', { contact: contact.id })],
    });
  });
}

/** Whoever serves several MARACs of the register gets the pack of the first that would send one. */
function isFirstMarac({ facts, marac, today }: MaracPlanContext, contact: Contact): boolean {
  const first = facts.maracs.find(
    (one) => servesMarac(contact, one.name) && findNewcomers(facts.contacts, one, today).includes(contact),
  );
  return first?.name === marac.name;
}

function modelFor(context: MaracPlanContext, contact: Contact, paperKey: string): Model {
  const { marac, facts, today } = context;
  const view = viewContextOf(context);
  const agency = facts.agencies.find((one) => sameAgency(contact.agency, one));
  const part = PARTS[contact.role];
  const [next] = comingMeetings(marac, today);
  return {
    head: paperHead(view, paperKey, contact.personName ?? agency?.name ?? ''),
    to: contact.personName ?? '',
    agency: agency?.name ?? '',
    role: part?.title ?? '',
    yourPart: part?.asked ?? [],
    nextMeeting: next === undefined ? '' : formatMeeting(next),
    steps: stepsFor(context),
    documents: AGREED.flatMap((name) => {
      const agreed = findAgreed(marac.rules, name, today);
      if (agreed === undefined) return [];
      const { version, approvedOn } = agreed;
      const title = AGREED_TITLES[name];
      return [
        {
          name: `${title.charAt(0).toUpperCase()}${title.slice(1)}`,
          version,
          approvedOn: approvedOn === undefined ? '' : formatDate(approvedOn),
        },
      ];
    }),
    coordinator: askingFor(view),
  };
}

const days = (count: number): string => `${count} working day${count === 1 ? '' : 's'}`;

/** As on the page for agencies (docs/guides/agency.md), with the days of this MARAC. */
function stepsFor({ marac: { rules }, today }: MaracPlanContext): Model['steps'] {
  const { list, agenda, actions, minutes } = stepsOf(rules, today);
  return [
    {
      when: `${days(-list)} before`,
      what: 'The list of your cases, with what you need to search, and an answer sheet',
      needed: 'Your research by the day in the mail, and when you can come',
    },
    {
      when: `${days(-agenda)} before`,
      what: 'The agenda with your cases and your times',
      needed: 'Nothing, or the name of a substitute',
    },
    {
      when: `${days(actions)} after`,
      what: 'Your agency’s actions',
      needed: 'An answer to each on the sheet',
    },
    {
      when: `${days(minutes)} after, once the chair has approved them`,
      what: 'The minutes',
      needed: 'Corrections',
    },
    {
      when: 'Once a week while one is open',
      what: 'One reminder of your actions, the latest first',
      needed: 'Completed, with the day; or in progress, with a new day',
    },
  ];
}
