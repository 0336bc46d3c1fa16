// The terms of reference of a MARAC as its register and Settings stand on a day. No case stands in it.
import { AGREED, AGREED_TITLES, findAgreed } from '../../partnership/agreed-documents.ts';
import { agencyOf, findChairs } from '../../partnership/vice-chairs.ts';
import { isMember } from '../../partnership/membership.ts';
import { AGENCY_KINDS } from '../../register/agency-kinds.ts';
import { findContacts } from '../../register/contacts.ts';
import { workingAgencies } from '../../register/recipients.ts';
import type { Contact } from '../../register/register.ts';
import { describeValue } from '../../settings/describe-setting.ts';
import { SETTING_NAMES, SETTINGS, type SettingName } from '../../settings/settings.ts';
import { formatDate, type Day } from '../../time/day.ts';
import type { ModelOf } from '../model-shape.ts';
import type { ViewContext } from '../parts/case-parts.ts';
import { paperHead } from '../parts/paper-head.ts';
import { termSections } from './term-sections.ts';
import type { termsOfReference } from './terms-of-reference-paper.ts';

export type TermsModel = ModelOf<(typeof termsOfReference)['shape']>;

export function viewTerms(view: ViewContext): TermsModel {
  const { facts, marac, today } = view;
  const { chairs, viceChairs } = findChairs(facts.contacts, marac.name, today);
  const named = (agency: string, role: 'representative' | 'deputy'): string =>
    findContacts(facts.contacts, { agency, marac: marac.name, roles: [role], on: today })
      .map(nameOf)
      .join('; ');
  const sections = termSections(view);
  return {
    head: paperHead(view, `${marac.name}/terms-of-reference`, ''),
    sections,
    gaps: sections.flatMap(({ title, gap }) => (gap === '' ? [] : [`${title}: ${gap}`])),
    agencies: workingAgencies(facts.agencies, today).map(({ id, name, kind, agreementSignedOn }) => ({
      name,
      kind: AGENCY_KINDS[kind],
      representative: named(id, 'representative'),
      deputy: named(id, 'deputy'),
      signedOn: dayOr(agreementSignedOn),
    })),
    chairs: [...chairs, ...viceChairs].map((one) => ({
      name: nameOf(one),
      agency: agencyOf(facts.agencies, one),
      role: one.role === 'chair' ? 'Chair' : 'Vice-chair',
      trained: one.trainedToChair === undefined ? 'Not recorded' : one.trainedToChair ? 'Yes' : 'No',
    })),
    idvaServices: facts.agencies
      .filter((one) => one.kind === 'idva' && isMember(one, today))
      .map(({ id, name }) => {
        const [duty] = findContacts(facts.contacts, { agency: id, marac: marac.name, roles: ['idvaDuty'], on: today });
        return { name, contact: duty === undefined ? '' : nameOf(duty), phone: duty?.phone ?? '' };
      }),
    documents: AGREED.map((name) => {
      const agreed = findAgreed(marac.rules, name, today);
      return {
        name: `${AGREED_TITLES[name].charAt(0).toUpperCase()}${AGREED_TITLES[name].slice(1)}`,
        version: agreed?.version ?? '',
        approvedOn: dayOr(agreed?.approvedOn),
        approvedBy: agreed?.approvedBy ?? '',
        reviewOn: dayOr(agreed?.reviewOn),
      };
    }),
    reviewOn: dayOr(findAgreed(marac.rules, 'termsOfReference', today)?.reviewOn),
    settings: SETTING_NAMES.flatMap((name) => settingOf(view, name)),
  };
}

const nameOf = ({ personName, id }: Contact): string => personName ?? id;
const dayOr = (day: Day | undefined): string => (day === undefined ? '' : formatDate(day));

/** A rule that the area has set for itself; what holds by default stands in the sections. */
function settingOf({ marac: { rules }, today }: ViewContext, name: SettingName): TermsModel['settings'] {
  const row = rules.row(name, today);
  if (row === undefined || AGREED.some((one) => one === name)) return [];
  const { kind, choices, help } = SETTINGS[name];
  const typed = rules.text(name, today);
  const value = kind === 'choice' ? (choices?.[typed] ?? typed) : describeValue(name, typed);
  const [what = ''] = help.split(/[.:;]? \(|[.:;] /);
  return [{ name: what.replace(/\.$/, ''), value, from: dayOr(row.fromDate), why: row.why ?? '' }];
}
