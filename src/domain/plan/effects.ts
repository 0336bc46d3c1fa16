// Effects: what a job wants to happen, as data; and what the ledger remembers of earlier ones.
import type { Audience } from '../access/field-class.ts';
import type { LocalTime } from '../time/day.ts';
import type { Reasons } from '../text/reason.ts';

/**
 * Names the occasion, never the content: `marac/job/occasion/contact`, `ealing/agenda/M-7KQ2MX/C-31FWET`. Row ids and days only; no name, no address.
 */
export type Key = string;
/** Something that a message settles once it is sent or handed over: `A-9XK4TP/overdue-1`. */
export type Occasion = string;

/**
 * none: goes when it is due without a person (only the three kinds that never wait). undo: after the undo time. release: when a person releases it.
 */
export type Gate = 'none' | 'undo' | 'release';

/** A complete plain object that contains only what its reader may see; its shape is declared in domain/papers. */
export type View = Readonly<Record<string, unknown>>;

/** One case and the classes of its fields that a paper or message shows. */
export interface Disclosed {
  readonly case: string;
  readonly classes: readonly string[];
  /**
   * Row ids of the agencies whose actions it shows. Absent although actions are shown: not known whose, because earlier versions did not record it.
   */
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
  /** False while a ready mark is missing: then it stays a draft that changes as people type, and `waitsFor` says what is missing. */
  readonly ready: boolean;
  readonly waitsFor?: Reasons;
  /** After this it is cancelled, and Today says so. */
  readonly notAfter: LocalTime;
  readonly because: Reasons;
  /** True for a message without content, which may go to somebody who lost access since: withdrawals only. */
  readonly contentFree?: boolean;
  /** For a withdrawal: the address the paper went to, whatever the register says today. */
  readonly toAddress?: string;
  /** The paper whose version this message names; the version is filled in as `newVersion` when the message is made. */
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
  /** Another paper whose version this paper names; the version is filled in as `newVersion` when the paper is made. */
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
 * Blanks cells that a person filled and whose content intake moves elsewhere (a safe phone number from Referrals to Safe contacts), only if they
 * still hold what was read. Keyed, so it happens once.
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
 * Fills cells of an existing row, only if the cell still holds what was read. `blank`: only blank cells. `read`: the new value contains what was read
 * (a list with one more entry), or is the program's to write (the ref a row is filed under). Keyed, so it happens once.
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
  /** Accepted by the relay, and later reported as not delivered. */
  | 'bounced'
  | 'refused'
  | 'uncertain'
  | 'cancelled'
  | 'handing'
  | 'handed';

/** What the ledger remembers of one message, for planning, without content. */
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
  /** Why it does not go: something it depends on could not be read. */
  readonly frozen?: Reasons;
  /** Cancelled because its time had passed. */
  readonly late?: string;
  /** A person asked for another attempt with the content it has: it no longer changes as people type. */
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
  /** Fields that it should print and its template does not. */
  readonly unprinted?: readonly string[];
  /** True once a message that carries it was offered. */
  readonly frozen: boolean;
  /** What its file is called, without the format; absent for one made before papers had names (domain/outward). */
  readonly name?: string;
  /** Of its files; none of a paper whose content was forgotten. */
  readonly formats?: readonly string[];
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
