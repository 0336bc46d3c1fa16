// The script of trouble: what goes wrong, and what people do, before, during and after which calls. Steps are matched by the
// method's name as in Google's documentation (sheets.spreadsheets.batchUpdate, drive.files.get, oauth.token).
import type { IncomingMessage } from 'node:http';

export interface CallInfo {
  readonly method: string;
  readonly url: URL;
  /** Calls of this method so far, this one included. */
  readonly count: number;
  readonly request: IncomingMessage;
}

export type Trouble =
  /** Answers this instead of carrying the call out (at before) or instead of its answer (at after). */
  | {
      readonly do: 'answer';
      readonly status: number;
      readonly body: string | object;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** Cuts the connection: nothing is answered. */
  | { readonly do: 'drop' }
  /** Answers the beginning of the right body and cuts the connection. */
  | { readonly do: 'cutOff'; readonly afterBytes: number }
  /** Answers 200 with a body that stops early but says it is whole. */
  | { readonly do: 'truncate'; readonly bytes: number }
  /** Says gzip and sends something else. */
  | { readonly do: 'badGzip' }
  /** Waits for the promise: a slow answer without a sleeping test. */
  | { readonly do: 'wait'; readonly until: Promise<unknown> }
  /** Something a person does at that moment. */
  | { readonly do: 'edit'; readonly edit: (call: CallInfo) => void }
  /** Changes the answer's JSON: to tell lies a real server was seen to tell. */
  | { readonly do: 'change'; readonly change: (body: unknown) => unknown };

export interface Step {
  /** The method, or the beginning of its name followed by a star. */
  readonly on: string;
  /** before: nothing has been done yet; after: it has been carried out, the answer is not out. */
  readonly at: 'before' | 'after';
  readonly trouble: Trouble;
  /** Skips this many matching calls first. */
  readonly skip?: number;
  /** Happens this many times (1 unless told), or for ever. */
  readonly times?: number;
  readonly when?: (call: CallInfo) => boolean;
}

export interface Script {
  readonly add: (...steps: readonly Step[]) => void;
  readonly clear: () => void;
  /** The steps due for a call, in the order they were added; counts them. */
  readonly due: (call: CallInfo, at: Step['at']) => Trouble[];
  /** Steps that have not all happened: a test that plans trouble can ask whether it came. */
  readonly left: () => number;
}

export function newScript(): Script {
  let steps: { readonly step: Step; skip: number; times: number }[] = [];
  return {
    add(...added) {
      for (const step of added) steps.push({ step, skip: step.skip ?? 0, times: step.times ?? 1 });
    },
    clear() {
      steps = [];
    },
    due(call, at) {
      const found: Trouble[] = [];
      for (const entry of steps) {
        const { step } = entry;
        if (step.at !== at || entry.times <= 0 || !matches(step.on, call.method)) continue;
        if (step.when && !step.when(call)) continue;
        if (entry.skip > 0) {
          entry.skip -= 1;
          continue;
        }
        entry.times -= 1;
        found.push(step.trouble);
      }
      return found;
    },
    left: () => steps.filter((entry) => entry.times > 0 && entry.times !== Infinity).length,
  };
}

function matches(pattern: string, method: string): boolean {
  return pattern.endsWith('*') ? method.startsWith(pattern.slice(0, -1)) : pattern === method;
}
