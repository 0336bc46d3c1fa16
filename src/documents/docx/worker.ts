// A thread that prints Word files: takes a page, gives back its bytes or the words of what went wrong.
import { parentPort } from 'node:worker_threads';
import { printDocx } from './printer.ts';

export interface Asked {
  readonly id: number;
  readonly html: string;
}
export type Answered =
  { readonly id: number; readonly bytes: Uint8Array<ArrayBuffer> } | { readonly id: number; readonly error: string };

async function answer({ id, html }: Asked): Promise<void> {
  try {
    const bytes = new Uint8Array(await printDocx(html));
    parentPort?.postMessage({ id, bytes } satisfies Answered, [bytes.buffer]);
  } catch (error) {
    parentPort?.postMessage(
      { id, error: error instanceof Error ? error.message : String(error) } satisfies Answered,
      [],
    );
  }
}

parentPort?.on('message', (asked: Asked) => void answer(asked));
