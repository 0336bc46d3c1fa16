// Content that a message or its papers should tell and the template leaves out: it would count as told. The message stays a draft until the template
// prints it, or a named person has said that it is left out on purpose.
import type { Facts, MaracFacts } from '../../domain/plan/facts.ts';
import type { Cause } from '../../domain/plan/final-check-finding.ts';
import { findUnprinted } from '../../domain/papers/unprinted-parts.ts';
import type { Key, MessageEffect } from '../../domain/plan/effects.ts';
import { problemId, type Problem } from '../../domain/text/problem.ts';
import { answerTo } from '../../domain/today/today-question.ts';
import { APART, LEFT_OUT } from '../../domain/today/withheld/final-check-lines.ts';
import type { Composition } from '../engine/compose-plan.ts';
import { shapeOf } from '../engine/content-hash.ts';
import type { Ports } from '../engine/ports.ts';
import type { ComposedMessage } from './composed-messages.ts';
import type { Planned } from '../engine/planned.ts';

type Sort = 'paper' | 'mail';

interface Silent {
  readonly sort: Sort;
  readonly template: string;
  readonly field: string;
}

export interface LeftOut {
  readonly kept: readonly (readonly [Key, Cause])[];
  readonly problems: readonly Problem[];
}

export function findLeftOut(
  ports: Pick<Ports, 'documents'>,
  facts: Facts,
  planned: Planned,
  composed: Composition,
  looked: ComposedMessage,
): LeftOut {
  const papers = silentPapers(facts, composed);
  const texts = new Map(looked.messages.map((message) => [message.key, message.text.text]));
  const problems = new Map<string, Problem>();
  const kept = planned.wanted.flatMap(({ effect }): readonly (readonly [Key, Cause])[] => {
    const text = effect.do === 'message' ? texts.get(effect.key) : undefined;
    if (effect.do !== 'message' || text === undefined) return [];
    const marac = facts.maracs.find((candidate) => candidate.name === effect.marac) ?? facts.maracs[0];
    const silent = [...silentMail(effect, text), ...effect.papers.flatMap((key) => papers.get(key) ?? [])];
    return silent.flatMap((one) => {
      const asks = questionOf(ports, one);
      if (marac !== undefined && isMeant(marac, asks)) return [];
      problems.set(asks, tell(one));
      return [[effect.key, { cause: 'unprinted', template: one.template, field: one.field, asks }] as const];
    });
  });
  return { kept, problems: [...problems.values()] };
}

function silentPaper(one: { readonly template: string; readonly unprinted?: readonly string[] }): readonly Silent[] {
  return (one.unprinted ?? []).map((field) => ({ sort: 'paper', template: one.template, field }));
}

/** By key: papers made in this run, and unchanged ones. */
function silentPapers(facts: Facts, { papers: made }: Composition): ReadonlyMap<Key, readonly Silent[]> {
  return new Map([
    ...[...facts.recorded.papers].map(([key, one]) => [key, silentPaper(one)] as const),
    ...made.map((paper) => [paper.key, silentPaper(paper)] as const),
  ]);
}

function silentMail({ template, model }: MessageEffect, text: string): readonly Silent[] {
  const shape = shapeOf('mail', template);
  const fields = shape === undefined ? [] : findUnprinted(shape, model, text);
  return fields.map((field) => ({ sort: 'mail', template, field }));
}

/** An answer about the template, on whichever line it was given. */
const isMeant = (marac: MaracFacts, asks: string): boolean =>
  [asks, `${asks}${APART}`].some((id) => answerTo(marac, id, LEFT_OUT) !== undefined);

/** About this version of the template: another version is asked about again. */
function questionOf({ documents }: Pick<Ports, 'documents'>, { sort, template, field }: Silent): string {
  return `unprinted/${sort}/${template}/${field}/${documents.versionOf(sort, template).slice(0, 12)}`;
}

function tell({ sort, template, field }: Silent): Problem {
  return {
    id: problemId('template.leaves-out', sort, template, field),
    code: 'template.leaves-out',
    size: 'row',
    place: `templates/${sort === 'paper' ? 'documents' : 'mail'}/${template}.hbs`,
    sentence: `This template does not print “${field}”, which its readers are to be told: what is made with it stays a draft where it would leave out something. Put it in (\`marac check --templates\` shows what the shipped template has), or answer the line of Today.`,
  };
}
