// Papers as rows: versions numbered from 1. A version can be replaced until a message that carries it is offered; then it is fixed.
import type { Key, RecordedPaper } from '../../../domain/plan/effects.ts';
import { Failure } from '../../../errors.ts';
import type { ContentId, StoredPaper } from '../../ledger-history.ts';
import type { PlannedPaper } from '../../plan-commit.ts';
import { dropUses, keepContent } from '../sealed-contents.ts';
import { openSignedTable, type SignedTable } from '../signed-table.ts';
import type { Store } from '../sqlite-store.ts';
import type { PinnedPaper } from '../../../domain/outbox/pinned-paper.ts';

export interface PaperRow extends StoredPaper {
  readonly marac: string;
  readonly job: string;
  readonly frozen: boolean;
  readonly forgotten: boolean;
}

export interface PaperTables {
  /** By key: the newest version. */
  readonly newest: SignedTable<PaperRow>;
  /** By `key@version`. */
  readonly versions: SignedTable<PaperRow>;
}

export function openPapers(store: Store): PaperTables {
  return {
    newest: openSignedTable<PaperRow>(store, 'papers', false),
    versions: openSignedTable<PaperRow>(store, 'paper_versions', true),
  };
}

export function holderOf(key: Key, version: number): string {
  return `paper/${key}@${version}`;
}

/** Replaces the newest version of the paper, or adds the next one if that is fixed. */
export function keepPaper(store: Store, papers: PaperTables, planned: PlannedPaper): void {
  const before = papers.newest.find(planned.key);
  if (before?.contentHash === planned.contentHash && !before.forgotten) return;
  const version = before === undefined ? 1 : before.frozen ? before.version + 1 : before.version;
  const holder = holderOf(planned.key, version);
  const textId = keepContent(store, holder, Buffer.from(planned.plainText, 'utf8'));
  const files = planned.files.map((file) => ({
    format: file.format,
    contentId: keepContent(store, holder, file.bytes),
  }));
  const nameId = keepContent(store, holder, Buffer.from(planned.name, 'utf8'));
  dropUses(store, holder, [textId, nameId, ...files.map((file) => file.contentId)]);
  const { key, marac, job, template, audience, reader, contentHash, discloses, unprinted = [] } = planned;
  put(papers, {
    key,
    version,
    marac,
    job,
    template,
    audience,
    reader,
    contentHash,
    discloses,
    ...(unprinted.length === 0 ? {} : { unprinted }),
    textId,
    nameId,
    files,
    frozen: false,
    forgotten: false,
  });
}

/** The newest version is called that from now on. */
export function renamePaper(store: Store, papers: PaperTables, key: Key, name: string): void {
  const paper = papers.newest.find(key);
  if (paper === undefined || paper.forgotten) return;
  const holder = holderOf(key, paper.version);
  const nameId = keepContent(store, holder, Buffer.from(name, 'utf8'));
  put(papers, { ...paper, nameId });
  dropUses(store, holder, [nameId, ...contentIdsOf(paper)]);
}

/** Fixes the newest version of each paper and returns which they are. */
export function freezePapers(papers: PaperTables, keys: readonly Key[]): readonly PinnedPaper[] {
  return keys.map((key) => {
    const paper = papers.newest.find(key);
    if (paper === undefined || paper.forgotten)
      throw new Failure('bug', `A message was offered with the paper ${key}, which was never made.`);
    if (!paper.frozen) put(papers, { ...paper, frozen: true });
    return { key, version: paper.version };
  });
}

export function put(papers: PaperTables, paper: PaperRow): void {
  papers.versions.put(`${paper.key}@${paper.version}`, paper);
  const newest = papers.newest.find(paper.key);
  if (newest === undefined || newest.version <= paper.version) papers.newest.put(paper.key, paper);
}

export function contentIdsOf(paper: PaperRow): readonly ContentId[] {
  return paper.forgotten ? [] : [paper.textId, ...paper.files.map((file) => file.contentId)];
}

export function recordedPaper(paper: PaperRow, name: string | undefined): RecordedPaper {
  const { key, marac, job, template, reader, version, contentHash, discloses, unprinted, frozen } = paper;
  const formats = paper.forgotten ? [] : paper.files.map(({ format }) => format);
  const named = name === undefined ? {} : { name };
  const facts = { key, marac, job, template, reader, version, contentHash, discloses, frozen, formats, ...named };
  return unprinted === undefined ? facts : { ...facts, unprinted };
}
