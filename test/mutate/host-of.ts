// Starts the process that runs the tests, asks it, and ends it when it does not answer in time.
import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import type { FromHost, ToHost } from './host.ts';
import type { Mutant } from './mutants.ts';

export type Ran = Extract<FromHost, { say: 'ran' }>;

/** A host that is begun anew when it had to be ended. */
export class Host {
  private child: ChildProcess | undefined;
  private readonly mutants: readonly Mutant[];
  constructor(mutants: readonly Mutant[]) {
    this.mutants = mutants;
  }

  /** `undefined`: not within the time. */
  async run(mutant: number, files: readonly string[], limit: number, notes = ''): Promise<Ran | undefined> {
    const child = (this.child ??= await this.begin());
    return await this.ask(child, { say: 'run', mutant, files, notes }, limit);
  }

  private async begin(): Promise<ChildProcess> {
    const child = fork(path.join(import.meta.dirname, 'host.ts'), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    this.child = child;
    await this.ask(child, { say: 'begin', mutants: this.mutants }, 120_000);
    return child;
  }

  private async ask(child: ChildProcess, message: ToHost, limit: number): Promise<Ran | undefined> {
    const { promise, resolve } = Promise.withResolvers<Ran | undefined>();
    const timer = setTimeout(() => {
      this.end();
      resolve(undefined);
    }, limit);
    child.once('message', (answer: FromHost) => resolve(answer.say === 'ran' ? answer : undefined));
    child.once('exit', () => resolve(undefined));
    child.send(message);
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      child.removeAllListeners('message').removeAllListeners('exit');
    }
  }

  /** With the threads in which it runs tests. */
  end(): void {
    this.child?.kill('SIGKILL');
    this.child = undefined;
  }
}
