// The help of all commands and of each, from the same descriptions that check the arguments.
import { COMMON } from './arguments.ts';
import type { Command, Option } from './command.ts';
import type { CommandEntry } from './command-list.ts';
import { breakText } from './print.ts';

const WIDTH = 96;

/** What `marac --help` prints. */
export function renderHelp(entries: readonly CommandEntry[]): string {
  return [
    'marac: runs the cycle of a MARAC from the coordinator’s own workbooks. It drafts; people release.',
    '',
    'usage: marac COMMAND [options]',
    '',
    ...renderList(entries.map(({ name, summary }) => [name, summary])),
    '',
    'Every command:',
    ...renderOptions(COMMON),
    '',
    '`marac --version` says which version this is.',
    'Ends with 0 done, 1 failed, 2 used wrongly, 3 done but rows or messages need a person.',
    '',
  ].join('\n');
}

/** What `marac COMMAND --help` prints. */
export function renderCommandHelp(command: Command): string {
  const takes = command.takes ?? [];
  const usage = takes.map(({ name, needed, many }) => `${needed ? name : `[${name}]`}${many === true ? ' ...' : ''}`);
  const own = Object.entries(command.options ?? {});
  return [
    `marac ${command.name}: ${command.summary}`,
    '',
    `usage: ${['marac', command.name, ...usage, '[options]'].join(' ')}`,
    ...(takes.length === 0 ? [] : ['', ...renderList(takes.map(({ name, help }) => [name, help]))]),
    ...(own.length === 0 ? [] : ['', 'Options:', ...renderOptions(command.options ?? {})]),
    '',
    'Every command:',
    ...renderOptions(COMMON),
    ...(command.more ?? []).flatMap((paragraph) => ['', ...breakText(paragraph, WIDTH)]),
    '',
  ].join('\n');
}

function renderOptions(options: Readonly<Record<string, Option>>): readonly string[] {
  return renderList(
    Object.entries(options).map(([name, { value, help }]) => [
      `--${name}${value === undefined ? '' : ` ${value}`}`,
      help,
    ]),
  );
}

function renderList(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...rows.map(([name]) => name.length)) + 4;
  return rows.flatMap(([name, text]) => {
    const [first = '', ...rest] = breakText(text, WIDTH - width);
    return [`  ${name.padEnd(width - 2)}${first}`, ...rest.map((line) => `${' '.repeat(width)}${line}`)];
  });
}
