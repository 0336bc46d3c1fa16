// One line from a person or a pipe. What is asked for goes to the error stream, so that results can be redirected without it; nothing is remembered.
import { createInterface } from 'node:readline';

/** Undefined if the input ends before a line. */
export async function askLine(
  question: string,
  input: NodeJS.ReadableStream & { readonly isTTY?: boolean },
  err: NodeJS.WritableStream,
): Promise<string | undefined> {
  const isPerson = input.isTTY === true;
  const lines = createInterface({ input, ...(isPerson ? { output: err } : {}), terminal: isPerson, historySize: 0 });
  if (isPerson) {
    lines.setPrompt(question);
    lines.prompt();
  }
  try {
    for await (const line of lines) return line;
    return undefined;
  } finally {
    lines.close();
  }
}
