// Whether an agency has answered for a case: a nil return is an answer.
import type { Meeting } from '../meeting.ts';
import type { Research } from '../listing.ts';
import { agencyName, type Scene } from './case-parts.ts';

export function answersOf(scene: Scene, meeting: string, agency: string): readonly Research[] {
  const name = agencyName(scene, agency);
  return scene.marac.research.filter(
    (one) => one.meeting === meeting && (one.agency === agency || one.agency === name),
  );
}

export function isAnswer(one: Research): boolean {
  return one.nil === true || one.known !== undefined || (one.shared ?? '') !== '' || one.answeredOn !== undefined;
}

export function isProvidedBy(scene: Scene, meeting: string, caseRef: string, agency: string): boolean {
  return answersOf(scene, meeting, agency).some((one) => one.caseRef === caseRef && isAnswer(one));
}

/** Written information of an agency for a meeting: on how many of its cases. */
export function countProvided(scene: Scene, meeting: Meeting, agency: string, cases: readonly string[]): number {
  return cases.filter((ref) => isProvidedBy(scene, meeting.id, ref, agency)).length;
}
