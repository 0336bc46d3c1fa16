// npm run bench:papers: all papers of a synthetic meeting of 20 cases and 14 agencies, as Word files and as PDF: wall time, memory, the slowest.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { openDocuments } from '../src/documents/open-documents.ts';
import type { Documents } from '../src/documents/documents-port.ts';
import { agendaForAgency, atRiskListModel, chairModel, richModels } from '../test/documents/models.ts';
import { idvaModel, minutesModel } from '../test/documents/meeting-models.ts';
import { AGENCIES, head, needed, victim, contactLine, ref, action } from '../test/documents/synthetic.ts';

const CASES = 20;
const root = path.join(import.meta.dirname, '..');

interface Wanted {
  readonly name: string;
  readonly template: string;
  readonly model: unknown;
}

/** Four papers an agency, cut to its cases, and those of chair, IDVA and coordinator. */
function listPapers(): readonly Wanted[] {
  const rich = richModels(CASES);
  const perAgency = AGENCIES.flatMap((agency, n) => {
    const own = Array.from({ length: CASES }, (_, i) => i).filter(
      (i) => needed(i).includes(agency) && (n > 1 || i % 2 === 0),
    );
    const sheet = {
      ...rich['action-sheet'],
      head: head('Actions', agency),
      agency,
      cases: own.map((i, k) => ({
        ref: ref('K', i),
        number: k + 1,
        name: victim(i).name,
        place: victim(i).place,
        placeLine: victim(i).placeLine,
        contactLine: contactLine(i),
        actions: [action(0, i), action(1, i)].map((one) => ({ ...one, agency, agencyId: ref('G', n) })),
      })),
    };
    return [
      { name: `agenda, ${agency}`, template: 'agenda', model: agendaForAgency(own.length, agency) },
      { name: `at-risk-list, ${agency}`, template: 'at-risk-list', model: atRiskListModel(CASES, agency) },
      {
        name: `minutes, ${agency}`,
        template: 'minutes',
        model: minutesModel(
          own.filter((i) => i !== 3),
          agency,
        ),
      },
      { name: `action-sheet, ${agency}`, template: 'action-sheet', model: sheet },
    ];
  });
  return [
    ...perAgency,
    { name: 'chair-papers', template: 'chair-papers', model: chairModel(CASES) },
    { name: 'idva-papers', template: 'idva-papers', model: idvaModel([0, 1, 2, 3, 4, 5, 6]) },
    { name: 'idva-feedback', template: 'idva-feedback', model: rich['idva-feedback'] },
    { name: 'attendance-sheet', template: 'attendance-sheet', model: rich['attendance-sheet'] },
  ];
}

/** Highest resident memory of the processes this one started, in MiB; 0 where the system does not tell. */
function childrenPeakMb(): number {
  try {
    const status = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((pid) => ({ pid, status: readStatus(pid) }));
    const ours = new Set([String(process.pid)]);
    for (let round = 0; round < 6; round += 1)
      for (const one of status) if (ours.has(field(one.status, 'PPid'))) ours.add(one.pid);
    ours.delete(String(process.pid));
    const sum = status
      .filter((one) => ours.has(one.pid))
      .reduce((all, one) => all + Number.parseInt(field(one.status, 'VmHWM') || '0', 10), 0);
    return Math.round(sum / 1024);
  } catch {
    return 0;
  }
}
function readStatus(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return '';
  }
}
const field = (status: string, name: string): string => new RegExp(`^${name}:\\s*(\\S+)`, 'm').exec(status)?.[1] ?? '';

interface Timed {
  readonly name: string;
  readonly ms: number;
  readonly bytes: number;
}

async function time(
  documents: Documents,
  pages: readonly { readonly name: string; readonly html: string }[],
  format: 'docx' | 'pdf',
) {
  const each: Timed[] = [];
  const begin = performance.now();
  const cpu = process.cpuUsage();
  const one = async ({ name, html }: { readonly name: string; readonly html: string }): Promise<void> => {
    const start = performance.now();
    const printed = await documents.print(html, format);
    if (printed.outcome === 'missing') throw new Error(printed.why);
    each.push({ name, ms: Math.round(performance.now() - start), bytes: printed.bytes.length });
  };
  if (format === 'docx') for (const page of pages) await one(page);
  // Two pages at a time, as the printer has: the time of each is then its own and not that of the queue.
  else {
    const queue = [...pages];
    const work = async (): Promise<void> => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) await one(next);
    };
    await Promise.all([work(), work()]);
  }
  const ms = Math.round(performance.now() - begin);
  const used = process.cpuUsage(cpu);
  const cpuMs = Math.round((used.user + used.system) / 1000);
  const slowest = each.toSorted((a, b) => b.ms - a.ms)[0];
  return {
    files: each.length,
    ms,
    cpuMs,
    mb: Math.round(each.reduce((sum, file) => sum + file.bytes, 0) / 1048576),
    slowest,
  };
}

const documents = openDocuments({
  templatesDir: path.join(root, 'templates'),
  cacheDir: path.join(root, 'node_modules', '.cache', 'marac-papers'),
});
const wanted = listPapers();
const start = performance.now();
const pages = wanted.map(({ name, template, model }) => ({
  name,
  html: documents.compose('paper', template, model).html,
}));
const composeMs = Math.round(performance.now() - start);
const docx = await time(documents, pages, 'docx');
// The browser starts (and the first time is unpacked) outside the clock: once a day, not once a paper.
const opening = performance.now();
await documents.print(pages.at(-1)?.html ?? '', 'pdf');
const openMs = Math.round(performance.now() - opening);
const pdf = await time(documents, pages, 'pdf');
const browserMb = childrenPeakMb();
await documents.close();
const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
const say = (line: string): void => void process.stderr.write(`${line}\n`);
say(`${wanted.length} papers of ${CASES} cases for ${AGENCIES.length} agencies, synthetic`);
say(`pages from templates: ${composeMs} ms`);
say(
  `.docx: ${docx.ms} ms (${docx.cpuMs} ms of processor), slowest ${docx.slowest?.name} (${docx.slowest?.ms} ms); aim 6,000 ms`,
);
say(
  `.pdf:  ${pdf.ms} ms, slowest ${pdf.slowest?.name} (${pdf.slowest?.ms} ms); aim 20,000 ms; browser ready in ${openMs} ms`,
);
say(`memory at most: ${peakMb} MiB here, ${browserMb} MiB in the browser's processes together`);
process.stdout.write(`${JSON.stringify({ papers: wanted.length, composeMs, docx, pdf, openMs, peakMb, browserMb })}\n`);
