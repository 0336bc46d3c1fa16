// What a call sends, against the fields that Google's method has.
import { invalid } from './errors.ts';
import type { Service } from './errors.ts';
import { misfits, schemasOf } from './schema.ts';
import type { Method } from './wire.ts';

/** Unknown or mistyped fields of a request are refused in the words Google uses. */
export function checkBody(service: Service, method: Method, body: Buffer): void {
  if (!method.takes || body.length === 0) return;
  let given: unknown;
  try {
    given = JSON.parse(body.toString('utf8'));
  } catch {
    throw invalid('Invalid JSON payload received. Unexpected token.');
  }
  const wrong = misfits(schemasOf(service), method.takes, given);
  if (wrong.length > 0) throw invalid(wrong.map((each) => `Invalid JSON payload received. ${each}`).join('\n'));
}
