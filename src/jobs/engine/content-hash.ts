// The hash of an effect's content: of what a person would notice as a change, and nothing else. Keys name occasions; this hash names the content.
import { groupBy, sortBy } from '../../domain/text/order.ts';
import { findMail, findPaper } from '../../domain/papers/catalogue.ts';
import { answerSheet } from '../../domain/papers/answer-sheet/answer-sheet-model.ts';
import { times } from '../../domain/papers/agenda/times-models.ts';
import { discloses, withoutTheDay, type GroupShape } from '../../domain/papers/model-shape.ts';
import type {
  Disclosed,
  Hashed,
  Key,
  MessageEffect,
  Effect,
  PaperEffect,
  Recorded,
} from '../../domain/plan/effects.ts';
import type { Keys } from '../../system/keys.ts';

/** JSON with the fields of every object in order, so that the same content gives the same text. */
export function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  let text = '';
  if (Array.isArray(value)) {
    for (const one of value as readonly unknown[]) text += `${text === '' ? '' : ','}${canonicalJson(one)}`;
    return `[${text}]`;
  }
  const fields = value as Readonly<Record<string, unknown>>;
  for (const name of Object.keys(fields).toSorted()) {
    const one = fields[name];
    if (one !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${canonicalJson(one)}`;
  }
  return `{${text}}`;
}

const isPaper = (effect: Effect): effect is PaperEffect => effect.do === 'paper';

export function hashEffects(
  keys: Keys,
  wanted: readonly Effect[],
  recorded: Recorded,
  versionOf: (sort: 'paper' | 'mail', template: string) => string,
  addressOf: (contact: string) => string | undefined,
  outwardOf: (marac: string) => string | undefined,
): readonly Hashed[] {
  const hash = (value: unknown): string => keys.mac('content', canonicalJson(value)).toString('hex').slice(0, 32);
  const papers = new Map<Key, string>();
  const hashOf = (key: Key): string => papers.get(key) ?? recorded.papers.get(key)?.contentHash ?? 'missing';
  // A paper that names the version of another changes with it.
  for (const effect of sortBy(wanted.filter(isPaper), (one) => (one.namesVersionOf === undefined ? 0 : 1))) {
    const { template, audience, reader, formats, namesVersionOf: other } = effect;
    const shape = shapeOf('paper', template);
    const model = shape === undefined ? effect.model : withoutTheDay(shape, effect.model);
    const said = [template, versionOf('paper', template), audience, reader, model, formats];
    papers.set(effect.key, hash(other === undefined ? said : [...said, hashOf(other)]));
  }
  return wanted.map((effect) => {
    if (effect.do === 'paper') return { effect, hash: papers.get(effect.key) ?? '' };
    if (effect.do !== 'message') return { effect, hash: '' };
    const carried = effect.papers.map(hashOf);
    return {
      effect,
      hash: hash([
        effect.template,
        versionOf('mail', effect.template),
        effect.audience,
        effect.to,
        // A message released for one address is not released for another.
        effect.toAddress ?? addressOf(effect.to),
        effect.model,
        carried,
        effect.gate,
        // A title that the area chose for subjects and files: another one is asked about again.
        ...[outwardOf(effect.marac)].filter((title) => title !== undefined),
      ]),
    };
  });
}

/** The shape of a paper or message; undefined if the template is not in the catalogue. */
export function shapeOf(sort: 'paper' | 'mail', template: string): GroupShape | undefined {
  if (sort === 'paper' && template === 'answer-sheet') return answerSheet;
  if (sort === 'paper' && template === 'times') return times;
  return sort === 'paper' ? findPaper(template)?.shape : findMail(template)?.shape;
}

export function disclosedByPaper(effect: PaperEffect): readonly Disclosed[] {
  const shape = shapeOf('paper', effect.template);
  return shape === undefined ? [] : discloses(shape, effect.model);
}

/** What a message with its papers discloses, case by case. */
export function disclosedByMessage(
  effect: MessageEffect,
  papers: ReadonlyMap<Key, readonly Disclosed[]>,
): readonly Disclosed[] {
  const shape = shapeOf('mail', effect.template);
  const all = [
    ...(shape === undefined ? [] : discloses(shape, effect.model)),
    ...effect.papers.flatMap((key) => papers.get(key) ?? []),
  ];
  return [...groupBy(all, (disclosed) => disclosed.case)].map(([ref, shown]) => {
    const withActions = shown.filter((disclosed) => disclosed.classes.includes('action'));
    // If one paper does not say whose actions it shows, it is not known for the message.
    const isKnown = withActions.length > 0 && withActions.every((action) => action.actionsOf !== undefined);
    return {
      case: ref,
      classes: [...new Set(shown.flatMap((disclosed) => disclosed.classes))],
      ...(isKnown ? { actionsOf: [...new Set(withActions.flatMap((action) => action.actionsOf ?? []))] } : {}),
    };
  });
}
