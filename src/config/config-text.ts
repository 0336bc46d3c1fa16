// The config file that `marac init` writes: every key with its comment, from the same definition that checks it.
import { stringify } from 'yaml';
import { configShape } from './config-shape.ts';
import { shapeOf, unwrap } from './config-faults.ts';

/** What init says; every key it leaves out stands in the file as a comment with an example or its default. */
export interface Starter {
  readonly maracs: readonly {
    readonly name: string;
    readonly title: string;
    readonly outwardTitle?: string;
    readonly main: string;
    readonly restricted: string;
  }[];
  readonly key: string;
  readonly folders: Readonly<Record<string, string>>;
  readonly mail: {
    readonly mode: string;
    readonly from: string;
    readonly idDomain: string;
    readonly allowedDomains?: readonly string[];
  };
  readonly google?: { readonly teamDomains: readonly string[]; readonly serviceAccountFile?: string };
}

const WIDTH = 100;

/** The text of marac.config.yaml. */
export function renderConfigText(starter: Starter): string {
  const head = [
    '# Marac Desk: everything about this machine and who may be written to. The area’s rules (hours, days, thresholds) stand in the',
    '# Settings tab of the workbook. After a change: marac check. A key that marac does not know is refused, with its line.',
    '',
  ];
  return [...head, ...renderKeys(configShape, { ...starter }, 0, true)].join('\n');
}

function renderKeys(
  schema: unknown,
  values: Readonly<Record<string, unknown>>,
  depth: number,
  live: boolean,
): readonly string[] {
  const lines: string[] = [];
  for (const [key, child] of Object.entries(shapeOf(schema) ?? {})) {
    const { about, example } = metaOf(child);
    const here = values[key];
    const usual = defaultOf(child);
    const isLive =
      live && (here !== undefined || (example === undefined && (usual !== undefined || shapeOf(child) !== undefined)));
    const indent = '  '.repeat(depth);
    if (about !== undefined) lines.push(...wrap(about, WIDTH - indent.length).map((line) => `${indent}# ${line}`));
    lines.push(...renderKey(key, child, here ?? example ?? usual, depth, isLive));
    if (depth === 0) lines.push('');
  }
  return lines;
}

function renderKey(key: string, schema: unknown, value: unknown, depth: number, live: boolean): readonly string[] {
  const indent = '  '.repeat(depth);
  if (shapeOf(schema) !== undefined && live)
    return [
      `${indent}${key}:`,
      ...renderKeys(schema, (value ?? {}) as Readonly<Record<string, unknown>>, depth + 1, true),
    ];
  const yaml = stringify({ [key]: value ?? null }, { lineWidth: 0 }).trimEnd();
  return yaml.split('\n').map((line) => `${indent}${live ? '' : '# '}${line}`);
}

export function metaOf(schema: unknown): { readonly about?: string; readonly example?: unknown } {
  for (let at = schema; at !== undefined; at = innerOf(at)) {
    const meta = (at as { meta?: () => { about?: string; example?: unknown } | undefined }).meta?.();
    if (meta?.about !== undefined || meta?.example !== undefined) return meta;
  }
  return {};
}

function innerOf(schema: unknown): unknown {
  return unwrap(schema) === schema ? undefined : (schema as { def: { innerType?: unknown } }).def.innerType;
}

export function defaultOf(schema: unknown): unknown {
  for (let at = schema; at !== undefined; at = innerOf(at)) {
    const found = (at as { def: { defaultValue?: unknown } }).def.defaultValue;
    if (found !== undefined) return found;
  }
  return undefined;
}

function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length + 3 > width) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
