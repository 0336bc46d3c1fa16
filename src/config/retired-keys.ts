// Keys of earlier versions: a config that still has one is read as if it had not, and people are told what happens instead.
import { isMap, isScalar, type Document, type LineCounter } from 'yaml';
import { problemId, type Problem } from '../domain/text/problem.ts';

interface RetiredKey {
  readonly at: readonly [string, string];
  readonly instead: string;
}

const RETIRED: readonly RetiredKey[] = [
  {
    at: ['google', 'docsFolder'],
    instead:
      'Papers are no longer kept as Google Docs: they are in the folders for documents, as before. Nobody takes away access to the documents that are still in that Google folder: delete them there. The line may be deleted.',
  },
];

/** Takes them out of what was read, and says of each what happens instead; nothing stops. */
export function takeRetiredKeys(fileName: string, document: Document, lines: LineCounter): readonly Problem[] {
  return RETIRED.flatMap(({ at, instead }) => {
    const [group, key] = at;
    const inner = document.get(group);
    const pair = isMap(inner) ? inner.items.find((one) => isScalar(one.key) && one.key.value === key) : undefined;
    if (!isMap(inner) || pair === undefined) return [];
    const offset = isScalar(pair.key) ? pair.key.range?.[0] : undefined;
    inner.delete(key);
    return [
      {
        id: problemId('config-retired', at.join('.')),
        code: 'config-retired',
        size: 'note',
        place: offset === undefined ? fileName : `${fileName}, line ${lines.linePos(offset).line}`,
        sentence: `${at.join('.')} is no longer used. ${instead}`,
      },
    ];
  });
}
