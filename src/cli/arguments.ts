// The command line by node:util's parser: what the command takes, checked before it runs, and every slip answered with what was meant.
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { findNearest } from '../config/nearest.ts';
import { Failure } from '../errors.ts';
import type { Arguments, Command, Option } from './command.ts';

/** Every command takes these. */
export const COMMON: Readonly<Record<string, Option>> = {
  config: { value: 'FILE', help: 'The config to use (else MARAC_CONFIG, else marac.config.yaml of this folder).' },
  marac: { value: 'NAME', help: 'Only this MARAC of the config.' },
  json: { help: 'Print JSON for programs: refs, never names.' },
  help: { help: 'Say what the command does and takes.' },
};

/** The arguments after the command's name; a Failure that says what is wrong and what was probably meant. */
export function parseArguments(command: Command, argv: readonly string[]): Arguments {
  const known = { ...command.options, ...COMMON };
  const options: ParseArgsOptionsConfig = {};
  for (const [name, option] of Object.entries(known))
    options[name] = { type: option.value === undefined ? 'boolean' : 'string', multiple: true };
  const { values, positionals, tokens } = parseArgs({
    args: [...argv],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  for (const token of tokens) if (token.kind === 'option') refuseOption(command, known, token);
  const taken = checkTaken(command, positionals, values['help'] !== undefined);
  const list = (name: string): readonly string[] => {
    const value = values[name];
    return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
  };
  return { taken, texts: list, text: (name) => list(name).at(-1), on: (name) => values[name] !== undefined };
}

function refuseOption(
  command: Command,
  known: Readonly<Record<string, Option>>,
  token: { readonly name: string; readonly rawName: string; readonly value?: string | undefined },
): void {
  const option = Object.hasOwn(known, token.name) ? known[token.name] : undefined;
  if (option === undefined) {
    const nearest = findNearest(token.name, Object.keys(known));
    const hint = nearest === undefined ? `\`marac ${command.name} --help\` lists them` : `did you mean --${nearest}?`;
    throw new Failure('arguments', `marac ${command.name} has no option ${token.rawName}: ${hint}`);
  }
  if (option.value !== undefined && (token.value === undefined || token.value === ''))
    throw new Failure('arguments', `${token.rawName} needs a value: ${token.rawName} ${option.value}.`);
  if (option.value === undefined && token.value !== undefined)
    throw new Failure('arguments', `${token.rawName} takes no value.`);
}

function checkTaken(command: Command, given: readonly string[], helpAsked: boolean): readonly string[] {
  const takes = command.takes ?? [];
  if (command.takesNothing !== undefined && given.length > 0 && !helpAsked)
    throw new Failure('arguments', command.takesNothing);
  const missing = takes.find((taken, index) => taken.needed && given[index] === undefined);
  if (missing !== undefined && !helpAsked)
    throw new Failure('arguments', `marac ${command.name} needs ${missing.name}: ${missing.help}`);
  if (given.length > takes.length && takes.at(-1)?.many !== true)
    throw new Failure(
      'arguments',
      `marac ${command.name} does not know what to do with "${given[takes.length] ?? ''}".`,
    );
  return given;
}
