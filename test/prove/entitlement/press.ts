// The rendered path: the same plan through templates, printers, the step of approval with its encryption, and the letter; then everything read
// back out of the bytes.
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Access } from '../../../src/domain/access/access.ts';
import type { Documents } from '../../../src/documents/documents-port.ts';
import { composePlan, type Composition } from '../../../src/jobs/engine/compose-plan.ts';
import type { Ports } from '../../../src/jobs/engine/ports.ts';
import { JOBS } from '../../../src/jobs/engine/job-list.ts';
import { makePlan } from '../../../src/jobs/engine/make-plan.ts';
import { findTripwires } from '../../../src/jobs/final-check/tripwire.ts';
import { openEncryption, type Encryption } from '../../../src/mail/encrypt/open-encryption.ts';
import { openWorkFolder } from '../../../src/system/work-folder.ts';
import { writeAnswerSheet } from '../../../src/app/write-answer-sheet.ts';
import { paperFile } from '../../../src/domain/outward/paper-file.ts';
import { openTestDocuments } from '../../documents/press.ts';
import { judge, judgeMissing, type Finding } from './judge.ts';
import { leavingModels, type Leaving } from './leave.ts';
import { alike, faultsOfFile, faultsOfSubject, faultsOfTitle, openNames, type NamesOfWorld } from './outward-names.ts';
import { readBack } from './read-back.ts';
import { openShelf, type Shelf } from './shelf.ts';
import { DOMAINS } from './try-world.ts';
import { KEYS } from './ground.ts';
import type { World } from './world.ts';
import type { Planned } from '../../../src/jobs/engine/planned.ts';

/** pdf: by qpdf where it is installed; office: as on a machine without it, in an area that lets encrypted office files go. */
export type Printing = 'html' | 'docx' | 'pdf' | 'office';

export interface Pressed {
  readonly findings: readonly Finding[];
  /** Canaries that rightly stood in what left. */
  readonly looked: number;
  /** Formats of the encrypted files that left, and were opened again. */
  readonly sealed: readonly string[];
}

export interface Press {
  tryRendered(world: World, printing: Printing): Promise<Pressed>;
  /** Whether PDFs can be encrypted on this machine. */
  hasQpdf(): Promise<boolean>;
  close(): Promise<void>;
}

export function openPress(): Press {
  const documents = openTestDocuments();
  const work = openWorkFolder(path.join(tmpdir(), 'marac-prove-work'));
  const withQpdf = openEncryption({ work, allowOffice: true });
  const without = openEncryption({ work, allowOffice: true, qpdf: 'no-such-program' });
  const neither = openEncryption({ work, allowOffice: false, qpdf: 'no-such-program' });
  const desks = new Map<Printing, Ports>();
  return {
    async tryRendered(world, printing) {
      const encryption = printing === 'office' ? without : withQpdf;
      const ports = desks.get(printing) ?? openDesk(documents, printing, encryption);
      desks.set(printing, ports);
      const planned = makePlan(ports, world.facts, JOBS, world.now);
      const names = openNames(world);
      const composed = await composePlan(ports, planned, names.facts, world.now);
      const seals = printing === 'pdf' || printing === 'office';
      const known = { ...planned.access, agencies: names.agencies };
      const access = seals ? withPasswordFiles(known, composed, world.seed) : known;
      const left = await letLeave({ world, names, planned, composed, access, encryption });
      const plain = seals ? await tryNeverPlain(world, composed, access, neither) : [];
      const { leaving, findings } = left;
      const looked = leaving.reduce((sum, one) => sum + world.canaries.findIn(one.text).size, 0);
      return {
        findings: [
          ...findings,
          ...plain,
          ...tryNames(world, names, composed),
          ...trySaid(world, planned, composed),
          ...judge(world, leaving),
          ...judgeMissing(world, leaving),
        ],
        looked,
        sealed: left.sealed,
      };
    },
    hasQpdf: async () => (await withQpdf.choose(['pdf'])) === 'pdf',
    async close() {
      await documents.close();
      for (const one of [withQpdf, without, neither]) await one.close();
    },
  };
}

const isSealed = (access: Access, contact: string): boolean =>
  access.contacts.some((one) => one.id === contact && one.route === 'passwordFile');

/** One of those to whom papers go gets files with a passphrase, in each world others: an encrypted office file costs seconds. */
function withPasswordFiles(access: Access, composed: Composition, seed: number): Access {
  const readers = [...new Set(composed.messages.flatMap((one) => (one.papers.length === 0 ? [] : [one.to])))];
  const contacts = access.contacts.map((one) =>
    one.id === readers[seed % readers.length] ? { ...one, route: 'passwordFile' as const } : one,
  );
  return { ...access, contacts };
}

interface Scene {
  readonly world: World;
  readonly names: NamesOfWorld;
  readonly planned: Planned;
  readonly composed: Composition;
  readonly access: Access;
  readonly encryption: Encryption;
}

interface Left {
  readonly leaving: readonly Leaving[];
  readonly findings: readonly Finding[];
  readonly sealed: readonly string[];
}

async function letLeave({ world, names, planned, composed, access, encryption }: Scene): Promise<Left> {
  const may = new Map(leavingModels(planned, world.facts).map((one) => [one.key, one]));
  const shelf: Shelf = openShelf(composed);
  const leaving: Leaving[] = [];
  const faults: string[] = [];
  const sealed: string[] = [];
  for (const message of composed.messages) {
    const model = may.get(message.key);
    if (model === undefined) continue;
    const approval = await shelf.approve(message, access, encryption);
    if (!approval.ok) {
      const codes = approval.problems.map((one) => one.code);
      if (!codes.includes('recipient-refused')) faults.push(`${message.key} waits: ${codes.join(', ')}`);
      continue;
    }
    const { bytes, toAddress } = approval.value;
    const read = await readBack(bytes, toAddress, message.text.subject, isSealed(access, message.to));
    const papers = message.papers.flatMap((key) => composed.papers.find((one) => one.key === key)?.template ?? []);
    const ofNames = [
      ...faultsOfSubject(world, names, message.text.subject, { template: message.template, papers }),
      ...read.files.flatMap((file) => faultsOfFile(world, names, file, papers)),
      ...read.titles.flatMap((title) => faultsOfTitle(world, names, title)),
      ...alike(read.files),
    ];
    faults.push(...[...read.faults, ...ofNames].map((what) => `${message.key}: ${what}`));
    sealed.push(...read.sealed);
    leaving.push({ ...model, text: read.text });
  }
  return { leaving, sealed, findings: faults.map((what) => ({ kind: 'property', seed: world.seed, what })) };
}

/** PROP10: the team's files and folders; two readers of an agency, and agencies that differ in capitals alone, have files of their own. */
function tryNames(world: World, names: NamesOfWorld, composed: Composition): readonly Finding[] {
  const files = composed.papers.flatMap((paper) =>
    paper.files.map(({ format }) => ({ paper, file: paperFile(paper, format) })),
  );
  const faults = [
    ...files.flatMap(({ paper, file }) => faultsOfFile(world, names, file, [paper.template])),
    ...alike(files.map(({ file }) => file)),
  ];
  return faults.map((what) => ({ kind: 'property', seed: world.seed, what }));
}

/** Where nothing can encrypt, a paper for somebody who gets encrypted files waits: it never goes plain. */
async function tryNeverPlain(
  world: World,
  composed: Composition,
  access: Access,
  encryption: Encryption,
): Promise<readonly Finding[]> {
  const isPdf = (key: string): boolean =>
    composed.papers.some((one) => one.key === key && one.files[0]?.format === 'pdf');
  const message = composed.messages.find(
    (one) => isSealed(access, one.to) && one.papers.length > 0 && one.papers.every(isPdf),
  );
  if (message === undefined) return [];
  const approval = await openShelf(composed).approve(message, access, encryption);
  const waits = !approval.ok && approval.problems.every((one) => one.code === 'tool-missing');
  return waits ? [] : [{ kind: 'property', seed: world.seed, what: `${message.key} did not wait for a tool` }];
}

/** PROP12: what people and logs are told: keys, reasons, problems with their sentences. The tripwire stays silent where nothing is wrong. */
function trySaid(world: World, planned: Planned, composed: Composition): readonly Finding[] {
  const tripped = findTripwires(world.facts, composed);
  const told = JSON.stringify([
    planned.wanted.map(({ effect }) => [effect.key, effect.because, effect.do === 'message' ? effect.covers : '']),
    planned.stopped.map((one) => one.because),
    composed.problems,
    tripped.problems,
  ]);
  const said = [
    ...[...world.canaries.findIn(told)].map((word) => `PROP12 ${word} in keys, reasons or problems`),
    ...tripped.problems.map((one) => one.sentence),
  ];
  return said.map((what) => ({ kind: 'property', seed: world.seed, what }));
}

function openDesk(documents: Documents, printing: Printing, encryption: Encryption): Ports {
  return {
    keys: KEYS,
    documents: {
      ...documents,
      // As HTML the page itself is the file: what a printer gets is what it prints.
      print: (html: string, format: 'docx' | 'pdf') =>
        printing === 'html'
          ? Promise.resolve({ outcome: 'done', bytes: Buffer.from(html, 'utf8') })
          : documents.print(html, printing === 'docx' ? 'docx' : format),
    },
    writeAnswerSheet,
    // As the product asks it: .docx beside .pdf where that is what can be encrypted.
    sealedAs:
      printing === 'pdf' || printing === 'office'
        ? async () => ((await encryption.choose(['pdf', 'docx'])) === 'docx' ? 'docx' : 'pdf')
        : async () => 'pdf',
    allowedDomains: DOMAINS,
    maskNames: false,
    rehearsal: false,
  } as unknown as Ports;
}
