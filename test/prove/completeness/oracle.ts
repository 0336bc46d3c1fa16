// The oracle: of every thing that somebody must know, did it reach them, does Today name it, or did a person end it? It knows what was typed and
// agreed, and none of the product's rules.
import { tableNamed } from '../../../src/workbook/tables/all-tables.ts';
import type { Month } from './month.ts';
import type { Line } from './office.ts';
import { follow } from './follow.ts';
import { endOf, type Matter } from './matter.ts';
import { actionMatters } from './rules/actions.ts';
import { paperMatters } from './rules/papers.ts';
import { partnershipMatters } from './rules/partnership.ts';
import { addressMatters, clockMatters, conflictMatters, newsMatters, safeContactMatters } from './rules/guarded.ts';
import { referralMatters } from './rules/referrals.ts';
import { referringSideMatters } from './rules/referring-side.ts';
import { reportMatters } from './rules/reports.ts';
import { requestMatters } from './rules/requests.ts';
import { brokenWords, wordMatters } from './rules/words.ts';
import { viewOf, type View } from './view.ts';

export interface Lost {
  /** Stable while the matter is the same. */
  readonly thing: string;
  readonly kind: string;
  readonly at: string;
  readonly what: string;
}

export interface Looked {
  readonly lost: readonly Lost[];
  readonly lines: number;
  readonly matters: number;
  readonly forks: number;
  readonly quiet: number;
}

/** Once in so many moments the answer to a line is followed to its end. */
const FOLLOWED = 5;

type Rule = (view: View) => readonly Matter[];
const RULES: readonly Rule[] = [
  actionMatters,
  referralMatters,
  paperMatters,
  conflictMatters,
  safeContactMatters,
  addressMatters,
  newsMatters,
  clockMatters,
  wordMatters,
  referringSideMatters,
  requestMatters,
  partnershipMatters,
  reportMatters,
];

export async function lookAround(month: Month): Promise<Looked> {
  const view = await viewOf(month);
  const lost: Lost[] = [];
  const lose = (thing: string, kind: string, what: string): void => void lost.push({ thing, kind, what, at: view.now });
  let [count, forks] = [0, 0];
  const named: { readonly matter: Matter; readonly line: Line; readonly rule: Rule }[] = [];
  if (view.renamed.size > 0) {
    // Nobody can read them: what waits is frozen, and Today says which tab it is.
    for (const name of view.renamed)
      if (!view.lines.some((line) => line.what.includes(tableNamed(name).tab) || /cannot be read/.test(line.what)))
        lose(`tab ${name}`, 'tab', `The tab ${tableNamed(name).tab} cannot be found, and no line of Today says so.`);
  } else
    for (const rule of RULES)
      for (const matter of rule(view)) {
        count += 1;
        const { end, line } = await endOf(view, matter);
        if (line !== undefined) named.push({ matter, line, rule });
        if (end === 'lost')
          lose(
            matter.thing,
            matter.kind,
            `${sentence(matter.what)}: it has not reached them, no line of Today names it, and nobody ended it.`,
          );
      }
  if (named.length > 0 && month.chance.in(FOLLOWED)) {
    const { matter, line, rule } = month.chance.one(named);
    const { tried, fault } = await follow(month, line, matter, rule);
    if (tried) forks += 1;
    if (fault !== undefined) lose(`answer ${matter.thing}`, 'answer', fault);
  }
  for (const one of brokenWords(view)) lose(one.thing, 'word', one.what);
  return { lost, lines: view.lines.length, matters: count, forks, quiet: 0 };
}

const sentence = (what: string): string => what.charAt(0).toUpperCase() + what.slice(1);
