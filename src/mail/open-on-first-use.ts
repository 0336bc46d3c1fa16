// Opens a transport with the first message, so that a command that sends nothing loads no mail library and reads no password. If it cannot be opened,
// sending stops and people are told why, as if the mail server had refused the log-in.
import { Failure, describeFailure } from '../errors.ts';
import type { Transport } from './mail-port.ts';

export interface OpenedOnFirstUse {
  readonly transport: Transport;
  open(): Promise<Transport>;
}

export function openOnFirstUse(mode: Transport['mode'], make: () => Promise<Transport>): OpenedOnFirstUse {
  let opened: Transport | undefined;
  const open = async (): Promise<Transport> => (opened ??= await make());
  return {
    open,
    transport: {
      mode,
      async deliver(claim, start) {
        try {
          await open();
        } catch (error) {
          const evidence = 'nothing was asked of the mail server: what the config names cannot be read';
          return {
            outcome: { end: 'retry', afterMs: 0, stoppedBy: 'mail-refused', evidence },
            halt: { how: 'stop', failure: failureOf(error) },
          };
        }
        return (await open()).deliver(claim, start);
      },
      async tryLogin() {
        try {
          return await (await open()).tryLogin?.();
        } catch (error) {
          return failureOf(error);
        }
      },
      close: async () => opened?.close(),
    },
  };
}

export function failureOf(error: unknown): Failure {
  if (error instanceof Failure) return error;
  const { code, sentence } = describeFailure(error);
  return new Failure(code, sentence, { cause: error });
}
