// Papers as files for the team: a folder for each meeting, and names of the grammar in domain/outward; never after a case or a person.
import type { FieldClass } from '../../domain/access/field-class.ts';
import { formerPaperFile, paperFile } from '../../domain/outward/paper-file.ts';
import type { Facts } from '../../domain/plan/facts.ts';
import type { PaperFile, PlannedPaper } from '../../ledger/plan-commit.ts';
import type { Composition } from '../engine/compose-plan.ts';
import type { Ports, PapersFor } from '../engine/ports.ts';

/** Papers that show hidden places, safe contacts or restricted cases are kept apart, because these are in the restricted workbook only. */
const OF_THE_FEW: ReadonlySet<string> = new Set<FieldClass>(['safeContact', 'hiddenPlace']);

export function readersOfPaper(
  { discloses }: Pick<PlannedPaper, 'discloses'>,
  restricted: ReadonlySet<string>,
): PapersFor {
  const isOfFew = discloses.some(
    (shown) => restricted.has(shown.case) || shown.classes.some((fieldClass) => OF_THE_FEW.has(fieldClass)),
  );
  return isOfFew ? 'restricted' : 'team';
}

/** Cases and rows that stand in the restricted workbook only. */
export const restrictedIn = ({ maracs }: Pick<Facts, 'maracs'>): ReadonlySet<string> =>
  new Set(maracs.flatMap((marac) => [...marac.restrictedCases, ...(marac.restrictedRows ?? [])]));

/** Puts every paper that was made where its name says, and one that is called otherwise now there too; what it was called before goes. */
export async function layDownPapers(
  ports: Ports,
  { maracs, recorded }: Pick<Facts, 'maracs' | 'recorded'>,
  { papers, renamed }: Pick<Composition, 'papers' | 'renamed'>,
): Promise<void> {
  const restricted = restrictedIn({ maracs });
  const moved = await Promise.all(renamed.map((one) => storedAs(ports, one)));
  for (const paper of [...papers, ...moved.flatMap((one) => one ?? [])]) {
    const before = recorded.papers.get(paper.key);
    for (const { format, bytes } of paper.files) {
      const file = paperFile(paper, format);
      const former = before === undefined ? [] : [paperFile(before, format), formerPaperFile(before, format)];
      await ports.papersFolder.keep(file, bytes, readersOfPaper(paper, restricted), former);
    }
  }
}

type LaidDown = Pick<PlannedPaper, 'key' | 'template' | 'reader' | 'name' | 'discloses'> & {
  readonly files: readonly PaperFile[];
};

async function storedAs(ports: Ports, { key, name }: Composition['renamed'][number]): Promise<LaidDown | undefined> {
  const paper = await ports.ledger.findPaper(key);
  if (paper === undefined) return undefined;
  const files: PaperFile[] = [];
  for (const { format, contentId } of paper.files) {
    const bytes = await ports.ledger.readContent(contentId);
    if (bytes !== undefined) files.push({ format, bytes });
  }
  const { template, reader, discloses } = paper;
  return { key, template, reader, name, discloses, files };
}
