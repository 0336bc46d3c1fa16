// Shows the month: a page for each message as its recipient would see it, the papers it carried, and the page that leads to all of them.
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { OutboxMessage } from '../../src/domain/outbox/outbox-message.ts';
import { describeReasons } from '../../src/domain/text/describe-reason.ts';
import { formatTime } from '../../src/domain/time/day.ts';
import { readDirectory, type Directory } from '../directory.ts';
import { link, page, safe } from './html.ts';
import type { Month } from '../live-month.ts';
import { attachmentPlace, messagePage, SHOW } from './page-places.ts';
import { renderIndex } from './show-index.ts';
import type { Camera } from './camera.ts';
import type { Attachment, Shown } from './shown.ts';
import { takePictures, type Studio } from './take-pictures.ts';
import { pictureReports } from './picture-reports.ts';
import type { Reports } from '../year/make-reports.ts';

const LEFT: readonly string[] = ['sent', 'handed'];

export interface Showing {
  readonly opening?: Promise<Camera | undefined>;
  readonly printer?: Studio['printer'];
  /** Of the year; without them the page has only the month. */
  readonly reports?: Reports | undefined;
}

/** Writes the pages into the demo's folder and gives the messages they show. */
export async function showMonth(
  month: Month,
  folder: string,
  { opening, printer, reports }: Showing = {},
): Promise<readonly Shown[]> {
  const { files, ledger } = month.app;
  const snapshot = await month.door.look();
  const directory = readDirectory(snapshot);
  const messages = (await ledger.messages())
    .filter((message) => LEFT.includes(message.state))
    .toSorted((a, b) => order(a).localeCompare(order(b), 'en'));
  await files.makeFolder(path.join(folder, SHOW, 'papers'));
  const shown: Shown[] = [];
  for (const message of messages) shown.push(await showMessage(month, folder, directory, message));
  const camera = await opening;
  const pictures =
    camera === undefined || printer === undefined
      ? []
      : await takePictures({ month, snapshot, camera, printer }, folder, shown);
  const documents = [
    ...(await listDocuments(folder, 'documents')),
    ...(await listDocuments(folder, 'restricted-documents')),
  ];
  const year =
    reports === undefined
      ? undefined
      : {
          reports,
          pictures:
            camera === undefined || printer === undefined
              ? []
              : await pictureReports({ month, snapshot, camera, printer }, folder, reports),
        };
  await files.write(
    path.join(folder, 'index.html'),
    renderIndex({ story: month.story, messages: shown, documents, directory, pictures, year }),
  );
  return shown;
}

function order(message: OutboxMessage): string {
  return `${message.settledAt ?? message.plannedAt} ${message.key}`;
}

async function showMessage(month: Month, folder: string, directory: Directory, message: OutboxMessage): Promise<Shown> {
  const { ledger, keys, files, config } = month.app;
  const text = await ledger.findMailText(message.key);
  const address = (await ledger.findToAddress(message.key)) ?? '';
  const attachments = await keepAttachments(month, folder, message);
  const shown: Shown = {
    key: message.key,
    at: message.settledAt ?? message.plannedAt,
    to: directory.tell(message.to),
    contact: message.to,
    address,
    subject: text?.subject ?? '',
    template: message.template,
    occasions: message.covers.length,
    href: messagePage(keys, message.key),
    attachments,
  };
  const body = `<header><p>${link('Back to the month', '../index.html')}</p><h1>${safe(shown.subject)}</h1></header>
<main id="main">
<dl class="head"><dt>From</dt><dd>${safe(config.mail.from)}</dd><dt>To</dt><dd>${safe(shown.to)}, ${safe(address)}</dd>
<dt>When</dt><dd>${safe(formatTime(shown.at))}</dd><dt>Why</dt><dd>${safe(describeReasons(message.because))}</dd>
<dt>Let go by</dt><dd>${safe(letGo(message))}</dd>
<dt>Attached</dt><dd>${attachments.length === 0 ? 'Nothing' : attachments.map((each) => link(each.label, path.posix.relative(SHOW, each.href))).join('<br>')}</dd></dl>
<h2>As the recipient sees it</h2>
<iframe title="The message" sandbox srcdoc="${safe(text?.html ?? '')}"></iframe>
<h2>The same in plain text</h2>
<pre>${safe(text?.text ?? '')}</pre>
</main>`;
  await files.write(path.join(folder, shown.href), page(shown.subject, body));
  return shown;
}

function letGo(one: OutboxMessage): string {
  if (one.released !== undefined)
    return `${one.released.by}, ${one.released.in === 'workbook' ? 'in the Outbox tab' : 'with marac release'}, version ${one.released.version}`;
  return one.gate === 'none' ? 'Nobody: this kind never waits' : 'Nobody held it in its undo time';
}

/** The version that went, though the folder of documents may hold a newer one. */
async function keepAttachments(month: Month, folder: string, message: OutboxMessage): Promise<readonly Attachment[]> {
  const { ledger, keys, files } = month.app;
  const kept: Attachment[] = [];
  for (const pinned of message.pinned) {
    const paper = await ledger.findPaper(pinned.key, pinned.version);
    for (const file of paper?.files ?? []) {
      const bytes = await ledger.readContent(file.contentId);
      if (paper === undefined || bytes === undefined) continue;
      const href = attachmentPlace(keys, pinned.key, pinned.version, paper.template, file.format);
      await files.write(path.join(folder, href), bytes);
      kept.push({
        label: `${paper.template.replaceAll('-', ' ')}, version ${pinned.version} (.${file.format})`,
        href,
        template: paper.template,
      });
    }
  }
  return kept;
}

async function listDocuments(folder: string, top: string): Promise<readonly string[]> {
  const names = await readdir(path.join(folder, top), { recursive: true });
  return names
    .map((name) => `${top}/${name.split(path.sep).join('/')}`)
    .filter((name) => /\.(pdf|docx|xlsx)$/.test(name))
    .toSorted();
}
