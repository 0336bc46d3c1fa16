// The list of commands. A command's file is loaded when it is called, so that `marac --help` loads none.
import type { Command } from './command.ts';

export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  load(): Promise<Command>;
}

export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'init',
    summary: 'makes a folder with blank workbooks, config, key and templates',
    load: async () => (await import('./init.ts')).init,
  },
  {
    name: 'columns',
    summary: 'says what the columns of the workbooks are',
    load: async () => (await import('./columns.ts')).columns,
  },
];
