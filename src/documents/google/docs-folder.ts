// Papers as Google Docs for the team: in one folder of a shared drive, each readable by exactly those of the team who may see it, and never
// by an agency (Google would mail them by itself). A reader who may not see it any more loses it at the next run.
import type { Problem } from '../../domain/text/problem.ts';
import { problemId } from '../../domain/text/problem.ts';

/** The Drive calls it needs: workbook/google/calls/docs-drive.ts has them. */
export interface DocsDrive {
  list(): Promise<
    readonly { readonly id: string; readonly title: string; readonly key: string; readonly hash: string }[]
  >;
  create(content: DocContent): Promise<string>;
  replace(id: string, content: DocContent): Promise<void>;
  readers(
    id: string,
  ): Promise<readonly { readonly permissionId: string; readonly address: string; readonly inherited: boolean }[]>;
  share(id: string, address: string): Promise<void>;
  unshare(id: string, permissionId: string): Promise<void>;
  trash(id: string): Promise<void>;
}

export interface DocContent {
  /** The paper's key: names no case. */
  readonly key: string;
  /** What the team reads in Drive: no name of a person, no address. */
  readonly title: string;
  /** Of the content, so that an unchanged paper is not sent again. */
  readonly hash: string;
  readonly docx: Uint8Array;
}

export interface TeamPaper extends DocContent {
  /** Addresses of the team members who may read it, computed anew at every run: conflicts have taken theirs out. */
  readonly readers: readonly string[];
}

export interface DocsFolder {
  /** Makes, renews and shares the papers, takes access away from whoever is no reader any more, and bins papers that are no longer there. */
  keep(papers: readonly TeamPaper[]): Promise<{ readonly made: number; readonly problems: readonly Problem[] }>;
}

export interface DocsFolderOptions {
  readonly drive: DocsDrive;
  /** The team's mail domains: nobody else is ever let in. */
  readonly domains: readonly string[];
  /** Our own account. */
  readonly account: string | undefined;
}

/** Opens the folder; nothing is asked of Drive before the first keep. */
export function openDocsFolder({ drive, domains, account }: DocsFolderOptions): DocsFolder {
  return {
    async keep(papers) {
      const known = await drive.list();
      const problems: Problem[] = [];
      let made = 0;
      for (const paper of papers) {
        const [doc, ...copies] = known.filter(({ key }) => key === paper.key);
        // A lost answer to an upload leaves a second one: the first is kept.
        for (const copy of copies) await drive.trash(copy.id);
        // Access is taken away before new content comes in.
        if (doc !== undefined) problems.push(...(await narrow(drive, doc.id, paper, account)));
        if (doc === undefined || doc.hash !== paper.hash) made += 1;
        const id = doc?.id ?? (await drive.create(paper));
        if (doc !== undefined && doc.hash !== paper.hash) await drive.replace(id, paper);
        problems.push(...(await widen(drive, id, paper, domains)));
      }
      const wanted = new Set(papers.map(({ key }) => key));
      for (const doc of known) if (!wanted.has(doc.key)) await drive.trash(doc.id);
      return { made, problems };
    },
  };
}

function lower(addresses: readonly string[]): ReadonlySet<string> {
  return new Set(addresses.map((address) => address.toLowerCase()));
}

/** Takes the paper from whoever may not read it. Members of the shared drive cannot be kept out: that is told. */
async function narrow(
  drive: DocsDrive,
  id: string,
  paper: TeamPaper,
  account: string | undefined,
): Promise<readonly Problem[]> {
  const readers = lower(paper.readers);
  const problems: Problem[] = [];
  for (const { permissionId, address, inherited } of await drive.readers(id)) {
    const lowered = address.toLowerCase();
    if (readers.has(lowered) || lowered === account?.toLowerCase()) continue;
    if (inherited) problems.push(tell('docs.member', paper, MEMBER, address));
    else await drive.unshare(id, permissionId);
  }
  return problems;
}

async function widen(
  drive: DocsDrive,
  id: string,
  paper: TeamPaper,
  domains: readonly string[],
): Promise<readonly Problem[]> {
  const already = lower((await drive.readers(id)).map(({ address }) => address));
  const problems: Problem[] = [];
  for (const address of paper.readers) {
    if (already.has(address.toLowerCase())) continue;
    if (isOnTeam(address, domains)) await drive.share(id, address);
    else problems.push(tell('docs.outside', paper, OUTSIDE, address));
  }
  return problems;
}

/** Matched exactly, or below a domain that is written with a leading dot. */
function isOnTeam(address: string, domains: readonly string[]): boolean {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  return domains.some((one) => (one.startsWith('.') ? domain.endsWith(one) : domain === one));
}

const MEMBER =
  'A member of the shared drive may not see this paper, and reads it as a member. Take that person out of the shared drive, or move the papers to another one.';
const OUTSIDE = 'This reader is not on the team’s domains, so the paper was not shared with them.';

function tell(code: string, paper: TeamPaper, sentence: string, shown: string): Problem {
  return { id: problemId(code, paper.key, shown), code, size: 'note', place: 'Google Docs', sentence, shown };
}
