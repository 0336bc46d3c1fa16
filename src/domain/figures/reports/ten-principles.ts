// The ten principles of an effective MARAC, each with its measures.
import { figureOf, type Figure, type Measure } from '../figure.ts';
import type { Ground } from '../ground.ts';
import { byReferrer, discussed, repeats } from '../return/case-measures.ts';
import { ofAllAgencies } from './accountability.ts';
import { actionMeasures } from './action-figures.ts';
import { agencyGrounds, type AgencyGround } from './agency-ground.ts';
import { attendanceMeasures } from './attendance-figures.ts';
import { casesPer10000, casesPerMeeting, diversityShares } from './case-figures.ts';
import { coreMeasures } from './core-members.ts';
import {
  actionsWhole,
  agreementsSigned,
  escalated,
  idvaPresent,
  minutesACase,
  practiceMeasures,
  researchNil,
  trainedChair,
  victimViews,
  withoutConsent,
} from './practice-measures.ts';
import { criteriaMeasures, decisionMeasures } from './referral-measures.ts';
import { researchMeasures } from './research-figures.ts';
import { actionsInTime, idvaAcknowledged, minutesInTime } from './timeliness.ts';

interface PrincipleMeasures {
  readonly title: string;
  readonly measures: readonly Measure<Ground>[];
  readonly ofAgencies?: readonly Measure<AgencyGround>[];
}

/** In the order of SafeLives. */
const PRINCIPLES: readonly PrincipleMeasures[] = [
  { title: 'Identification', measures: [...criteriaMeasures, ...decisionMeasures] },
  { title: 'Referral to MARAC and IDVA', measures: [...byReferrer, repeats, idvaAcknowledged] },
  { title: 'Multi-agency engagement', measures: coreMeasures, ofAgencies: attendanceMeasures },
  { title: 'Independent representation and support for victims', measures: [idvaPresent, victimViews] },
  { title: 'Information sharing', measures: [withoutConsent], ofAgencies: [...researchMeasures, researchNil] },
  { title: 'Action planning', measures: [], ofAgencies: [actionsWhole, ...actionMeasures] },
  { title: 'Number of cases', measures: [discussed, casesPer10000, casesPerMeeting, minutesACase] },
  { title: 'Equality', measures: diversityShares },
  { title: 'Operational support', measures: [actionsInTime, minutesInTime, trainedChair] },
  { title: 'Governance', measures: [agreementsSigned, ...practiceMeasures], ofAgencies: [escalated] },
];

export interface Principle {
  readonly number: number;
  readonly title: string;
  readonly figures: readonly Figure[];
}

export function tenPrinciples(ground: Ground): readonly Principle[] {
  const agencies = agencyGrounds(ground);
  return PRINCIPLES.map(({ title, measures, ofAgencies = [] }, index) => ({
    number: index + 1,
    title,
    figures: [
      ...measures.map((measure) => figureOf(measure, ground)),
      ...ofAgencies.map((measure) => figureOf(ofAllAgencies(measure), agencies)),
    ],
  }));
}
