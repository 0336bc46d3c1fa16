// What passes between the web server and the API methods: a call already read and signed in, and its answer.
import type { Caller } from './oauth.ts';
import type { Kind } from './quota.ts';
import type { World } from './world.ts';

export interface Call {
  readonly world: World;
  readonly caller: Caller;
  readonly path: readonly string[];
  readonly query: URLSearchParams;
  readonly body: Buffer;
  readonly contentType: string;
}

/** An answer that `of` and the words of the request decide. */
export interface KeptReply {
  readonly of: object;
  readonly key: string;
  readonly make: () => object;
}

export interface Reply {
  readonly status?: number;
  readonly json?: object;
  /** The same for as long as the same spreadsheet stands there: it need not be made again. */
  readonly kept?: KeptReply;
  readonly bytes?: Buffer;
  readonly type?: string;
}

export interface Method {
  /** As Google's documentation names it, with the API in front. */
  readonly name: string;
  readonly verb: string;
  readonly path: RegExp;
  readonly kind: Kind;
  /** One of these is enough. */
  readonly scopes: readonly string[];
  /** The schema of the body and of the answer in the client's declarations, where there is one. */
  readonly takes?: string;
  readonly gives?: string;
  readonly act: (call: Call) => Reply;
}

const base = 'https://www.googleapis.com/auth/';

/** Scopes by the short names Google's pages use. */
export function scopes(...names: readonly string[]): string[] {
  return names.map((name) => `${base}${name}`);
}

/** A query parameter as a boolean. */
export function flag(query: URLSearchParams, name: string): boolean {
  return query.get(name) === 'true';
}

/** The call's body as JSON; an empty body is an empty object. */
export function bodyOf(call: Call): object {
  const text = call.body.toString('utf8');
  return (text === '' ? {} : JSON.parse(text)) as object;
}
