// Texts of cells that lead to papers: the path below the folder for papers, or the folders of several.
export type PapersOf = 'team' | 'restricted';

interface Paper {
  readonly path: string;
  readonly isOfTeam: boolean;
}

/** The restricted workbook names papers of both folders. */
const OF_TEAM = ' (in the folder of the team)';

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

/** `2027-03-16, Westmere MARAC/Agenda, Westmere MARAC, 16 March 2027, Borough Housing.pdf`; of several their folders, one a line. */
export function printPapers(papers: readonly Paper[], side: 'main' | 'restricted'): string {
  const told = papers.length === 1 ? papers : papers.map((one) => ({ ...one, path: folderOf(one.path) }));
  const lines = told.map(({ path, isOfTeam }) => `${path}${isOfTeam && side === 'restricted' ? OF_TEAM : ''}`);
  return [...new Set(lines)].toSorted().join('\n');
}

/** The first that the text names, and in whose folder it lies. */
export function readPaper(text: string, side: 'main' | 'restricted'): { readonly path: string; readonly of: PapersOf } {
  const [first = ''] = text.split('\n');
  if (side === 'main') return { path: first, of: 'team' };
  return first.endsWith(OF_TEAM)
    ? { path: first.slice(0, -OF_TEAM.length), of: 'team' }
    : { path: first, of: 'restricted' };
}
