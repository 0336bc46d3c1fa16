// Settings: what the partnership has agreed, and who its core members are.
import { AGENCY_KINDS } from '../register/agency-kinds.ts';
import type { Setting } from './setting-shape.ts';

/** A document of the partnership: Value is its version, From the day it was approved, Why who approved it. */
function agreed(what: string, more: string) {
  return {
    kind: 'text',
    value: '',
    help: `The version of ${what} that was approved on the day From; under Why, who approved it. ${more}`,
    careful: { none: 'A version stands on a paper and sets a reminder; nothing is sent or kept back by it.' },
  } as const;
}

export const partnership = {
  termsOfReference: agreed(
    'the terms of reference',
    'Once one stands here, Today names core members and vice-chairs who are missing.',
  ),
  sharingProtocol: agreed(
    'the information-sharing protocol',
    'Who has signed it stands on Agencies, “Agreement signed on”.',
  ),
  operatingProtocol: agreed('the operating protocol', 'The terms of reference name it.'),
  reviewMonths: {
    kind: 'whole',
    value: '12',
    most: 120,
    help: 'Months after which an approved document is reviewed. Today reminds 60 days before.',
    careful: { side: 'least' },
  },
  coreMembers: {
    kind: 'list',
    value:
      'police; idva; childrensServices; adultServices; primaryCare; acuteTrust; mentalHealth; substances; education; housing; probation; specialist',
    choices: AGENCY_KINDS,
    help: 'The kinds of agency that the terms of reference name as core members, as on Agencies under “Kind”.',
    careful: { none: 'Today asks about one agency more or less; no paper goes or stays because of it.' },
  },
} as const satisfies Readonly<Record<string, Setting>>;
