// The month in pictures: papers and a message as their readers get them, and tabs as the workbook shows them. Each opens the file that it shows.
import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Documents } from '../../src/documents/documents-port.ts';
import type { RawTable, Snapshot } from '../../src/workbook/workbook-port.ts';
import { EMERGENCY, MARCH } from '../made-up/demo-meetings.ts';
import type { Month } from '../live-month.ts';
import type { Camera, Shot } from './camera.ts';
import { A4, countPages, firstPage } from './first-page.ts';
import { SHOW } from './page-places.ts';
import type { Shown } from './shown.ts';
import { tabPage } from './tab-page.ts';

export interface Picture {
  readonly name: string;
  readonly title: string;
  /** For those who do not see it. */
  readonly alt: string;
  /** From the demo's folder on. */
  readonly src: string;
  /** The file that it shows. */
  readonly href: string;
  readonly width: number;
  readonly height: number;
}

/** What was printed, by the bytes that came of it. */
export interface Printer {
  readonly documents: Documents;
  htmlOf(pdf: Uint8Array): string | undefined;
}

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64');

/** The same documents, remembering the page of each PDF. */
export function rememberPages(documents: Documents): Printer {
  const pages = new Map<string, string>();
  return {
    documents: {
      ...documents,
      async print(html, format) {
        const printed = await documents.print(html, format);
        if (format === 'pdf' && printed.outcome === 'done') pages.set(hash(printed.bytes), html);
        return printed;
      },
    },
    htmlOf: (pdf) => pages.get(hash(pdf)),
  };
}

interface PaperPick {
  readonly name: string;
  readonly title: string;
  readonly alt: string;
  /** Part of the message's key, and the paper in it. */
  readonly key: string;
  readonly paper: string;
  readonly agency?: string;
}

/** The day on which the agenda goes and an emergency meeting is held. */
const MORNING = '2027-03-11';
const DESKTOP = 1180;
const TALLEST = 660;
const MOST_ROWS = 14;
const PHONE: Shot = { width: 390, height: 620, fits: true };

const PAPERS: readonly PaperPick[] = [
  {
    name: 'agenda',
    title: 'An agency’s agenda',
    alt: 'First page of Borough Housing’s agenda: when and where, the running order with its times, the first case',
    key: `/agenda/${MARCH.id}/`,
    paper: 'agenda',
    agency: 'Borough Housing',
  },
  {
    name: 'chair',
    title: 'The chair’s first page',
    alt: 'First page of the chair’s papers: conflicts to manage, who is most at risk, who is missing, overdue actions',
    key: `/agenda/${MARCH.id}/chair/`,
    paper: 'chair-papers',
  },
  {
    name: 'minutes',
    title: 'The minutes',
    alt: 'First page of the minutes: who was there, and the first case',
    key: `/minutes/${MARCH.id}/`,
    paper: 'minutes',
    agency: 'Borough Housing',
  },
  {
    name: 'action-sheet',
    title: 'An agency’s action sheet',
    alt: 'An action sheet: what the agency agreed to do, for whom, by which day',
    key: `/${MARCH.id}/`,
    paper: 'action-sheet',
    agency: 'Borough Housing',
  },
  {
    name: 'safe-contact',
    title: 'The IDVA’s safe-contact paper',
    alt: 'The paper for the IDVA alone: how the victim can be reached, when, and which ways are unsafe',
    key: '/R-DEMJ22/',
    paper: 'idva-first-contact',
  },
];

export interface Studio {
  readonly month: Month;
  readonly camera: Camera;
  readonly printer: Pick<Printer, 'htmlOf'>;
  readonly snapshot: Snapshot;
}

/** Takes them into the demo's folder; what the month does not have is left out. */
export async function takePictures(
  studio: Studio,
  folder: string,
  messages: readonly Shown[],
): Promise<readonly Picture[]> {
  const { month, camera, printer, snapshot } = studio;
  const { files } = month.app;
  await files.makeFolder(path.join(folder, SHOW, 'pictures'));
  const pictures: Picture[] = [];
  const keep = async (of: Omit<Picture, 'src' | 'width' | 'height'>, html: string, shot: Shot): Promise<void> => {
    const bytes = await camera.shoot(html, shot);
    const src = `${SHOW}/pictures/${of.name}.jpg`;
    await files.write(path.join(folder, src), bytes);
    pictures.push({ ...of, src, ...sizeOf(bytes, shot) });
  };
  const tab = async (
    of: Pick<Picture, 'name' | 'title' | 'alt' | 'href'>,
    rows: RawTable | undefined,
  ): Promise<void> => {
    if (rows === undefined || rows.rows.length === 0) return;
    const { html, width } = tabPage(rows, DESKTOP, MOST_ROWS);
    await keep(of, html, { width, height: TALLEST, fits: true });
  };
  const morning = month.story.mornings.find(({ at }) => at.startsWith(MORNING));
  await tab(
    {
      name: 'today',
      title: 'Today, on the morning of the agenda',
      alt: 'The tab Today: what is needed of the coordinator, why, and until when, the worst first',
      href: `#m${MORNING}`,
    },
    morning?.tab,
  );
  for (const pick of PAPERS) {
    const found = findPaper(messages, pick);
    const pdf = found === undefined ? undefined : await files.read(path.join(folder, found.href));
    const html = pdf === undefined ? undefined : printer.htmlOf(pdf);
    if (found === undefined || pdf === undefined || html === undefined) continue;
    const { name, title, alt } = pick;
    await keep({ name, title, alt, href: found.href }, firstPage(html, countPages(pdf)), { ...A4, asPrinted: true });
  }
  const mail = messages.find((one) => one.key.includes(`/agenda/${MARCH.id}/`) && one.to.includes('Borough Housing'));
  const text = mail === undefined ? undefined : await month.app.ledger.findMailText(mail.key);
  if (mail !== undefined && text?.html !== undefined)
    await keep(
      {
        name: 'mail',
        title: 'A message, on a phone',
        alt: 'The message that brings the agenda: your times, what is attached, whom to ring',
        href: mail.href,
      },
      text.html,
      PHONE,
    );
  await tab(
    {
      name: 'outbox',
      title: 'Outbox: what waits and what went',
      alt: 'The tab Outbox: each message, to whom, about which case, why, and what became of it',
      href: 'main.xlsx',
    },
    snapshot.tables.get('outbox'),
  );
  return pictures;
}

function findPaper(
  messages: readonly Shown[],
  { key, paper, agency }: PaperPick,
): { readonly href: string } | undefined {
  for (const one of messages) {
    if (!one.key.includes(key) || one.key.includes(`/${EMERGENCY.id}/`)) continue;
    if (agency !== undefined && !one.to.includes(agency)) continue;
    const found = one.attachments.find((each) => each.template === paper && each.href.endsWith('.pdf'));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Width and height as a .jpg says them; those that were asked for where it is none. */
function sizeOf(bytes: Uint8Array, { width, height }: Shot): { readonly width: number; readonly height: number } {
  const view = Buffer.from(bytes);
  for (let at = 2; at + 9 < view.length && view[at] === 0xff; at += 2 + view.readUInt16BE(at + 2))
    if (view[at + 1] === 0xc0 || view[at + 1] === 0xc2)
      return { width: view.readUInt16BE(at + 7), height: view.readUInt16BE(at + 5) };
  return { width, height };
}
