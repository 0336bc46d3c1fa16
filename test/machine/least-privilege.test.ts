// Each may open what is theirs and no more: papers with safe contacts, templates, backups, passphrases. All people and cases are made up.
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/command-list.ts';
import { readTemplates } from '../../src/documents/templates/template-files.ts';
import type { PapersFor } from '../../src/jobs/engine/ports.ts';
import { readersOfPaper } from '../../src/jobs/views/papers-folder.ts';
import { TEMPLATES } from '../documents/press.ts';
import { journey, letGo, sendAgenda } from '../journeys/steps.ts';
import { runLine } from '../support/command-line.ts';
import { AGENCY, typeReferral } from '../support/small-marac.ts';
import { openOldDesk } from '../upgrade/open-desk.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'marac-least-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const shows = (ref: string, ...classes: readonly string[]) => ({ discloses: [{ case: ref, classes }] });

const copy = (name: string): string => {
  const to = path.join(folder, name);
  cpSync(TEMPLATES, to, { recursive: true });
  return to;
};

describe('F73: papers that show what only the restricted workbook holds lie apart', () => {
  test('F73: a paper with a way to reach the victim safely lies apart; those of the room lie with the team', () =>
    journey(async (desk) => {
      const kept = new Map<string, { readonly readers: PapersFor; readonly text: string }>();
      Object.assign(desk.desk, {
        papersFolder: {
          keep: (file: string, bytes: Uint8Array, readers: PapersFor) =>
            Promise.resolve(void kept.set(file, { readers, text: Buffer.from(bytes).toString('utf8') })),
        },
      });
      typeReferral(desk.book, 'R-AAAA22', { referrerAgency: AGENCY.police, landlord: AGENCY.housing });
      await desk.tick('2027-03-01T10:00');
      await letGo(desk, '2027-03-01T10:15');
      await sendAgenda(desk);
      const withPhone = [...kept].filter(([, { text }]) => text.includes('07700 900123'));
      expect(withPhone.length).toBeGreaterThan(0);
      expect(withPhone.filter(([, { readers }]) => readers === 'team').map(([file]) => file)).toEqual([]);
      const ofTeam = [...kept].filter(([, { readers }]) => readers === 'team').map(([file]) => file);
      expect(ofTeam.some((file) => file.includes('/Agenda, Ealing MARAC, 16 March 2027, '))).toBe(true);
      expect(ofTeam.filter((file) => file.includes('/Papers, ') || file.includes('/IDVA papers, '))).toEqual([]);
    }));

  test('F73: by what a paper shows: a safe contact, a hidden place, a restricted case', () => {
    const restricted = new Set(['C-RRRR22']);
    expect(readersOfPaper(shows('C-AAAA22', 'name', 'knownPlace', 'note'), restricted)).toBe('team');
    expect(readersOfPaper(shows('C-AAAA22', 'safeContact'), restricted)).toBe('restricted');
    expect(readersOfPaper(shows('C-AAAA22', 'hiddenPlace'), restricted)).toBe('restricted');
    expect(readersOfPaper(shows('C-RRRR22', 'name'), restricted)).toBe('restricted');
    expect(readersOfPaper({ discloses: [] }, restricted)).toBe('team');
  });

  test(
    'F73: those that an earlier version laid among the team’s are named by check, and a new version of one takes the old away',
    { timeout: 120_000 },
    async () => {
      const desk = await openOldDesk('desk-2026-11');
      try {
        const { out } = await desk.marac('2027-03-11T11:05', 'check');
        expect(out).toMatch(
          /documents: \d+ of the IDVA’s papers, with safe contacts, lie here since an earlier version.*restricted-documents/,
        );
        await desk.marac('2027-03-11T11:06', 'run');
        const laid = (top: string, called: RegExp) =>
          readdirSync(path.join(desk.folder, top), { recursive: true, encoding: 'utf8' }).filter((name) =>
            called.test(name),
          );
        // Its IDVA papers are made anew in that run, and called so that people know them.
        expect(laid('restricted-documents', /\/IDVA papers, Northmere MARAC/).length).toBeGreaterThan(0);
        expect(laid('documents', /idva-papers|IDVA papers/)).toEqual([]);
      } finally {
        await desk.close();
      }
    },
  );
});

describe('F73: a link among the templates is not followed', () => {
  test('F73: a template that is a link is named, and shows nothing of what it leads to', () => {
    const templates = copy('linked-file');
    const secret = path.join(folder, 'secret.hbs');
    writeFileSync(secret, '<p>the key of another desk</p>');
    rmSync(path.join(templates, 'documents/agenda.hbs'));
    symlinkSync(secret, path.join(templates, 'documents/agenda.hbs'));
    const read = readTemplates(templates);
    expect(read.papers.has('agenda')).toBe(false);
    expect(read.problems.map(({ code, place }) => [code, place])).toEqual([
      ['template.link', 'templates/documents/agenda.hbs, line 1'],
    ]);
    expect(JSON.stringify([...read.papers])).not.toContain('another desk');
  });

  test('F73: so is a folder of them', () => {
    const templates = copy('linked-folder');
    renameSync(path.join(templates, 'mail'), path.join(folder, 'mail-elsewhere'));
    symlinkSync(path.join(folder, 'mail-elsewhere'), path.join(templates, 'mail'));
    const read = readTemplates(templates);
    expect([read.mails.size, read.problems.map(({ code }) => code)]).toEqual([0, ['template.link']]);
  });
});

test('F73: the backup that docs/operations.md gives packs no password', { timeout: 60_000 }, async () => {
  const docs = readFileSync(path.join(import.meta.dirname, '../../docs/operations.md'), 'utf8');
  const recipe = /^(tar --create [^|]*)\|/m.exec(docs)?.[1]?.replaceAll('\\\n', ' ') ?? '';
  await runLine(['init', 'ealing', '--title', 'Ealing MARAC'], COMMANDS, { folder });
  const desk = path.join(folder, 'ealing');
  const secrets = ['key', 'passphrases.txt', 'smtp-password', 'environment', 'google-key.json'];
  for (const name of secrets.slice(1)) writeFileSync(path.join(desk, name), 'a secret', { mode: 0o600 });
  mkdirSync(path.join(desk, 'ledger/work'), { mode: 0o700 });
  writeFileSync(path.join(desk, 'ledger/work/plain.pdf'), '%PDF');
  writeFileSync(path.join(desk, 'ledger/live.sqlite'), 'made up');
  const words = recipe.replace('/srv/marac', folder).trim().split(/\s+/).slice(1);
  const packed = execFileSync('tar', words, { maxBuffer: 64_000_000 });
  const names = execFileSync('tar', ['--list', '--file', '-'], { input: packed, encoding: 'utf8' }).split('\n');
  expect(names.filter((name) => secrets.some((one) => name.endsWith(one)) || name.includes('work'))).toEqual([]);
  for (const one of [
    'main.xlsx',
    'restricted.xlsx',
    'marac.config.yaml',
    'ledger/live.sqlite',
    'anchor/',
    'restricted-documents/',
  ])
    expect(names).toContain(`ealing/${one}`);
});

test('F73: one passphrase under 12 letters stops nothing that needs none', { timeout: 120_000 }, async () => {
  const desk = await openOldDesk('desk-2026-11');
  try {
    const config = path.join(desk.folder, 'marac.config.yaml');
    const text = readFileSync(config, 'utf8').replace(/^key: .*$/m, (line) => `${line}\npassphrases: passphrases.txt`);
    writeFileSync(config, text, { mode: 0o600 });
    writeFileSync(path.join(desk.folder, 'passphrases.txt'), 'Housing: elevenchars\n', { mode: 0o600 });
    await desk.marac('2027-03-11T11:05', 'run');
    const left = desk.taken.length;
    await desk.marac('2027-03-11T11:06', 'release', 'northmere/agenda/M-AAAA22/C-HAAA22', '--by', 'Cora Coordinata');
    const said = await desk.marac('2027-03-11T11:45', 'run', 'send');
    expect([said.err, desk.taken.length > left]).toEqual(['', true]);
  } finally {
    await desk.close();
  }
});
