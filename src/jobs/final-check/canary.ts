// Made-up cases that are due to nobody: should one ever stand in something that would leave, the program is wrong in a way nobody has thought of,
// and nothing at all is offered.
import type { Day } from '../../domain/time/day.ts';
import type { Facts } from '../../domain/plan/facts.ts';
import { foldText } from '../../domain/text/fold.ts';
import type { Key } from '../../domain/plan/effects.ts';
import type { Problem } from '../../domain/text/problem.ts';
import { problemId } from '../../domain/text/problem.ts';
import type { ComposedMessage } from './composed-messages.ts';
import { findHits, hiddenTextsOf, type HiddenText } from './tripwire.ts';

/** Every message of the run when a canary case stands in one, by manifest, ref, name, place or number; whoever the reader is. */
export function findCanaries(
  facts: Facts,
  composed: ComposedMessage,
  today: Day,
): { readonly keys: ReadonlySet<Key>; readonly problems: readonly Problem[]; readonly found?: Key } {
  const needles = facts.maracs.flatMap((marac): readonly HiddenText[] => {
    const refs = new Set(marac.rules.list('canaryCases', today).map((one) => one.toUpperCase()));
    const secret = refs.size === 0 ? [] : hiddenTextsOf(marac).filter((one) => refs.has(one.case));
    return [...secret, ...[...refs].map((ref) => ({ text: foldText(ref), case: ref, kind: 'name' as const }))];
  });
  if (needles.length === 0) return { keys: new Set(), problems: [] };
  const texts = new Map(composed.papers.map((one) => [one.key, one.plainText]));
  const cases = new Set(needles.map((one) => one.case));
  const found = composed.messages.find(
    (message) =>
      message.discloses.some((one) => cases.has(one.case)) ||
      findHits(
        { ...message, discloses: [] },
        message.papers.map((key) => texts.get(key) ?? ''),
        needles,
        { names: new Set() },
      ).length > 0,
  );
  if (found === undefined) return { keys: new Set(), problems: [] };
  return {
    found: found.key,
    keys: new Set(composed.messages.map((one) => one.key)),
    problems: [
      {
        id: problemId('canary', found.key),
        code: 'canary',
        size: 'run',
        place: `Message ${found.key}`,
        sentence:
          'A canary case, which is due to nobody, stands in it. Nothing is offered: either the case was listed by mistake (take it off its list), or the program gives away what it must not. Tell whoever looks after it.',
      },
    ],
  };
}
