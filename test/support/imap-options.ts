// What the IMAP server of the tests has and is told to do wrong, and a message that lies in it.

export interface ImapFolder {
  readonly name: string;
  /** \Drafts, \Sent: said in LIST where the server knows special use. */
  readonly use?: string;
  readonly noSelect?: true;
}

export interface ImapOptions {
  readonly password?: string;
  /** appendDrop: close at APPEND. takeAndDrop: keep the message, then close. appendNo: refuse it. */
  readonly fault?: 'appendDrop' | 'takeAndDrop' | 'appendNo' | undefined;
  /** Only the first so many APPENDs. */
  readonly times?: number;
  readonly certificate?: 'good' | 'expired';
  readonly folders?: readonly ImapFolder[];
  /** special-use: RFC 6154. xlist: its forerunner. names: nothing is marked. */
  readonly marks?: 'special-use' | 'xlist' | 'names';
  /** Whether it can expunge single messages (RFC 4315). */
  readonly uidPlus?: boolean;
  /** Waits so long before each answer. */
  readonly slowMs?: number;
}

export interface Stored {
  readonly uid: number;
  readonly bytes: string;
  readonly flags: Set<string>;
  deleted: boolean;
  readonly at: Date;
}
