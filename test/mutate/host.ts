// A vitest of its own for the mutants, in a process that can be ended: it is told which mutant to switch on and which files to run.
import path from 'node:path';
import { createVitest, type TestSpecification } from 'vitest/node';
import { instrument } from './instrument.ts';
import type { Mutant } from './mutants.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

export type ToHost =
  | { readonly say: 'begin'; readonly mutants: readonly Mutant[] }
  | { readonly say: 'run'; readonly mutant: number; readonly files: readonly string[]; readonly notes: string };
export type FromHost =
  | { readonly say: 'ready' }
  | {
      readonly say: 'ran';
      readonly failed: readonly string[];
      readonly tests: number;
      readonly milliseconds: Readonly<Record<string, number>>;
    };

let wanted: readonly string[] = [];

const withoutQuery = (id: string): string => id.replace(/\?.*$/, '');

async function begin(mutants: readonly Mutant[]): ReturnType<typeof createVitest> {
  const byFile = Map.groupBy(mutants, ({ file }) => path.join(ROOT, file));
  return await createVitest(
    'test',
    {
      root: ROOT,
      watch: false,
      pool: 'threads', // they end with this process, also one that is in a loop
      execArgv: [], // a thread takes none of those of a process
      fsModuleCachePath: path.join(ROOT, 'node_modules/.cache/mutants'),
      maxWorkers: 1,
      bail: 1,
      reporters: [{}],
      silent: true,
      setupFiles: [path.join(import.meta.dirname, 'setup.ts'), path.join(ROOT, 'test/support/same-chance.ts')],
      sequence: {
        sequencer: class {
          shard(files: TestSpecification[]): TestSpecification[] {
            return files;
          }
          /** The nearest first: the order in which they were asked for. */
          sort(files: TestSpecification[]): TestSpecification[] {
            return files.toSorted((a, b) => wanted.indexOf(a.moduleId) - wanted.indexOf(b.moduleId));
          }
        },
      },
    },
    {
      plugins: [
        {
          name: 'mutants',
          // A file with mutants in it is kept in no cache of transformed files: no other run may ever meet one.
          configureVitest: ({ defineCacheKeyGenerator }) =>
            defineCacheKeyGenerator(({ id }) => (byFile.has(withoutQuery(id)) ? false : undefined)),
          enforce: 'pre',
          transform: (code, id) => {
            const mine = byFile.get(withoutQuery(id));
            return mine === undefined ? undefined : { code: instrument(code, mine), map: null };
          },
        },
      ],
    },
  );
}

function answer(message: FromHost): void {
  process.send?.(message);
}

let vitest: Awaited<ReturnType<typeof begin>> | undefined;

process.on('message', (message: ToHost) => {
  void hear(message).catch((error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exit(1);
  });
});
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL')); // whoever asked is gone: nothing may go on

async function hear(message: ToHost): Promise<void> {
  if (message.say === 'begin') {
    vitest = await begin(message.mutants);
    answer({ say: 'ready' });
    return;
  }
  if (vitest === undefined) throw new Error('Nothing has begun.');
  wanted = message.files.map((file) => path.join(ROOT, file));
  vitest.state.filesMap.clear(); // else what failed before counts for `bail`
  vitest.provide('mutant', message.mutant);
  vitest.provide('notes', message.notes);
  const specifications = await vitest.globTestSpecifications([...wanted]);
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications);
  const names = testModules.map((module) => [path.relative(ROOT, module.moduleId), module] as const);
  answer({
    say: 'ran',
    failed: [
      ...names.filter(([, module]) => module.state() === 'failed').map(([name]) => name),
      ...unhandledErrors.map(String),
    ],
    tests: names.flatMap(([, module]) => [...module.children.allTests()]).length,
    milliseconds: Object.fromEntries(names.map(([name, module]) => [name, module.diagnostic().duration])),
  });
}
