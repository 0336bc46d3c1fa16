// A model with every person replaced, for rehearsals on real rows: the same shape, the same length of lists, no one's data.
import type { FieldClass } from '../access/field-class.ts';
import type { Shape } from './model-shape.ts';

const KEPT: readonly FieldClass[] = ['open'];
const WORDS: Readonly<Record<FieldClass, string>> = {
  open: '',
  name: 'Person',
  birth: 'Birth date',
  knownPlace: 'Place',
  hiddenPlace: 'Hidden place',
  safeContact: 'Safe contact',
  note: 'Text',
  action: 'Text',
  diversity: 'Characteristic',
  link: 'Link',
  conflict: 'Conflict',
  staff: 'Professional',
};

/** How to reach a professional reads as such, not as one more person. */
const WAYS: Readonly<Record<string, string>> = { phone: 'Telephone', email: 'Email address' };

/** The model with every text that is not open replaced by "Person 3" and the like; the same text gets the same number all through. */
export function maskModel<M>(shape: Shape, model: M): M {
  const numbers = new Map<string, string>();
  const counts = new Map<string, number>();
  const replace: Replace = (of, words, field) => {
    const kind = (of === 'staff' ? WAYS[field] : undefined) ?? WORDS[of];
    const key = `${kind} ${words}`;
    const before = numbers.get(key);
    if (before !== undefined) return before;
    const next = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, next);
    const masked = `${kind} ${next}`;
    numbers.set(key, masked);
    return masked;
  };
  return walk(shape, model, replace, '') as M;
}

type Replace = (of: FieldClass, words: string, field: string) => string;

function walk(shape: Shape, model: unknown, replace: Replace, at: string): unknown {
  if (shape.kind === 'list') return (model as readonly unknown[]).map((item) => walk(shape.of, item, replace, at));
  if (shape.kind === 'group') {
    const out: Record<string, unknown> = {};
    for (const name of Object.keys(shape.fields)) {
      const field = shape.fields[name];
      if (field !== undefined) out[name] = walk(field, (model as Record<string, unknown>)[name], replace, name);
    }
    return out;
  }
  if (shape.kind !== 'text' || model === '' || KEPT.indexOf(shape.class) >= 0) return model;
  return replace(shape.class, model as string, at);
}
