// Chair's and IDVA papers with the messages that carry them, and the team's own sheets for the room.
import { chairOf, findChair } from '../../domain/register/chairs.ts';
import { isKeptFrom } from '../../domain/register/coordinators.ts';
import { classesFor } from '../../domain/access/entitlement.ts';
import { findContacts } from '../../domain/register/contacts.ts';
import type { Disclosure, Meeting } from '../../domain/meeting/meeting.ts';
import { listedAt } from '../../domain/meeting/meetings.ts';
import type { Once } from '../../domain/plan/effects.ts';
import type { Reason } from '../../domain/text/reason.ts';
import type { Due } from '../../domain/plan/withheld.ts';
import type { Contact } from '../../domain/register/register.ts';
import { type Sight } from '../../domain/register/recipients.ts';
import { withSaid } from '../../domain/plan/said-since.ts';
import { listedInOrder, type Running } from '../../domain/meeting/running-order.ts';
import { viewChairPapers } from '../../domain/papers/chair/chair-view.ts';
import { viewIdvaPapers } from '../../domain/papers/idva/idva-view.ts';
import { attachedTitles, letterhead } from '../../domain/papers/mail-views.ts';
import { viewAttendance, viewMinuteForm } from '../../domain/papers/chair/room-view.ts';
import { actionsLeftOver } from '../follow-up/action-lines.ts';
import { beginsAt, isSettled, message, paper, sceneOf } from '../meeting/circulation.ts';
import { type MaracRound } from '../engine/job.ts';
import { weighMeeting } from './over-full-notice.ts';
import { isMissedBy, keptFrom, missingFrom, type KeptCase } from './agenda-withheld.ts';
import { heardBy } from '../meeting/disclosure-papers.ts';
import { wayOccasions } from '../intake/intake-ways.ts';
import { withoutIdva } from '../meeting/without-idva.ts';
import { agendaWaits, dueReason, keyBase, tellTimes } from './agenda-keys.ts';
import type { Item } from '../../domain/papers/list/list-view.ts';
import type { FieldClass } from '../../domain/access/field-class.ts';
import type { Audience } from '../../domain/access/field-class.ts';

/** What a single contact (chair, IDVA) may see of the listed cases for an audience, and what not, with why. */
function itemsFor(
  round: MaracRound,
  meeting: Meeting,
  running: Running,
  contact: Contact,
  audience: Audience,
): { readonly items: readonly Item[]; readonly kept: readonly KeptCase[] } {
  const items: Item[] = [];
  const kept: KeptCase[] = [];
  for (const listing of listedInOrder(round.marac, meeting, running)) {
    const { caseRef } = listing;
    const classes = classesFor(round.access, round.maracAccess, contact, caseRef, audience);
    if (!(classes instanceof Set)) kept.push({ caseRef, why: classes as Reason });
    else {
      const sight: Sight = {
        caseRef,
        level: 'seesAll',
        agencies: [],
        audience,
        classes: classes as ReadonlySet<FieldClass>,
      };
      items.push({ listing, sight });
    }
  }
  return { items, kept };
}

/** The chair, and the vice-chair for cases the chair may not hear: each their own papers. */
export function planChair(
  round: MaracRound,
  meeting: Meeting,
  running: Running,
  open: readonly Disclosure[],
): readonly Due[] {
  const chairs = new Map<string, Contact>();
  const chaired = new Map<string, string>();
  for (const listing of listedAt(round.marac, meeting.id)) {
    const chair = findChair(round.access, round.maracAccess, meeting.id, listing.caseRef);
    if (chair === undefined) continue;
    chairs.set(chair.id, chair);
    chaired.set(listing.caseRef, chair.id);
  }
  // A meeting with requests: whoever chairs it, if they may hear of one, whether a case of it is theirs to chair or not.
  const chair = chairOf(round.access, round.maracAccess, meeting.id);
  const hearing = chair !== undefined && heardBy(round, { contact: chair }, open).length > 0 ? chair.id : undefined;
  if (chair !== undefined && hearing !== undefined) chairs.set(chair.id, chair);
  return [...chairs.values()].flatMap((contact): readonly Due[] => {
    const { items, kept } = itemsFor(round, meeting, running, contact, 'chair');
    const [paperKey, mailKey] = [
      `${keyBase(round, meeting)}/chair-papers/${contact.id}`,
      `${keyBase(round, meeting)}/chair/${contact.id}`,
    ];
    const mine = (ref: string): boolean => chaired.get(ref) === contact.id;
    const withheld = [
      ...keptFrom(
        round,
        meeting,
        'chair-papers',
        contact,
        kept.filter(({ caseRef }) => mine(caseRef)),
      ),
      ...missingFrom(round, meeting, 'chair-papers', mailKey, contact, items),
    ];
    // Who may see nothing of the cases they would chair has no use for the others; and their papers would tell of a restricted one.
    const chairing = contact.id === hearing || items.some((one) => mine(one.listing.caseRef));
    if (!chairing || isSettled(round, mailKey)) return withheld;
    const everybody = round.facts.agencies.map((agency) => ({ agency, contact }));
    const model = viewChairPapers(sceneOf(round), round.access, round.maracAccess, {
      key: paperKey,
      meeting,
      chair: contact,
      items,
      running,
      lastActions: actionsLeftOver(round, meeting, { recipient: { contact, acting: everybody } }),
      moves: weighMeeting(round, meeting).moves,
    });
    const papers = sendPapers(round, meeting, contact, 'chair', {
      paperKey,
      mailKey,
      template: 'chair-papers',
      model,
      intro: 'Your papers for the meeting: first page first.',
      cases: items.map((one) => one.listing.caseRef),
    });
    return [...papers, ...withheld];
  });
}

/** Each IDVA gets the papers of their cases; a case that no IDVA gets is told with why. */
export function planIdvas(round: MaracRound, meeting: Meeting, running: Running): readonly Due[] {
  const idvas = findContacts(round.facts.contacts, {
    marac: round.marac.name,
    roles: ['idva', 'idvaDuty'],
    on: round.today,
  });
  const withheld = listedAt(round.marac, meeting.id).flatMap(({ caseRef }) =>
    withoutIdva(round, caseRef, { what: 'idva-papers', about: meeting.id, notAfter: beginsAt(meeting) }),
  );
  const papers = idvas.flatMap((contact): readonly Due[] => {
    const { items } = itemsFor(round, meeting, running, contact, 'idva');
    const [paperKey, mailKey] = [
      `${keyBase(round, meeting)}/idva-papers/${contact.id}`,
      `${keyBase(round, meeting)}/idva/${contact.id}`,
    ];
    const missing = missingFrom(round, meeting, 'idva-papers', mailKey, contact, items);
    if (items.length === 0 || isSettled(round, mailKey) || isMissedBy(round, meeting, contact, items)) return missing;
    const copyFor = contact.personName ?? 'IDVA';
    const model = viewIdvaPapers(
      sceneOf(round),
      paperKey,
      meeting,
      copyFor,
      items.map((one) => one.listing.caseRef),
      running,
      tellTimes(
        round,
        meeting,
        running,
        [contact.agency],
        items.map((one) => one.listing.caseRef),
      ),
    );
    const made = sendPapers(round, meeting, contact, 'idva', {
      paperKey,
      mailKey,
      template: 'idva-papers',
      model,
      intro: 'Your cases of this meeting, with the safe ways to reach each victim.',
      cases: items.map((one) => one.listing.caseRef),
    });
    return [...made, ...missing];
  });
  return [...papers, ...withheld];
}

interface Circulated {
  readonly paperKey: string;
  readonly mailKey: string;
  readonly template: 'chair-papers' | 'idva-papers';
  readonly model: Readonly<Record<string, unknown>>;
  readonly intro: string;
  readonly cases: readonly string[];
}

function sendPapers(
  round: MaracRound,
  meeting: Meeting,
  contact: Contact,
  audience: Audience,
  made: Circulated,
): readonly Once[] {
  const waitsFor = agendaWaits(round, meeting, made.cases);
  const why = dueReason(round, meeting);
  return [
    paper(round, 'agenda', {
      key: made.paperKey,
      template: made.template,
      audience,
      reader: contact.id,
      model: made.model,
      because: why,
    }),
    message(round, 'agenda', {
      key: made.mailKey,
      to: contact.id,
      audience,
      template: 'papers',
      model: {
        head: letterhead(sceneOf(round), made.mailKey, contact, meeting),
        intro: made.intro,
        answerBy: '',
        papers: attachedTitles([made.template]),
      },
      papers: [made.paperKey],
      covers: [
        ...withSaid(
          round,
          { on: made.template, meeting: meeting.id, contact: contact.id },
          made.cases,
          (ref) => `${made.template}/${meeting.id}/${ref}/${contact.id}`,
        ),
        ...(made.template === 'idva-papers' ? made.cases.flatMap((ref) => wayOccasions(round, contact.id, ref)) : []),
      ],
      gate: 'release',
      ready: waitsFor.length === 0,
      waitsFor,
      notAfter: beginsAt(meeting),
      because: why,
    }),
  ];
}

/** A case that the coordinator may not deal with is on none of the sheets that lie in the coordinator's folder. */
function withoutKept(round: MaracRound, running: Running, coordinator: Contact): Running {
  const free = (ref: string): boolean => !isKeptFrom(round.access, round.maracAccess, coordinator, ref);
  return { ...running, slots: running.slots.filter((one) => free(one.caseRef)) };
}

/** For the coordinator's own folder: who signs, and the form the minutes are typed into. */
export function planTeamPapers(round: MaracRound, meeting: Meeting, running: Running): readonly Once[] {
  const scene = sceneOf(round);
  const why = dueReason(round, meeting);
  const coordinator = findContacts(round.facts.contacts, {
    marac: round.marac.name,
    roles: ['coordinator'],
    on: round.today,
  })[0];
  const reader = coordinator?.id ?? round.marac.name;
  const mine = coordinator === undefined ? running : withoutKept(round, running, coordinator);
  const [sheetKey, formKey] = [`${keyBase(round, meeting)}/attendance-sheet`, `${keyBase(round, meeting)}/minute-form`];
  return [
    paper(round, 'agenda', {
      key: sheetKey,
      template: 'attendance-sheet',
      audience: 'coordinator',
      reader,
      model: viewAttendance(scene, round.access, round.maracAccess, sheetKey, meeting, mine),
      formats: ['pdf', 'docx'],
      because: why,
    }),
    // Of a meeting with requests alone there is nothing to type into it: what is decided stands on Disclosure requests.
    ...(running.slots.length === 0
      ? []
      : [
          paper(round, 'agenda', {
            key: formKey,
            template: 'minute-form',
            audience: 'coordinator',
            reader,
            model: viewMinuteForm(scene, formKey, meeting, mine),
            formats: ['docx'],
            because: why,
          }),
        ]),
  ];
}
