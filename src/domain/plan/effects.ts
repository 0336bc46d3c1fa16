// What a job wants to happen, as data, and how that is squared with what has happened: read, plan, apply.
import type { Audience } from '../access/field-class.ts';
import type { LocalTime } from '../time/day.ts';
import type { Reasons } from '../text/reason.ts';

/**
 * Names the occasion and nothing of the content: `marac/job/occasion/contact`, `ealing/agenda/M-7KQ2MX/C-31FWET`.
 * Row ids and days only; no name, no address.
 */
export type Key = string;
/** Something a message covers, chased or told once that message is sent or handed over: `A-9XK4TP/overdue-1`. */
export type Occasion = string;

/** none: goes when it is due, no person asked (only the three kinds that never wait). undo: after the undo time. release: when a person says so. */
export type Gate = 'none' | 'undo' | 'release';

/** A complete plain object, already cut to its reader; its shape is declared in domain/papers. */
export type View = Readonly<Record<string, unknown>>;

/** One case and the classes of its fields that a paper or message shows. */
export interface Disclosed {
  readonly case: string;
  readonly classes: readonly string[];
  /** Row ids of the agencies whose actions it shows. Where it shows actions and this is absent, whose they are is not known: earlier versions did not say. */
  readonly actionsOf?: readonly string[];
}

export interface MessageEffect {
  readonly do: 'message';
  readonly key: Key;
  readonly marac: string;
  readonly job: string;
  /** Row id of a contact. */
  readonly to: string;
  readonly audience: Audience;
  readonly template: string;
  readonly model: View;
  /** Keys of paper effects of the same plan, or of papers already recorded, that go with it. */
  readonly papers: readonly Key[];
  readonly covers: readonly Occasion[];
  readonly gate: Gate;
  /** False while a ready mark is missing: it stays a draft that follows the typing, and `waitsFor` says for what. */
  readonly ready: boolean;
  readonly waitsFor?: Reasons;
  /** Past this it is cancelled and said. */
  readonly notAfter: LocalTime;
  readonly because: Reasons;
  /** Content-free kinds may go to someone who lost access since: withdrawals only. */
  readonly contentFree?: boolean;
  /** For a withdrawal: the very address the paper went to, whatever the register says today. */
  readonly toAddress?: string;
  /** The paper it carries whose version it names: put in, as `newVersion`, when it is made. */
  readonly namesVersionOf?: Key;
}

export interface PaperEffect {
  readonly do: 'paper';
  readonly key: Key;
  readonly marac: string;
  readonly job: string;
  readonly template: string;
  readonly audience: Audience;
  /** Row id of the agency or contact whose copy it is. */
  readonly reader: string;
  readonly model: View;
  readonly formats: readonly ('pdf' | 'docx' | 'xlsx' | 'ics')[];
  readonly because: Reasons;
  /** Another paper whose version it names: put in, as `newVersion`, when it is made. */
  readonly namesVersionOf?: Key;
}

export interface RowEffect {
  readonly do: 'row';
  readonly key: Key;
  readonly marac: string;
  readonly job: string;
  readonly table: string;
  readonly rowId: string;
  readonly restricted: boolean;
  /** By field name; only text, number, boolean or list of texts. Days and times are text. */
  readonly values: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  readonly because: Reasons;
}

export interface ForgetEffect {
  readonly do: 'forget';
  readonly key: Key;
  readonly marac: string;
  readonly job: string;
  readonly case: string;
  readonly because: Reasons;
}

/**
 * Fields that were a person's to fill and that intake moves on (a safe phone from Referrals to Safe contacts): blanked only where they still
 * hold what was read. Keyed, so it happens once.
 */
export interface BlankEffect {
  readonly do: 'blank';
  readonly key: Key;
  readonly marac: string;
  readonly job: string;
  readonly table: string;
  readonly rowId: string;
  readonly fields: readonly string[];
  readonly because: Reasons;
}

/**
 * Cells of a row that is there. `blank`: only cells in which nothing stands. `read`: what is written holds what was read (a list with one more
 * entry), or is the runner's own to say (the ref a row is filed under). Only where the cell still holds what was read. Keyed, so it happens once.
 */
export interface FillEffect {
  readonly do: 'fill';
  readonly key: Key;
  readonly marac: string;
  readonly job: string;
  readonly table: string;
  readonly rowId: string;
  readonly over: 'blank' | 'read';
  readonly values: RowEffect['values'];
  readonly because: Reasons;
}

export type Effect = MessageEffect | PaperEffect | RowEffect | ForgetEffect | BlankEffect | FillEffect;

export type MessageState =
  | 'draft'
  | 'offered'
  | 'approved'
  | 'sending'
  | 'dataStarted'
  | 'sent'
  /** Taken by the relay, and reported as not delivered. */
  | 'bounced'
  | 'refused'
  | 'uncertain'
  | 'cancelled'
  | 'handing'
  | 'handed';

/** What the ledger remembers of one message, for planning; no content. */
export interface RecordedMessage {
  readonly key: Key;
  readonly marac: string;
  readonly job: string;
  readonly template: string;
  readonly to: string;
  readonly state: MessageState;
  /** Numbered from 1 at each offer of new content. */
  readonly version: number;
  /** Hash of template, model and papers as last planned. */
  readonly contentHash: string;
  readonly covers: readonly Occasion[];
  readonly papers: readonly Key[];
  readonly discloses: readonly Disclosed[];
  readonly gate: Gate;
  readonly held: boolean;
  readonly plannedAt: LocalTime;
  readonly offeredAt?: LocalTime;
  readonly settledAt?: LocalTime;
  readonly notAfter: LocalTime;
  /** Why it does not go: what it depends on could not be read. */
  readonly frozen?: Reasons;
  /** Cancelled because its hour had passed. */
  readonly late?: string;
  /** A person asked for another attempt with the content that it has: it does not follow the typing. */
  readonly again?: { readonly by: string };
}

export interface RecordedPaper {
  readonly key: Key;
  readonly marac: string;
  readonly job: string;
  readonly template: string;
  readonly reader: string;
  readonly version: number;
  readonly contentHash: string;
  /** What its newest version shows. */
  readonly discloses: readonly Disclosed[];
  /** What it is there to tell and its template did not print, by the names of the fields. */
  readonly unprinted?: readonly string[];
  /** Frozen once a message that carries it was offered. */
  readonly frozen: boolean;
}

/** Row, forget, blank and fill effects already carried out, and every occasion settled by a sent or handed message. */
export interface Recorded {
  readonly messages: ReadonlyMap<Key, RecordedMessage>;
  readonly papers: ReadonlyMap<Key, RecordedPaper>;
  readonly done: ReadonlySet<Key>;
  /** Occasion -> when the message that covers it was sent or handed over. */
  readonly covered: ReadonlyMap<Occasion, LocalTime>;
  /** Order of cases of each meeting as last planned, for stability: meeting id -> case refs. */
  readonly orders: ReadonlyMap<string, readonly string[]>;
}

/** The wanted effect with the hash of its content. */
export interface Hashed<E extends Effect = Effect> {
  readonly effect: E;
  readonly hash: string;
}
