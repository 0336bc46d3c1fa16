// Chair's and IDVA papers with the messages that carry them, and the team's own sheets for the room.
import { chairOf, findChair } from '../../domain/register/chairs.ts';
import { isKeptFrom } from '../../domain/register/coordinators.ts';
import { classesFor } from '../../domain/access/entitlement.ts';
import { findContacts } from '../../domain/register/contacts.ts';
import { findCoordinators } from '../../domain/register/cover.ts';
import type { Disclosure, Meeting } from '../../domain/meeting/meeting.ts';
import { listedAt } from '../../domain/meeting/meetings.ts';
import type { Effect } from '../../domain/plan/effects.ts';
import type { Reason } from '../../domain/text/reason.ts';
import type { Due } from '../../domain/plan/withheld.ts';
import type { Contact } from '../../domain/register/register.ts';
import { type CaseVisibility } from '../../domain/register/recipients.ts';
import { withSaid } from '../../domain/plan/said-since.ts';
import { listedInOrder, type Running } from '../../domain/meeting/running-order.ts';
import { viewChairPapers } from '../../domain/papers/chair-papers/chair-view.ts';
import { viewIdvaPapers } from '../../domain/papers/idva-papers/idva-papers-paper.ts';
import { viewAttendance } from '../../domain/papers/attendance-sheet/attendance-sheet-paper.ts';
import { viewMinuteForm } from '../../domain/papers/minute-form/minute-form-paper.ts';
import { beginsAt, isSettled, paper, viewContextOf } from '../../domain/papers/parts/circulation.ts';
import type { MaracPlanContext } from '../../domain/plan/plan-context.ts';
import type { Item } from '../../domain/papers/parts/listed-case.ts';
import { sendPaper } from '../../domain/papers/mail-views.ts';
import { actionsLeftOver } from '../../domain/papers/parts/action-lines.ts';
import { heardBy } from '../../domain/papers/disclosure-list/plan-disclosure-list.ts';
import { wayOccasions } from '../../domain/papers/idva-first-contact/plan-idva-first-contact.ts';
import { withoutIdva } from '../../domain/papers/idva-first-contact/without-idva.ts';
import { agendaWaits, dueReason, keyBase, formatTimes } from '../../domain/papers/agenda/agenda-keys.ts';
import { weighMeeting } from './over-full-notice.ts';
import { isMissedBy, keptFrom, missingFrom, type KeptCase } from './agenda-withheld.ts';
import type { FieldClass, Audience } from '../../domain/access/field-class.ts';

/** What a single contact (chair, IDVA) may see of the listed cases for an audience, and what not, with the reason. */
function itemsFor(
  context: MaracPlanContext,
  meeting: Meeting,
  running: Running,
  contact: Contact,
  audience: Audience,
): { readonly items: readonly Item[]; readonly kept: readonly KeptCase[] } {
  const items: Item[] = [];
  const kept: KeptCase[] = [];
  for (const listing of listedInOrder(context.marac, meeting, running)) {
    const { caseRef } = listing;
    const classes = classesFor(context.access, context.maracAccess, contact, caseRef, audience);
    if (!(classes instanceof Set)) kept.push({ caseRef, why: classes as Reason });
    else {
      const visibility: CaseVisibility = {
        caseRef,
        level: 'seesAll',
        agencies: [],
        audience,
        classes: classes as ReadonlySet<FieldClass>,
      };
      items.push({ listing, visibility });
    }
  }
  return { items, kept };
}

/** Papers for the chair, and for the vice-chair about cases the chair may not hear. */
export function planChair(
  context: MaracPlanContext,
  meeting: Meeting,
  running: Running,
  open: readonly Disclosure[],
): readonly Due[] {
  const chairs = new Map<string, Contact>();
  const chaired = new Map<string, string>();
  for (const listing of listedAt(context.marac, meeting.id)) {
    const chair = findChair(context.access, context.maracAccess, meeting.id, listing.caseRef);
    if (chair === undefined) continue;
    chairs.set(chair.id, chair);
    chaired.set(listing.caseRef, chair.id);
  }
  // For a meeting with requests: whoever chairs it, if they may hear of one, whether or not they chair a case.
  const chair = chairOf(context.access, context.maracAccess, meeting.id);
  const hearing = chair !== undefined && heardBy(context, { contact: chair }, open).length > 0 ? chair.id : undefined;
  if (chair !== undefined && hearing !== undefined) chairs.set(chair.id, chair);
  return [...chairs.values()].flatMap((contact): readonly Due[] => {
    const { items, kept } = itemsFor(context, meeting, running, contact, 'chair');
    const [paperKey, mailKey] = [
      `${keyBase(context, meeting)}/chair-papers/${contact.id}`,
      `${keyBase(context, meeting)}/chair/${contact.id}`,
    ];
    const mine = (ref: string): boolean => chaired.get(ref) === contact.id;
    const withheld = [
      ...keptFrom(
        context,
        meeting,
        'chair-papers',
        contact,
        kept.filter(({ caseRef }) => mine(caseRef)),
      ),
      ...missingFrom(context, meeting, 'chair-papers', mailKey, contact, items),
    ];
    // Somebody who may see nothing of the cases they would chair does not need the other papers, and those would reveal a restricted case.
    const chairing = contact.id === hearing || items.some((item) => mine(item.listing.caseRef));
    if (!chairing || isSettled(context, mailKey)) return withheld;
    const everybody = context.facts.agencies.map((agency) => ({ agency, contact }));
    const model = viewChairPapers(viewContextOf(context), context.access, context.maracAccess, {
      key: paperKey,
      meeting,
      chair: contact,
      items,
      running,
      lastActions: actionsLeftOver(context, meeting, { recipient: { contact, acting: everybody } }),
      moves: weighMeeting(context, meeting).moves,
    });
    const papers = sendPapers(context, meeting, contact, 'chair', {
      paperKey,
      mailKey,
      template: 'chair-papers',
      model,
      intro: 'Your papers for the meeting. What matters most stands on the first page.',
      cases: items.map((item) => item.listing.caseRef),
    });
    return [...papers, ...withheld];
  });
}

/** Each IDVA gets the papers of their cases; a case that no IDVA gets is reported with the reason. */
export function planIdvas(context: MaracPlanContext, meeting: Meeting, running: Running): readonly Due[] {
  const idvas = findContacts(context.facts.contacts, {
    marac: context.marac.name,
    roles: ['idva', 'idvaDuty'],
    on: context.today,
  });
  const withheld = listedAt(context.marac, meeting.id).flatMap(({ caseRef }) =>
    withoutIdva(context, caseRef, { what: 'idva-papers', about: meeting.id, notAfter: beginsAt(meeting) }),
  );
  const papers = idvas.flatMap((contact): readonly Due[] => {
    const { items } = itemsFor(context, meeting, running, contact, 'idva');
    const [paperKey, mailKey] = [
      `${keyBase(context, meeting)}/idva-papers/${contact.id}`,
      `${keyBase(context, meeting)}/idva/${contact.id}`,
    ];
    const missing = missingFrom(context, meeting, 'idva-papers', mailKey, contact, items);
    if (items.length === 0 || isSettled(context, mailKey) || isMissedBy(context, meeting, contact, items))
      return missing;
    const copyFor = contact.personName ?? 'IDVA';
    const model = viewIdvaPapers(
      viewContextOf(context),
      paperKey,
      meeting,
      copyFor,
      items.map((item) => item.listing.caseRef),
      running,
      formatTimes(
        context,
        meeting,
        running,
        [contact.agency],
        items.map((item) => item.listing.caseRef),
      ),
    );
    const made = sendPapers(context, meeting, contact, 'idva', {
      paperKey,
      mailKey,
      template: 'idva-papers',
      model,
      intro: 'Your cases of this meeting, with the safe ways to reach each victim.',
      cases: items.map((item) => item.listing.caseRef),
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
  context: MaracPlanContext,
  meeting: Meeting,
  contact: Contact,
  audience: Audience,
  made: Circulated,
): readonly Effect[] {
  const waitsFor = agendaWaits(context, meeting, made.cases);
  const why = dueReason(context, meeting);
  return sendPaper(context, 'agenda', {
    template: made.template,
    paperKey: made.paperKey,
    mailKey: made.mailKey,
    to: contact,
    audience,
    meeting,
    model: made.model,
    intro: made.intro,
    covers: [
      ...withSaid(
        context,
        { on: made.template, meeting: meeting.id, contact: contact.id },
        made.cases,
        (ref) => `${made.template}/${meeting.id}/${ref}/${contact.id}`,
      ),
      ...(made.template === 'idva-papers' ? made.cases.flatMap((ref) => wayOccasions(context, contact.id, ref)) : []),
    ],
    waitsFor,
    notAfter: beginsAt(meeting),
    because: why,
  });
}

/** A case that the coordinator may not deal with is on none of the sheets in the coordinator's folder. */
function withoutKept(context: MaracPlanContext, running: Running, coordinator: Contact): Running {
  const free = (ref: string): boolean => !isKeptFrom(context.access, context.maracAccess, coordinator, ref);
  return { ...running, slots: running.slots.filter((slot) => free(slot.caseRef)) };
}

/** For the coordinator's own folder: the signing sheet, and the form for typing the minutes. */
export function planTeamPapers(context: MaracPlanContext, meeting: Meeting, running: Running): readonly Effect[] {
  const view = viewContextOf(context);
  const why = dueReason(context, meeting);
  const [coordinator] = findCoordinators(context.facts.contacts, context.marac.name, ['coordinator'], context.today);
  const reader = coordinator?.id ?? context.marac.name;
  const mine = coordinator === undefined ? running : withoutKept(context, running, coordinator);
  const [sheetKey, formKey] = [
    `${keyBase(context, meeting)}/attendance-sheet`,
    `${keyBase(context, meeting)}/minute-form`,
  ];
  return [
    paper(context, 'agenda', {
      key: sheetKey,
      template: 'attendance-sheet',
      audience: 'coordinator',
      reader,
      model: viewAttendance(view, context.access, context.maracAccess, sheetKey, meeting, mine),
      formats: ['pdf', 'docx'],
      because: why,
    }),
    // For a meeting with requests only there is nothing to type into it: decisions are on Disclosure requests.
    ...(running.slots.length === 0
      ? []
      : [
          paper(context, 'agenda', {
            key: formKey,
            template: 'minute-form',
            audience: 'coordinator',
            reader,
            model: viewMinuteForm(view, formKey, meeting, mine),
            formats: ['docx'],
            because: why,
          }),
        ]),
  ];
}
