// Word after a meeting: the IDVA's sheet for the calls, and a line without content to each referring side.
import { tellDay } from '../domain/day.ts';
import { classesFor } from '../domain/entitlement.ts';
import { findContacts } from '../domain/contacts.ts';
import { isAccepted, caseRefOf } from '../domain/case-of.ts';
import type { Meeting } from '../domain/meeting.ts';
import type { Listing } from '../domain/listing.ts';
import type { Once } from '../domain/plan.ts';
import type { Due, Withheld } from '../domain/withheld.ts';
import { groupBy, sortBy } from '../domain/order.ts';
import { because } from '../domain/reason.ts';
import type { Contact } from '../domain/register.ts';
import { viewIdvaFeedback } from '../domain/views/idva-view.ts';
import { attachedTitles, letterhead } from '../domain/views/mail-parts.ts';
import { isSettled, message, paper, sceneOf } from './circulation.ts';
import { referrersContact } from './intake-referrer.ts';
import { type MaracRound } from './job.ts';
import { base, endOf } from './minutes-keys.ts';
import { feedbackWaits } from './unread-waits.ts';

/** The occasion of a case on a sheet for the calls. */
const onSheet = (meeting: Meeting, caseRef: string, contact: Contact): string =>
  `feedback/${meeting.id}/${caseRef}/${contact.id}`;

/** The first sheet has no number; those after it hold what had no outcome yet when the ones before were let go. */
function nextSheet(
  round: MaracRound,
  meeting: Meeting,
  contact: Contact,
): { readonly number: string; readonly had: ReadonlySet<string> } {
  const had = new Set<string>();
  for (let count = 1; ; count += 1) {
    const number = count === 1 ? '' : `/${count}`;
    const key = `${base(round, meeting)}/feedback/${contact.id}${number}`;
    if (!isSettled(round, key)) return { number, had };
    for (const one of round.facts.recorded.messages.get(key)?.covers ?? []) had.add(one);
  }
}

/** A sheet for the calls after the meeting, to each IDVA for the cases that are theirs; outcomes typed after it went stand on a further one. */
export function planFeedback(round: MaracRound, meeting: Meeting, listings: readonly Listing[]): readonly Once[] {
  const idvas = findContacts(round.facts.contacts, {
    marac: round.marac.name,
    roles: ['idva', 'idvaDuty'],
    on: round.today,
  });
  return idvas.flatMap((contact) => {
    const { number, had } = nextSheet(round, meeting, contact);
    const heard = listings.filter(
      (one) =>
        one.outcome !== undefined &&
        !had.has(onSheet(meeting, one.caseRef, contact)) &&
        classesFor(round.access, round.maracAccess, contact, one.caseRef, 'idva') instanceof Set,
    );
    const [paperKey, mailKey] = [
      `${base(round, meeting)}/idva-feedback/${contact.id}${number}`,
      `${base(round, meeting)}/feedback/${contact.id}${number}`,
    ];
    if (heard.length === 0) return [];
    const scene = sceneOf(round);
    const why = [because('feedback.idva')];
    const waitsFor = [
      ...(meeting.actionsReady === true ? [] : [because('ready.actions', { on: meeting.on })]),
      ...feedbackWaits(round, heard),
    ];
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
          intro:
            number === ''
              ? 'One sheet for your calls after the meeting.'
              : 'A further sheet for your calls after the meeting: cases whose outcome was not yet typed when the one before went.',
          answerBy: '',
          papers: attachedTitles(['idva-feedback']),
        },
        papers: [paperKey],
        covers: heard.map((one) => onSheet(meeting, one.caseRef, contact)),
        gate: 'release',
        ready: waitsFor.length === 0,
        waitsFor,
        notAfter: endOf(round, meeting),
        because: why,
      }),
    ];
  });
}

/** Referrals heard at a meeting of which their side has not been told, with whoever stands for it today; told once, to whoever stood for it then. */
function untold(round: MaracRound, listings: readonly Listing[]): readonly Heard[] {
  const { marac, facts } = round;
  const heard = new Set(
    listings.filter((one) => one.outcome !== undefined && one.outcome !== 'notHeard').map((one) => one.caseRef),
  );
  const left = new Set(
    [...facts.recorded.messages.values()]
      .filter((one) => one.job === 'minutes' && one.marac === marac.name && isSettled(round, one.key))
      .flatMap((one) => one.covers),
  );
  return sortBy(marac.referrals, (one) => one.id).flatMap((referral) => {
    const ref = caseRefOf(marac, referral);
    const told = facts.recorded.covered.has(`${referral.id}/heard`) || left.has(`${referral.id}/heard`);
    if (told || !heard.has(ref) || !(isAccepted(referral) || referral.decision === 'join')) return [];
    const contact = referrersContact(round, referral);
    return [{ referral: referral.id, caseRef: ref, contact, apart: marac.restrictedCases.has(ref) }];
  });
}

interface Heard {
  readonly referral: string;
  readonly caseRef: string;
  /** Undefined where nobody on the referring side can be written to. */
  readonly contact: Contact | undefined;
  /** Of a restricted case: a message of its own, since nothing in the main workbook says that it is there. */
  readonly apart: boolean;
}

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1] ?? ''}`;

/** A line to the referring side, one message for all that a person referred: heard, and nothing of what was said. */
export function planReferrers(round: MaracRound, meeting: Meeting, listings: readonly Listing[]): readonly Due[] {
  if (meeting.actionsReady !== true) return [];
  const heard = untold(round, listings);
  const nobody = heard.filter((one) => one.contact === undefined);
  const groups = groupBy(
    heard.filter((one) => one.contact !== undefined),
    (one) => `${one.contact?.id ?? ''}${one.apart ? '/apart' : ''}`,
  );
  const words = [...groups].flatMap(([name, group]) => {
    const contact = group[0]?.contact;
    if (contact === undefined) return [];
    const keyOf = (count: number): string => `${base(round, meeting)}/referrer/${name}/${count}`;
    let count = 1;
    while (isSettled(round, keyOf(count))) count += 1;
    const key = keyOf(count);
    const what = `Referral${group.length === 1 ? '' : 's'} ${listed(group.map((one) => one.referral))} ${group.length === 1 ? 'was' : 'were'}`;
    const model = {
      head: letterhead(sceneOf(round), key, contact),
      intro: `${what} heard on ${tellDay(meeting.on)}. Your agency’s representative has what concerns you.`,
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
        covers: group.map((one) => `${one.referral}/heard`),
        gate: 'undo',
        ready: true,
        notAfter: endOf(round, meeting),
        because: [because('feedback.referrer')],
      }),
    ];
  });
  return [...words, ...nobody.map((one) => heardByNobody(round, meeting, one))];
}

function heardByNobody(round: MaracRound, meeting: Meeting, { referral, caseRef }: Heard): Withheld {
  return {
    do: 'withhold',
    marac: round.marac.name,
    what: 'heard',
    about: referral,
    cases: [],
    tells: [caseRef],
    notAfter: endOf(round, meeting),
    because: because('referrer.nobody'),
  };
}
