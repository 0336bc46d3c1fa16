// What came back from Google, sorted: an answer, or one of the few ways in which it did not come, each with what to do about it.

export type Trouble =
  /** Quota: carried out by nobody, may be asked again. */
  | { readonly kind: 'busy'; readonly afterMs?: number }
  /** No answer, or one that cannot be read: a write may or may not have happened. */
  | { readonly kind: 'lost'; readonly why: string }
  /** The token is no longer good. */
  | { readonly kind: 'signedOut' }
  /** Google will not do it, whoever asks how often: what it said, by code. */
  | { readonly kind: 'refused'; readonly status: number; readonly reason: string; readonly said: string };

export type Answer =
  | { readonly ok: true; readonly data: object; readonly date?: string }
  | { readonly ok: false; readonly trouble: Trouble };

/** A response as the client packages hand it over; their headers are an object of one kind or another. */
export interface Response {
  readonly status: number;
  readonly data: unknown;
  readonly headers: object;
}

const QUOTA = new Set([
  'rateLimitExceeded',
  'userRateLimitExceeded',
  'RATE_LIMIT_EXCEEDED',
  'sharingRateLimitExceeded',
]);

/** Sorts a response of any status. A body that is not JSON is never taken for data. */
export function sortAnswer(came: Response, nowMs: number): Answer {
  const { status, data, headers } = came;
  const date = headerOf(headers, 'date');
  if (status >= 200 && status < 300) {
    if (typeof data === 'object' && data !== null) return { ok: true, data, ...(date === undefined ? {} : { date }) };
    if (status === 204) return { ok: true, data: {} };
    return lost('an answer that is not JSON');
  }
  const { reason, said } = wordsOf(data);
  if (status === 429 || (status === 403 && QUOTA.has(reason))) return busy(headers, nowMs);
  if (status === 401) return { ok: false, trouble: { kind: 'signedOut' } };
  if (status >= 500 || status === 408 || (status >= 300 && status < 400)) return lost(`status ${status}`);
  return { ok: false, trouble: { kind: 'refused', status, reason, said } };
}

function busy(headers: object, nowMs: number): Answer {
  const afterMs = retryAfterMs(headerOf(headers, 'retry-after'), nowMs);
  return { ok: false, trouble: afterMs === undefined ? { kind: 'busy' } : { kind: 'busy', afterMs } };
}

function headerOf(headers: object, name: string): string | undefined {
  const value =
    'get' in headers && typeof headers.get === 'function' ? (headers as Headers).get(name) : field(headers, name);
  return isText(value) ? value : undefined;
}

function lost(why: string): Answer {
  return { ok: false, trouble: { kind: 'lost', why } };
}

/** Retry-After in either of its two forms: seconds, or a date. */
export function retryAfterMs(header: string | undefined, nowMs: number): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d{1,6}$/.test(header.trim())) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, at - nowMs);
}

/** Google's own reason and sentence, from either of its two forms of error. */
function wordsOf(data: unknown): { readonly reason: string; readonly said: string } {
  const error = field(data, 'error');
  const details = field(error, 'details');
  const errors = field(error, 'errors');
  const fromDetails = Array.isArray(details) ? details.map((one) => field(one, 'reason')).find(isText) : undefined;
  const fromErrors = Array.isArray(errors) ? errors.map((one) => field(one, 'reason')).find(isText) : undefined;
  const said = field(error, 'message');
  return { reason: fromDetails ?? fromErrors ?? '', said: isText(said) ? said : '' };
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}

/** What was thrown instead of a response: the network, a broken body, our own time limit. */
export function sortThrown(error: unknown): Answer {
  const code = field(error, 'code');
  return lost(isText(code) && /^[A-Za-z_]{2,40}$/.test(code) ? code : 'no answer');
}
