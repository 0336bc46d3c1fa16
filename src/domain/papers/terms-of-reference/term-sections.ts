// The sections of the terms of reference: what the partners of a MARAC agree, with the numbers of its Settings. `gap` says what is still to be decided.
// After the West Midlands template (terms of reference) and the contents that operating protocols share; the words are our own.
import { stepsOf } from '../../time/calendar.ts';
import { SETTINGS } from '../../settings/settings.ts';
import { describeLack, findChairs } from '../../partnership/vice-chairs.ts';
import { findAgreed } from '../../partnership/agreed-documents.ts';
import { coreKinds, isMember } from '../../partnership/membership.ts';
import { AGENCY_KINDS } from '../../register/agency-kinds.ts';
import { findContacts } from '../../register/contacts.ts';
import { formatDate } from '../../time/day.ts';
import type { ModelOf } from '../model-shape.ts';
import type { ViewContext } from '../parts/case-parts.ts';
import type { termsOfReference } from './terms-of-reference-paper.ts';

export type TermSection = ModelOf<(typeof termsOfReference)['shape']>['sections'][number];

const section = (
  title: string,
  paragraphs: readonly string[],
  points: readonly string[] = [],
  gap = '',
): TermSection => ({ title, paragraphs, points, gap });

const days = (count: number): string => `${count} working day${count === 1 ? '' : 's'}`;

/** All sections, in the order in which terms of reference have them. */
export function termSections(view: ViewContext): readonly TermSection[] {
  return [
    section(
      'Purpose',
      [
        'Partners meet to share what they know about victims of domestic abuse at high risk of serious harm, and to agree a plan for each that makes the victim, children and others safer.',
      ],
      [
        'To share information that is relevant and proportionate, so that victims and their children are safer, healthier and better off.',
        'To find out whether the perpetrator is a significant risk to anybody else, or to the community.',
        'To make and carry out a joint plan that gives professional support to everybody at risk and lowers the risk of harm.',
        'To track the agreed actions, and to follow them up by the next meeting.',
        'To lower the number of repeat victims.',
        'To hold agencies to what they agreed, and to support staff who work with high-risk cases.',
      ],
    ),
    section('What it is not', [
      'The MARAC is not an agency and manages no case. Responsibility for an action stays with the agency that took it. No agency waits for the meeting before it acts on a risk.',
    ]),
    governance(view),
    meetings(view),
    chairs(view),
    members(view),
    threshold(view),
    before(view),
    section('The victim’s voice', [
      'Every victim is referred to the IDVA service on the day of the referral. The IDVA speaks for the victim at the meeting and reports back. The victim and the perpetrator do not attend. The perpetrator is never told of the referral.',
    ]),
    sharing(view),
    actions(view),
    records(view),
    section('Emergency meetings', [
      'Where a case cannot wait, any agency may ask the coordinator or the chair for an emergency meeting. It is held with the agencies that are needed, its minutes are taken, and the next ordinary meeting hears of it.',
    ]),
    section('Transfers between areas', [
      'When a victim moves, the case goes to the MARAC of the new area with the minutes and the plan, and the transfer stays open until that MARAC acknowledges it. A case from elsewhere is listed with where it came from.',
    ]),
    section('Domestic Violence Disclosure Scheme (Clare’s Law)', [
      `Requests that fit the criteria are heard at the end of the agenda. The police decide on a disclosure and make it. The clock is ${view.marac.rules.whole('disclosureDays', view.today)} days from receipt.`,
    ]),
    section('Equality', [
      'The MARAC is for every victim aged 16 and over, whatever their sex, gender, sexuality, ethnicity, religion, disability, age or immigration status. The partners look each quarter at which communities are not reached.',
    ]),
    breaches(view),
    review(view),
  ];
}

function governance({ facts, marac, today }: ViewContext): TermSection {
  const group = findContacts(facts.contacts, { marac: marac.name, roles: ['steeringGroup'], on: today });
  return section(
    'Governance',
    [
      'A steering group of senior managers oversees the MARAC. It gets the figures of each quarter, without names, and settles what partners cannot settle between them.',
    ],
    [],
    group.length > 0 ? '' : 'who is the steering group: nobody stands on Contacts in that role.',
  );
}

function meetings({ marac: { rules }, today }: ViewContext): TermSection {
  const cadence = SETTINGS.cadence.choices?.[rules.text('cadence', today)] ?? '';
  return section('Meetings', [
    `The MARAC meets ${cadence.toLowerCase()}, with ${rules.whole('minutesPerCase', today)} minutes for a case. When more than ${rules.whole('warnCases', today)} cases are listed, an extra meeting is proposed. No referral waits longer than ${rules.whole('maxWaitDays', today)} days without the manager being told.`,
    'The order: welcome and apologies; confidentiality statement and conflicts of interest; actions of the last meeting; cases; flags that have run out; Clare’s Law requests; other business.',
  ]);
}

function chairs({ facts, marac, today }: ViewContext): TermSection {
  const lack = describeLack(findChairs(facts.contacts, marac.name, today));
  return section(
    'Chair and vice-chairs',
    [
      'A chair leads the meeting. At least two vice-chairs from other agencies are trained to chair. One of them chairs a case that the chair may not hear, and the meeting when the chair is away.',
    ],
    [],
    lack === undefined ? '' : `who chairs: there is ${lack}.`,
  );
}

function members({ facts, marac, today }: ViewContext): TermSection {
  const core = coreKinds(marac.rules, today);
  const missing = core.filter((kind) => !facts.agencies.some((one) => one.kind === kind && isMember(one, today)));
  return section(
    'Core members',
    [
      'Each core member names a representative who can commit its resources, and a deputy. Who cannot attend sends a substitute, or written information on every case of the agenda with its risks and proposed actions. A new member is inducted before the first meeting.',
    ],
    core.map((kind) => AGENCY_KINDS[kind]),
    missing.length === 0
      ? ''
      : `which agency is the core member for: ${missing.map((kind) => AGENCY_KINDS[kind]).join('; ')}.`,
  );
}

function threshold({ marac: { rules }, today }: ViewContext): TermSection {
  return section(
    'Referral and threshold',
    [
      'Every agency uses the same risk checklist and the same referral form. A referral that meets no criterion is never refused by a program: a person decides, and says why.',
    ],
    [
      'Professional judgement: a reason in writing is enough by itself.',
      `Visible high risk: ${rules.whole('visibleHighMin', today)} or more yes answers of 24.`,
      `Escalation: ${rules.whole('escalationEvents', today)} events in 12 months.`,
      `Repeat: a new incident within ${rules.whole('repeatMonths', today)} months of the last ${rules.text('repeatAnchor', today) === 'lastHeard' ? 'hearing' : 'referral'}.`,
      ...(rules.yesNo('honourBasedCounts', today) ? ['Suspected honour-based abuse.'] : []),
    ],
  );
}

function before({ marac: { rules }, today }: ViewContext): TermSection {
  const { close, list, agenda } = stepsOf(rules, today);
  return section('Before the meeting', [
    `Referrals close ${days(-close)} before the meeting at ${rules.text('referralsCloseAt', today)}. The list and the request for research go out ${days(-list)} before it. Each agency looks up every case it is entitled to and answers ${days(-agenda)} before it, also when it knows nothing. The agenda goes out on that day.`,
    'Each agency’s research stays with that agency; what is relevant and proportionate is shared at the meeting.',
  ]);
}

function sharing({ facts, marac: { rules }, today }: ViewContext): TermSection {
  const protocol = findAgreed(rules, 'sharingProtocol', today);
  const unsigned = facts.agencies.filter(
    (one) =>
      one.kind !== 'chair' && one.kind !== 'maracTeam' && isMember(one, today) && one.agreementSignedOn === undefined,
  );
  const gaps = [
    ...(protocol === undefined
      ? ['which version of the information-sharing protocol holds (Settings, sharingProtocol)']
      : []),
    ...(unsigned.length > 0 ? [`when it is signed by: ${unsigned.map(({ name }) => name).join('; ')}`] : []),
  ];
  return section(
    'Sharing and confidentiality',
    [
      `Partners share under the information-sharing protocol${protocol === undefined ? '' : ` (version ${protocol.version})`}. What is shared is used for safety alone, is not copied or passed on without its owner’s agreement, and is kept restricted. Everybody who attends signs the confidentiality statement; observers too.`,
      'A person with a conflict of interest in a case says so, gets none of its papers, and leaves the room while it is heard.',
    ],
    [],
    gaps.length === 0 ? '' : `${gaps.join('; ')}.`,
  );
}

function actions({ marac: { rules }, today }: ViewContext): TermSection {
  const { actions: out } = stepsOf(rules, today);
  return section('Actions', [
    `Actions are specific, with an owner and a date. Each agency gets its own ${days(out)} after the meeting and says how they stand by the next one: done, in progress, not possible because circumstances changed, or not done.`,
    `An action that is late goes to the deputy after ${days(rules.whole('deputyAfterDays', today))} and, released by a person, to the team manager after ${days(rules.whole('managerAfterDays', today))}. Lasting failure goes to the steering group.`,
  ]);
}

function records({ marac: { rules }, today }: ViewContext): TermSection {
  const { minutes } = stepsOf(rules, today);
  return section('Minutes, flags and records', [
    `The coordinator takes the minutes; the chair approves them; they go out ${days(minutes)} after the meeting to those who may read them. Each agency flags its own records for ${rules.whole('flagMonths', today)} months after the last referral. Records are kept for ${rules.whole('keepMonths', today)} months after the last referral, unless an enquiry or a court needs them.`,
  ]);
}

function breaches({ marac: { rules }, today }: ViewContext): TermSection {
  const protocol = findAgreed(rules, 'operatingProtocol', today);
  return section(
    'Complaints and breaches',
    [
      `Complaints go to the agency concerned, and to the chair where they are about the MARAC. Breaches of ${protocol === undefined ? 'the operating protocol' : `the operating protocol (version ${protocol.version})`} are recorded with their clause, put to the agency, and told to the manager of the MARAC team before anybody else. A breach of confidence is told to the chair and the owning agency at once; the victim’s safety comes first.`,
    ],
    [],
    protocol === undefined ? 'which version of the operating protocol holds (Settings, operatingProtocol).' : '',
  );
}

function review({ marac: { rules }, today }: ViewContext): TermSection {
  const terms = findAgreed(rules, 'termsOfReference', today);
  const next = terms?.reviewOn === undefined ? '' : ` The next review is due on ${formatDate(terms.reviewOn)}.`;
  return section(
    'Review',
    [
      `These terms are reviewed every ${rules.whole('reviewMonths', today)} months by the steering group, and when the law or the partnership changes.${next} The MARAC itself is reviewed every two years.`,
    ],
    [],
    terms === undefined
      ? 'who approves these terms, and when (Settings, termsOfReference: its version, the day under From, by whom under Why).'
      : terms.approvedBy === undefined
        ? 'who approved this version (Settings, termsOfReference, column Why).'
        : terms.approvedOn === undefined
          ? 'when this version was approved (Settings, termsOfReference, column From).'
          : '',
  );
}
