// Word after a meeting: the IDVA's sheet for the calls, and a line without content to each referring side.
import { tellDay } from '../domain/day.ts';
import { classesFor } from '../domain/entitlement.ts';
import { findContacts } from '../domain/contacts.ts';
import { isAccepted, caseRefOf } from '../domain/case-of.ts';
import type { Meeting } from '../domain/meeting.ts';
import type { Listing } from '../domain/listing.ts';
import type { Once } from '../domain/plan.ts';
import { because } from '../domain/reason.ts';
import { viewIdvaFeedback } from '../domain/views/idva-view.ts';
import { attachedTitles, letterhead } from '../domain/views/mail-parts.ts';
import { isSettled, message, paper, sceneOf } from './circulation.ts';
import { referrersContact } from './intake-referrer.ts';
import { type MaracRound } from './job.ts';
import { base, endOf } from './minutes-keys.ts';

/** One sheet for the calls after the meeting, to each IDVA for the cases that are theirs. */
export function planFeedback(round: MaracRound, meeting: Meeting, listings: readonly Listing[]): readonly Once[] {
  const idvas = findContacts(round.facts.contacts, {
    marac: round.marac.name,
    roles: ['idva', 'idvaDuty'],
    on: round.today,
  });
  return idvas.flatMap((contact) => {
    const heard = listings.filter(
      (one) =>
        one.outcome !== undefined &&
        classesFor(round.access, round.maracAccess, contact, one.caseRef, 'idva') instanceof Set,
    );
    const [paperKey, mailKey] = [
      `${base(round, meeting)}/idva-feedback/${contact.id}`,
      `${base(round, meeting)}/feedback/${contact.id}`,
    ];
    if (heard.length === 0 || isSettled(round, mailKey)) return [];
    const scene = sceneOf(round);
    const why = [because('feedback.idva')];
    const ready = meeting.actionsReady === true;
    return [
      paper(round, 'minutes', {
        key: paperKey,
        template: 'idva-feedback',
        audience: 'idva',
        reader: contact.id,
        model: viewIdvaFeedback(
          scene,
          paperKey,
          meeting,
          contact.personName ?? 'IDVA',
          heard.map((one) => one.caseRef),
        ),
        because: why,
      }),
      message(round, 'minutes', {
        key: mailKey,
        to: contact.id,
        audience: 'idva',
        template: 'papers',
        model: {
          head: letterhead(scene, mailKey, contact, meeting),
          intro: 'One sheet for your calls after the meeting.',
          answerBy: '',
          papers: attachedTitles(['idva-feedback']),
        },
        papers: [paperKey],
        covers: heard.map((one) => `feedback/${meeting.id}/${one.caseRef}/${contact.id}`),
        gate: 'release',
        ready,
        waitsFor: ready ? [] : [because('ready.actions', { on: meeting.on })],
        notAfter: endOf(meeting),
        because: why,
      }),
    ];
  });
}

/** A line to the referring side: heard, nothing of what was said. */
export function planReferrers(round: MaracRound, meeting: Meeting, listings: readonly Listing[]): readonly Once[] {
  if (meeting.actionsReady !== true) return [];
  const heard = new Set(
    listings.filter((one) => one.outcome !== undefined && one.outcome !== 'notHeard').map((one) => one.caseRef),
  );
  return round.marac.referrals.flatMap((referral) => {
    const contact = referrersContact(round, referral);
    const listed = listings.some((one) => one.caseRef === caseRefOf(round.marac, referral));
    const key = `${base(round, meeting)}/referrer/${referral.id}/${contact?.id ?? ''}`;
    const { covered, messages } = round.facts.recorded;
    // Told once, to whoever stood for the agency then.
    const told = covered.has(`${referral.id}/heard`) && !messages.has(key);
    if (
      contact === undefined ||
      told ||
      !listed ||
      !heard.has(caseRefOf(round.marac, referral)) ||
      !(isAccepted(referral) || referral.decision === 'join') ||
      isSettled(round, key)
    )
      return [];
    const model = {
      head: letterhead(sceneOf(round), key, contact),
      intro: `Referral ${referral.id} was heard on ${tellDay(meeting.on)}. Your agency’s representative has what concerns you.`,
      answerBy: '',
      papers: [],
    };
    return [
      message(round, 'minutes', {
        key,
        to: contact.id,
        audience: 'referrer',
        template: 'papers',
        model,
        papers: [],
        covers: [`${referral.id}/heard`],
        gate: 'undo',
        ready: true,
        notAfter: endOf(meeting),
        because: [because('feedback.referrer')],
      }),
    ];
  });
}
