// Where the file of a paper lies, below the folder for papers of the team or of the few.
import type { RecordedPaper } from '../plan/effects.ts';
import { parseName, printFolder } from './outward-name.ts';

type Filed = Pick<RecordedPaper, 'key' | 'template' | 'reader' | 'name'>;

/** `2027-03-16, Westmere MARAC/Agenda, Westmere MARAC, 16 March 2027, Borough Housing.pdf` */
export function paperFile(paper: Filed, format: string): string {
  const name = paper.name === undefined ? undefined : parseName(paper.name);
  return name === undefined ? formerPaperFile(paper, format) : `${printFolder(name)}/${paper.name ?? ''}.${format}`;
}

const SAFE = /[^A-Za-z0-9-]+/g;

/** Where earlier versions put it: `ealing/agenda/M-7KQ2MX/agenda-C-31FWET.pdf`. It stays there until the paper is made again. */
export function formerPaperFile(paper: Filed, format: string): string {
  const parts = paper.key.split('/').map((part) => part.replace(SAFE, '-'));
  const [marac = 'marac', job = 'job', about = 'all'] = parts;
  const rest = parts
    .slice(3)
    .filter((part) => part !== paper.reader && part !== 'paper' && part !== paper.template && part !== 'at-risk-list')
    .filter((part) => part !== 'attendance-sheet' && part !== 'minute-form');
  const name = [paper.template, ...rest, paper.reader].join('-').replace(SAFE, '-');
  return `${marac}/${job}/${about}/${name}.${format}`;
}
