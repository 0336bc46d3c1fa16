// Papers as files for the team: one folder per meeting or job, named after template, reader's row id and version, never after people.
import type { Facts } from '../../domain/plan/facts.ts';
import type { FieldClass } from '../../domain/access/field-class.ts';
import type { PlannedPaper } from '../../ledger/plan-commit.ts';
import type { Ports, PapersFor } from '../engine/ports.ts';

const SAFE = /[^A-Za-z0-9-]+/g;

/** ealing/agenda/M-7KQ2MX/paper/C-31FWET -> ealing/agenda/M-7KQ2MX/agenda-C-31FWET.pdf */
export function paperFile(paper: Pick<PlannedPaper, 'key' | 'template' | 'reader' | 'marac'>, format: string): string {
  const parts = paper.key.split('/').map((part) => part.replace(SAFE, '-'));
  const [marac = 'marac', job = 'job', about = 'all'] = parts;
  const rest = parts
    .slice(3)
    .filter((part) => part !== paper.reader && part !== 'paper' && part !== paper.template && part !== 'at-risk-list');
  const name = [
    paper.template,
    ...rest.filter((part) => part !== 'attendance-sheet' && part !== 'minute-form'),
    paper.reader,
  ]
    .join('-')
    .replace(SAFE, '-');
  return `${marac}/${job}/${about}/${name}.${format}`;
}

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

export async function layDownPapers(
  ports: Ports,
  { maracs }: Pick<Facts, 'maracs'>,
  papers: readonly PlannedPaper[],
): Promise<void> {
  const restricted = new Set(maracs.flatMap((marac) => [...marac.restrictedCases, ...(marac.restrictedRows ?? [])]));
  for (const paper of papers)
    for (const file of paper.files)
      await ports.papersFolder.keep(paperFile(paper, file.format), file.bytes, readersOfPaper(paper, restricted));
}
