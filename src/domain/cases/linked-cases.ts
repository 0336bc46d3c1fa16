// Which cases of a MARAC seem linked, with reasons: a person confirms. Links are shown to chair, police and coordinator only.
import type { Case, Person } from './case.ts';
import { foldText } from '../text/fold.ts';
import { makeReason, type Reason } from '../text/reason.ts';
import { memoBy } from '../text/memo-by.ts';

export interface LinkProposal {
  readonly caseRef: string;
  readonly other: string;
  readonly because: Reason;
}

function sameBirth(a: Person, b: Person): boolean {
  return a.birthDate !== undefined && a.birthDate === b.birthDate;
}

function samePerson(a: Person, b: Person): boolean {
  return (
    a.surname !== undefined &&
    a.forenames !== undefined &&
    b.surname !== undefined &&
    b.forenames !== undefined &&
    foldText(a.surname) === foldText(b.surname) &&
    foldText(a.forenames) === foldText(b.forenames) &&
    sameBirth(a, b)
  );
}

function linkRule(a: Person, b: Person): string {
  if (a.role === 'perpetrator' && b.role === 'perpetrator') return 'link.same-perpetrator';
  if (a.role === 'child' && b.role === 'child') return 'link.shared-child';
  if (a.role === 'victim' && b.role === 'victim') return 'link.same-victim';
  return a.role === 'victim' || b.role === 'victim' ? 'link.other-role' : 'link.same-person';
}

/** Proposals between open cases, each pair once per reason, the smaller ref first; confirmed ones left out. */
export const proposeLinks = memoBy((cases: readonly Case[], people: readonly Person[]): readonly LinkProposal[] => {
  const open = new Set(cases.filter((one) => one.state !== 'closed' && one.state !== 'archived').map((one) => one.id));
  const confirmed = new Set(
    cases
      .filter((caseRow) => caseRow.linkConfirmedBy !== undefined)
      .flatMap((caseRow) => (caseRow.linkedCases ?? []).map((other) => pair(caseRow.id, other))),
  );
  const found = new Map<string, LinkProposal>();
  const byBirth = new Map<string, Person[]>();
  for (const person of people) {
    if (!open.has(person.caseRef) || person.birthDate === undefined) continue;
    byBirth.set(person.birthDate, [...(byBirth.get(person.birthDate) ?? []), person]);
  }
  for (const group of byBirth.values()) {
    for (const a of group) {
      for (const b of group) {
        if (a.caseRef >= b.caseRef || !samePerson(a, b) || confirmed.has(pair(a.caseRef, b.caseRef))) continue;
        const reason = makeReason(linkRule(a, b), { case: a.caseRef, other: b.caseRef });
        found.set(`${pair(a.caseRef, b.caseRef)}/${reason.rule}`, {
          caseRef: a.caseRef,
          other: b.caseRef,
          because: reason,
        });
      }
    }
  }
  return [...found.values()];
});

function pair(a: string, b: string): string {
  return a < b ? `${a}|${b}` : `${b}|${a}`;
}
