// Which MARAC a returned form belongs to: the one named by the command or the inbox; else the one that the form names or whose postcodes include the
// victim's; else a person is asked. If two signs disagree, it asks too.
import type { Day } from '../../domain/time/day.ts';
import type { MaracFacts } from '../../domain/plan/facts.ts';
import { foldText } from '../../domain/text/fold.ts';
import { inArea } from '../../domain/referral/threshold.ts';

export interface Signs {
  /** The MARAC named by the command or by the inbox the form was in. */
  readonly marac?: string | undefined;
  /** Words at the top of the form that may name a MARAC. */
  readonly heads?: readonly string[] | undefined;
  /** The victim's postcode. */
  readonly postcode?: string | undefined;
}

export type Belongs = { readonly marac: MaracFacts } | { readonly ask: readonly MaracFacts[] };

export function findWhereItBelongs(maracs: readonly MaracFacts[], signs: Signs, today: Day): Belongs {
  const named = maracs.find((marac) => marac.name === signs.marac);
  if (named !== undefined) return { marac: named };
  const [only, ...others] = maracs;
  if (only !== undefined && others.length === 0) return { marac: only };
  const said = new Set([...byWords(maracs, signs.heads ?? []), ...byPostcode(maracs, signs.postcode, today)]);
  const [one, ...more] = said;
  return one !== undefined && more.length === 0 ? { marac: one } : { ask: maracs };
}

function byWords(maracs: readonly MaracFacts[], heads: readonly string[]): readonly MaracFacts[] {
  const said = heads.map((head) => ` ${foldText(head)} `);
  return maracs.filter((marac) => said.some((words) => words.includes(` ${foldText(marac.title)} `)));
}

function byPostcode(maracs: readonly MaracFacts[], postcode: string | undefined, today: Day): readonly MaracFacts[] {
  if (postcode === undefined) return [];
  return maracs.filter((marac) => inArea(postcode, marac.rules.list('areaPostcodes', today)));
}
