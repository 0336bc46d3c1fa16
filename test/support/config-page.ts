// docs/config.md: every key of marac.config.yaml, what it means, and what holds where it is left out.
import { shapeOf, unwrap } from '../../src/config/config-faults.ts';
import { configShape } from '../../src/config/config-shape.ts';
import { defaultOf, metaOf } from '../../src/config/config-text.ts';

export interface ConfigKey {
  /** `mail.smtp.host`; of each MARAC in the list `maracs.title`. */
  readonly name: string;
  readonly about: string;
  /** As it would be written; undefined where it must be given, or means something else where it is left out. */
  readonly usual?: string;
}

/** Every key there is, in the order in which they stand in the file. */
export function listConfigKeys(): readonly ConfigKey[] {
  const keys: ConfigKey[] = [];
  const walk = (schema: unknown, before: string): void => {
    for (const [key, child] of Object.entries(shapeOf(schema) ?? {})) {
      const name = `${before}${key}`;
      const usual = shapeOf(child) === undefined ? defaultOf(child) : undefined;
      // The ways to log in share keys: each is told once.
      if (!keys.some((one) => one.name === name))
        keys.push({
          name,
          about: metaOf(child).about ?? '',
          ...(usual === undefined ? {} : { usual: JSON.stringify(usual) }),
        });
      for (const inner of innersOf(child)) walk(inner, `${name}.`);
    }
  };
  walk(configShape, '');
  return keys;
}

/** What stands below a key: its own shape, that of each one of a list, or that of each way it may be written. */
function innersOf(schema: unknown): readonly unknown[] {
  const inner = unwrap(schema) as {
    readonly def?: { readonly element?: unknown; readonly options?: readonly unknown[] };
  };
  return [inner, inner.def?.element, ...(inner.def?.options ?? [])].filter((one) => shapeOf(one) !== undefined);
}

export function renderConfigPage(): string {
  const rows = listConfigKeys().map(({ name, about, usual }) => {
    const left = usual === undefined ? '' : ` Left out: \`${usual}\`.`;
    return `- **${name}**: ${about}${left}`;
  });
  return [
    '# The keys of marac.config.yaml',
    '',
    'Made from the definition that checks the file (`src/config/config-shape.ts`); a test compares them. A key that is not here is refused, with its line and',
    'what was probably meant. What an area decides (hours, days, thresholds) stands on the tab Settings, not here.',
    '',
    ...rows,
    '',
  ].join('\n');
}
