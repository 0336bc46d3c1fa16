// A record of plans as a short text: a line for each moment of each world, with a short hash for each part. And what differs between two.
import { PARTS, shortHash, type Look, type Part } from './look.ts';

/** One moment of a world: `world 17`, `month 4`, `demo`. */
export interface Moment {
  readonly world: string;
  readonly at: string;
  readonly look: Look;
}

/** `world 17 2027-03-05T09:05` -> the hash of each part. */
export type Digests = ReadonlyMap<string, Readonly<Record<Part, string>>>;

export interface Difference {
  readonly world: string;
  /** The first moment that differs. */
  readonly at: string;
  readonly parts: readonly Part[];
}

export function digestsOf(moments: readonly Moment[]): Digests {
  return new Map(
    moments.map(({ world, at, look }) => [
      `${world} ${at}`,
      Object.fromEntries(PARTS.map((part) => [part, shortHash(look[part])])) as Record<Part, string>,
    ]),
  );
}

const HEAD = `# Made by npm run prove:same-plan -- --record. A line for each moment of each world; a hash for each part: ${PARTS.join(', ')}.`;

export function writeDigests(digests: Digests): string {
  return `${HEAD}\n${[...digests].map(([name, parts]) => `${name} ${PARTS.map((one) => parts[one]).join(' ')}\n`).join('')}`;
}

export function readDigests(text: string): Digests {
  const lines = text.split('\n').filter((one) => one !== '' && !one.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const words = line.split(' ');
      const hashes = words.splice(-PARTS.length);
      const parts = Object.fromEntries(PARTS.map((part, at) => [part, hashes[at] ?? ''])) as Record<Part, string>;
      return [words.join(' '), parts];
    }),
  );
}

const worldOf = (name: string): string => name.slice(0, name.lastIndexOf(' '));

/**
 * The first moment of each world that differs: what comes after it often only follows from it. Worlds of which `now` has none are not looked at;
 * with `part` a world may also end sooner.
 */
export function findDifferences(
  before: Digests,
  now: Digests,
  { part: isPart = false }: { readonly part?: boolean } = {},
): readonly Difference[] {
  const looked = new Set(isPart ? [] : [...now.keys()].map(worldOf));
  const names = [...now.keys(), ...[...before.keys()].filter((name) => looked.has(worldOf(name)) && !now.has(name))];
  const found = new Map<string, Difference>();
  for (const name of names) {
    const parts = PARTS.filter((part) => before.get(name)?.[part] !== now.get(name)?.[part]);
    const world = worldOf(name);
    if (parts.length > 0 && !found.has(world)) found.set(world, { world, at: name.slice(world.length + 1), parts });
  }
  return [...found.values()];
}
