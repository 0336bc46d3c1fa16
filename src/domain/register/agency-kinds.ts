// What an agency does here, as the tab Agencies calls it.
import type { AgencyKind } from './register.ts';

export const AGENCY_KINDS: Readonly<Record<AgencyKind, string>> = {
  police: 'Police',
  idva: 'IDVA service',
  childrensServices: 'Children’s services',
  adultServices: 'Adult services',
  primaryCare: 'Primary care',
  acuteTrust: 'Hospital',
  mentalHealth: 'Mental health',
  substances: 'Drugs and alcohol',
  education: 'Education',
  housing: 'Housing',
  probation: 'Probation',
  specialist: 'Specialist service',
  fire: 'Fire service',
  maracTeam: 'MARAC team',
  chair: 'Chair',
  other: 'Other',
};
