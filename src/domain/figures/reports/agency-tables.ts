// The tables of the accountability report: which figures stand beside each other, and what their columns are called.

export interface AgencyTable {
  readonly title: string;
  /** Figures by name, the first of which says how much there was. */
  readonly columns: readonly (readonly [name: string, heading: string])[];
}

export const AGENCY_TABLES: readonly AgencyTable[] = [
  {
    title: 'Agencies at meetings that expected them',
    columns: [
      ['expected', 'expected'],
      ['present', 'present'],
      ['substitute', 'substitute'],
      ['written', 'wrote'],
      ['absent', 'absent'],
      ['notAsked', 'never asked'],
    ],
  },
  {
    title: 'Research that agencies were asked for',
    columns: [
      ['researchAsked', 'asked'],
      ['researchOnTime', 'in time'],
      ['researchLate', 'late'],
      ['researchNever', 'never'],
      ['researchWaiting', 'not due yet'],
      ['researchDays', 'days, half within'],
    ],
  },
  {
    title: 'Actions that agencies undertook',
    columns: [
      ['actions', 'actions'],
      ['actionsOnTime', 'in time'],
      ['actionsLate', 'late'],
      ['actionsNotPossible', 'not possible'],
      ['actionsNotDone', 'not done'],
      ['actionsSuperseded', 'replaced'],
      ['actionsOpen', 'open'],
      ['actionsOverdue', 'overdue'],
      ['actionsDaysLate', 'days late, half within'],
    ],
  },
];
