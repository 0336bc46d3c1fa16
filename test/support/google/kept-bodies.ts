// The last answers to questions about spreadsheets: a spreadsheet is an immutable value, so the same question about the same one has the same answer.
import { jsonText } from './json-text.ts';
import type { KeptReply } from './wire.ts';

export interface KeptBodies {
  /** The answer's body, made once while it is among the last ones. */
  readonly bodyOf: (reply: KeptReply, cutDown: (body: object) => object) => Buffer;
}

const MOST = 16;

export function newKeptBodies(): KeptBodies {
  const last: { readonly of: object; readonly key: string; readonly body: Buffer }[] = [];
  return {
    bodyOf(reply, cutDown) {
      const known = last.find(({ of, key }) => of === reply.of && key === reply.key);
      if (known !== undefined) return known.body;
      const body = Buffer.from(jsonText(cutDown(reply.make())));
      last.unshift({ of: reply.of, key: reply.key, body });
      last.splice(MOST);
      return body;
    },
  };
}
