// The tables of the embedded ledger. Events are the source of truth; all other rows follow from them, every row signed, every content sealed.

import { EVENTS_BY_KIND } from './migrations.ts';

/** A higher number needs a step in migrations.ts. */
export const SCHEMA_VERSION = 2;
/** "MARA" in ASCII, so that another database is not taken for a ledger. */
export const APPLICATION_ID = 0x4d415241;

const shelf = (name: string): string =>
  `create table ${name} (id text primary key, data text not null, mac blob not null) strict, without rowid;`;

/** Rows that hold a value under a name; the name of the table is part of each row's signature. */
export const SIGNED_TABLES = [
  'meta',
  'slots',
  'adopted',
  'remembered',
  'papers',
  'paper_versions',
  'orders',
  'done',
  'access',
  'accepted',
  'answers',
  'encrypted',
] as const;
export type SignedTableName = (typeof SIGNED_TABLES)[number];

export const SCHEMA = `
${SIGNED_TABLES.map(shelf).join('\n')}
create index slots_state on slots (data ->> '$.state');
create index adopted_open on adopted (data ->> '$.confirmed');
create table events (
  seq integer primary key, at text not null, ms integer not null, kind text not null, subject text not null,
  data text not null, hash blob not null
) strict;
create index events_subject on events (subject, seq);
${EVENTS_BY_KIND}
create table messages (
  id text primary key, state text not null, seq integer not null, data text not null, mac blob not null
) strict, without rowid;
create index messages_state on messages (state, id);
create index messages_seq on messages (seq);
create table shown (
  case_ref text not null, message text not null, version integer not null, classes text not null, mac blob not null,
  primary key (case_ref, message, version)
) strict, without rowid;
create table contents (id text primary key, size integer not null, sealed blob not null) strict;
create table uses (holder text not null, content text not null, primary key (holder, content)) strict, without rowid;
create index uses_content on uses (content);
pragma application_id = ${APPLICATION_ID};
pragma user_version = ${SCHEMA_VERSION};
`;
