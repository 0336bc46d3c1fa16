// What the keys of marac.config.yaml ask of each other.
import type { WrittenConfig } from './config-shape.ts';

/** What one key asks of another. */
export function agreementFaults(
  written: WrittenConfig,
): readonly { readonly line: string; readonly sentence: string }[] {
  const faults: { line: string; sentence: string }[] = [];
  const names = written.maracs.map((marac) => marac.name);
  const doubled = names.find((name, index) => names.indexOf(name) !== index);
  if (doubled !== undefined) faults.push({ line: 'maracs', sentence: `Two MARACs are called "${doubled}".` });
  for (const marac of written.maracs)
    if (marac.main === marac.restricted)
      faults.push({
        line: 'maracs',
        sentence: `${marac.name}: the restricted workbook is its own file, with its own sharing.`,
      });
  if (written.mail.mode === 'live' && written.mail.smtp === undefined)
    faults.push({ line: 'mail', sentence: 'In live mode mail.smtp is needed.' });
  if (written.mail.mode !== 'rehearsal' && written.mail.allowedDomains.length === 0)
    faults.push({
      line: 'mail',
      sentence: 'Outside rehearsal mail.allowedDomains must name at least one domain: an empty list lets nothing go.',
    });
  return [...faults, ...sheetFaults(written)];
}

/** Sheets are named by their ids alone, and the workbooks of a MARAC are of one kind: no write spans a file and a sheet. */
function sheetFaults(written: WrittenConfig): readonly { readonly line: string; readonly sentence: string }[] {
  const register = written.register ?? written.maracs[0]?.main ?? '';
  const places = [register, ...written.maracs.flatMap((marac) => [marac.main, marac.restricted])];
  const sheets = places.filter(isSheet);
  const faults: { line: string; sentence: string }[] = [];
  const tell = (sentence: string): void => void faults.push({ line: 'maracs', sentence });
  if (sheets.length > 0 && written.google === undefined)
    tell('A Google Sheet is named, but there is no google: with the team’s domains. docs/google.md says how.');
  if (places.some((place) => /^https?:\/\//.test(place)) || sheets.some((place) => !/^google:[\w-]+$/.test(place)))
    tell('A Google Sheet is written google:ID: the long part of its address between /d/ and /edit, and nothing else.');
  for (const marac of written.maracs)
    if (new Set([marac.main, marac.restricted, register].map(isSheet)).size > 1)
      tell(`${marac.name}: its workbooks and the register are either all Google Sheets or all .xlsx files.`);
  return faults;
}

export function isSheet(place: string): boolean {
  return place.startsWith('google:');
}
