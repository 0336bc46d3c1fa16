// What the program says about itself: one JSON line an event, of fields on a list, each in a shape that no free text fits.
import { pino, type DestinationStream } from 'pino';
import { utcAt, type Clock } from './clock.ts';

/** A word of this house (a job, a state, a code); a person's name would begin with a capital. */
const WORD = /^[a-z][a-zA-Z0-9-]{0,40}$/;
const ID = /^[A-Z]{1,3}-[0-9A-Z]{4,10}$/;
/** A key names row ids, days and the words of this house: `ealing/agenda/M-7KQ2MX/C-31FWET`. */
const KEY = /^[a-z][a-z0-9-]{0,30}(\/[A-Za-z0-9-]{1,40}){1,5}$/;
const LOCAL_TIME = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$/;
const HASH = /^[0-9a-f]{8,64}$/;

/** Every field a log line may have, with the only shape its text may take. Numbers and yes or no may stand in any. */
const FIELDS = {
  marac: /^[a-z][a-z0-9-]{0,30}$/,
  job: WORD,
  slot: LOCAL_TIME,
  state: WORD,
  code: WORD,
  case: ID,
  row: ID,
  meeting: ID,
  contact: ID,
  table: WORD,
  key: KEY,
  run: /^[0-9a-z-]{4,40}$/i,
  hash: HASH,
  config: HASH,
  mode: WORD,
  point: WORD,
  place: /^(src|appsscript)\/[\w./-]+:\d+$/,
  count: null,
  ms: null,
  version: null,
  epoch: null,
  tries: null,
  reply: /^[245]\d\d$/,
} as const;

export type LogField = keyof typeof FIELDS;
export type LogFields = { readonly [F in LogField]?: string | number | boolean };

export interface Log {
  /** `event` is a fixed word or two of ours: `slot.claimed`. */
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

const EVENT = /^[a-z][a-zA-Z-]{0,30}(\.[a-zA-Z-]{1,30}){0,3}$/;

/** What may stand in a line of all that was handed in: unknown fields are left out, text of another shape reads "withheld". */
export function allow(fields: Readonly<Record<string, unknown>>): Record<string, string | number | boolean> {
  const kept: Record<string, string | number | boolean> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (!Object.hasOwn(FIELDS, name)) continue;
    if (typeof value === 'number' || typeof value === 'boolean') kept[name] = value;
    else if (typeof value === 'string') {
      const shape = FIELDS[name as LogField];
      kept[name] = shape !== null && shape.test(value) ? value : 'withheld';
    }
  }
  return kept;
}

/** One JSON line an event to the stream, in UTC, without host name or process id. */
export function openLog(destination: DestinationStream, clock: Pick<Clock, 'ms'>): Log {
  const out = pino({ base: null, timestamp: () => `,"time":"${utcAt(clock.ms())}"` }, destination);
  const line = (level: 'info' | 'warn' | 'error', event: string, fields: LogFields = {}): void =>
    out[level](allow(fields), EVENT.test(event) ? event : 'withheld');
  return {
    info: (event, fields) => line('info', event, fields),
    warn: (event, fields) => line('warn', event, fields),
    error: (event, fields) => line('error', event, fields),
  };
}

/** For tests and the demo: says nothing. */
export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
