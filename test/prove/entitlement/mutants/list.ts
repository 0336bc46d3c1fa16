// Planted bugs: a line of the product replaced while it loads, in a child process of its own. Nothing in the product knows about them.

import type { Mutant } from './mutant.ts';
import { LETTER_MUTANTS } from './of-letters.ts';
import { NAME_MUTANTS } from './of-names.ts';

const DECIDES = 'domain/access/entitlement.ts';
const CONTACTS = 'domain/register/contacts.ts';
const LEVELS = 'domain/access/levels.ts';
const FOLLOW_UP = 'jobs/follow-up/follow-up.ts';
const MAY_GO = 'domain/access/may-go.ts';

export const MUTANTS: readonly Mutant[] = [
  {
    name: 'conflicts-ignored',
    file: DECIDES,
    from: 'if (mine.length === 0) return undefined;',
    to: 'return undefined;',
  },
  {
    name: 'agency-conflict-ignored',
    file: DECIDES,
    from: '(conflict.agency !== undefined &&',
    to: "(conflict.agency === '' &&",
  },
  {
    name: 'other-roles-forgotten',
    file: 'domain/register/readers.ts',
    from: 'return [...contacts, ...others];',
    to: 'return others.length < 0 ? others : contacts;',
  },
  {
    name: 'exception-for-the-whole-agency',
    file: DECIDES,
    from: 'row.id !== conflict.exceptContact',
    to: 'conflict.exceptContact === undefined',
  },
  {
    name: 'lifted-by-one-person-twice',
    file: 'domain/access/access.ts',
    from: 'foldText(conflict.liftedSecondBy) !== foldText(conflict.liftedBy)',
    to: 'true',
  },
  {
    name: 'leaver-forgotten',
    file: CONTACTS,
    from: 'isActive(contact, on) ||\n    (contact.activeTo',
    to: "isActive(contact, on) ||\n    (contact.id === '' && contact.activeTo",
  },
  {
    name: 'cover-without-days',
    file: 'domain/register/cover.ts',
    from: 'isActive(away, on) && isAway(away, on) && ',
    to: '',
  },
  {
    name: 'readers-never-attested',
    file: CONTACTS,
    from: 'if (one.sharedMailbox === true && !attested) known = false;',
    to: '',
  },
  { name: 'plus-tag-is-another-mailbox', file: CONTACTS, from: ".replace(/\\+.*$/, '')", to: '' },
  {
    name: 'capitals-are-another-mailbox',
    file: CONTACTS,
    from: 'address.trim().toLowerCase()',
    to: 'address.trim()',
  },
  {
    name: 'other-readers-ignored',
    file: DECIDES,
    from: 'of otherReaders(access, contact)) {',
    to: 'of [] as (readonly Contact[])[]) {',
  },
  { name: 'inactive-representative', file: CONTACTS, from: 'isActive(contact, wanted.on)', to: 'true' },
  {
    name: 'leave-forgotten',
    file: CONTACTS,
    from: 'representatives.find((representative) => !isAway(representative, on))',
    to: 'representatives[0]',
  },
  {
    name: 'route-never-tried',
    file: MAY_GO,
    from: 'content.length > 0 && !isProven(contact, access.on)',
    to: 'content.length < 0',
  },
  {
    name: 'unknown-means-searches',
    file: LEVELS,
    from: 'if (agency.searchesAll !== true) return undefined;',
    to: "if (agency.searchesAll !== true) return 'searches';",
  },
  { name: 'restricted-for-all', file: LEVELS, from: 'if (accessCase.restricted) return undefined;', to: '' },
  {
    name: 'kinder-of-two-rows',
    file: LEVELS,
    from: 'if (a === undefined || b === undefined) return undefined;',
    to: 'if (a === undefined || b === undefined) return a ?? b;',
  },
  {
    name: 'searchers-get-notes',
    file: DECIDES,
    from: "for (const kind of ['note', 'link', 'safeContact', 'diversity'] as const) allowed.delete(kind);",
    to: '{}',
  },
  {
    name: 'who-acts-hears-all',
    file: LEVELS,
    from: "return level === 'takesPart' || level === 'seesAll';",
    to: "return level !== undefined && level !== 'searches';",
  },
  {
    name: 'acting-lowers-a-level',
    file: LEVELS,
    from: ".filter((needed) => needed.level !== 'acts');",
    to: ';',
  },
  {
    name: 'who-acts-gets-births',
    file: DECIDES,
    from: "if (level === 'acts') allowed.delete('birth');",
    to: '',
  },
  {
    name: 'who-acts-gets-copies',
    file: 'domain/papers/parts/circulation.ts',
    from: "isVisibility(visibility) && visibility.level !== 'acts' ?",
    to: 'isVisibility(visibility) ?',
  },
  {
    name: 'who-acts-gets-places',
    file: DECIDES,
    from: "if (agency.searchesByAddress !== true && audience !== 'idva' && audience !== 'police')",
    to: "if (agency.searchesByAddress !== true && level !== 'acts' && audience !== 'idva' && audience !== 'police')",
  },
  {
    name: 'what-others-do-on-the-sheet',
    file: 'domain/papers/action-sheet/action-doers.ts',
    from: 'const theirs = actions.filter((action) => isOf(action, { recipient }));',
    to: 'const theirs = actions;',
  },
  {
    name: 'who-acts-reads-what-another-agency-at-the-mailbox-does',
    file: 'domain/papers/action-sheet/action-doers.ts',
    from: '(visible.has(action.caseRef) && mayBeTold(context, contact, action))',
    to: 'visible.has(action.caseRef)',
  },
  {
    name: 'what-agencies-wrote-on-the-action-sheet',
    file: 'domain/papers/action-sheet/action-sheet-paper.ts',
    from: 'flags: copy.flags,',
    to: "flags: view.marac.research.map((one) => one.shared ?? '').join(' '),",
  },
  {
    name: 'reminded-of-a-case-that-they-may-not-see',
    file: FOLLOW_UP,
    from: 'return action.caseRef === undefined || mayKnowOf(',
    to: 'return true || mayKnowOf(',
  },
  {
    name: 'nobody-is-reminded-of-what-a-sheet-told',
    file: 'domain/actions/action-told.ts',
    from: 'const isKnown = isTold(facts, marac, agency, action) || !isOurs(',
    to: 'const isKnown = !isOurs(',
  },
  {
    name: 'the-team-manager-is-told-the-case',
    file: FOLLOW_UP,
    from: "    ref: '',\n    owner: agencies",
    to: '    owner: agencies',
  },
  { name: 'manager-told-in-conflict', file: FOLLOW_UP, from: "'manager') instanceof Set", to: "'manager')" },
  {
    name: 'searchers-get-actions',
    file: DECIDES,
    from: "if (level === 'searches' && !actsIn(marac, agency, caseRef)) allowed.delete('action');",
    to: '',
  },
  {
    name: 'what-agencies-wrote-on-the-minutes',
    file: 'domain/papers/minutes/minutes-view.ts',
    from: '...sectionsOf(view, listing, classes),',
    to: "...sectionsOf(view, listing, classes),\n    background: [...view.marac.research.filter((one) => one.caseRef === ref).map((one) => ({ agency: '', kind: '', text: one.shared ?? '' }))],",
  },
  {
    name: 'what-agencies-wrote-on-the-list',
    file: 'domain/papers/at-risk-list/at-risk-list-paper.ts',
    from: 'lastHeard: describeLastHeard(view, listing.caseRef, meeting),',
    to: "lastHeard: view.marac.research.filter((one) => one.caseRef === listing.caseRef).map((one) => one.shared ?? '').join(' '),",
  },
  {
    name: 'what-agencies-wrote-on-no-agenda',
    file: 'domain/papers/parts/written-information.ts',
    from: "if (!classes.has('note')) return [];",
    to: 'return [];',
  },
  {
    name: 'places-for-all',
    file: DECIDES,
    from: "if (agency.searchesByAddress !== true && audience !== 'idva'",
    to: "if (agency.kind === 'fire' && audience !== 'idva'",
  },
  {
    name: 'places-unless-he-does-not-know',
    file: 'domain/cases/known-places.ts',
    from: "return address.perpetratorKnows === 'yes' &&",
    to: "return address.perpetratorKnows !== 'no' &&",
  },
  { name: 'refuge-printed', file: 'domain/cases/known-places.ts', from: " && address.kind !== 'refuge'", to: '' },
  {
    name: 'expired-safe-contact',
    file: 'domain/cases/safe-contacts.ts',
    from: 'row.expiresOn !== undefined && row.expiresOn < today',
    to: "row.expiresOn === ''",
  },
  {
    name: 'duty-of-any-service',
    file: DECIDES,
    from: "if (audience === 'idva' && !named && !duty)",
    to: "if (audience === 'idva' && !named && contact.role !== 'idvaDuty')",
  },
  {
    name: 'frozen-goes-on',
    file: DECIDES,
    from: '.some((accessCase) => accessCase.frozen)',
    to: '.some((accessCase) => accessCase.frozen && false)',
  },
  {
    name: 'same-name-ignored',
    file: DECIDES,
    from: 'if (marac.nameMeetings.some(',
    to: 'if (marac.nameMeetings.length < 0 && marac.nameMeetings.some(',
  },
  {
    name: 'unreadable-access-row-ignored',
    file: DECIDES,
    from: "if (marac.blocked === 'all' || marac.blocked.includes(caseRef))",
    to: "if (marac.blocked === 'all')",
  },
  { name: 'stop-ignored', file: MAY_GO, from: 'marac.sendingOff', to: "marac.name === ''" },
  {
    name: 'one-case-stops-the-digest',
    file: FOLLOW_UP,
    from: 'action.caseRef === undefined || mayKnowOf(',
    to: 'action.id !== "" || mayKnowOf(',
  },
  {
    name: 'receipt-of-a-restricted-case-in-main',
    file: 'jobs/views/view-rows.ts',
    from: 'namesRestricted(facts, [message.key, ...message.covers, ...message.papers, JSON.stringify(message.because)])',
    to: 'false',
  },
  {
    name: 'restricted-case-named-on-today',
    file: 'domain/access/restricted.ts',
    from: 'if (ids.size === 0) return false;',
    to: 'if (ids.size > -1) return false;',
  },
  {
    name: 'restricted-cases-counted-in-main',
    file: 'domain/today/meetings/listing-sides.ts',
    from: 'listings: listed.filter((listing) => !isApart(listing))',
    to: 'listings: listed',
  },
  {
    name: 'manifest-without-papers',
    file: 'jobs/engine/content-hash.ts',
    from: '...effect.papers.flatMap((key) => papers.get(key) ?? []),',
    to: '',
  },
  {
    name: 'applicant-printed',
    file: 'domain/papers/agenda/agenda-view.ts',
    from: "subject: [one.subject ?? 'Subject not recorded',",
    to: "subject: [one.applicant ?? one.subject ?? '',",
  },
  ...NAME_MUTANTS,
  ...LETTER_MUTANTS,
  {
    name: 'plain-to-a-password-file',
    file: 'mail/approval.ts',
    from: "recipient.route === 'passwordFile' &&",
    to: "recipient.route === 'phone' &&",
    rendered: 'printed',
  },
  {
    name: 'copied-to-the-sender',
    file: 'mail/compose-message.ts',
    from: 'to: [letter.to],',
    to: 'to: [letter.to], cc: [letter.from],',
    rendered: true,
  },
];
