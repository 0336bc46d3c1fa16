// A tab of an .xlsx file that somebody gives another name, as Excel does it: in the list of sheets alone.
import { readFileSync, writeFileSync } from 'node:fs';
import { openZip, writeZip } from '../../src/system/zip.ts';
import { OWN } from '../../src/workbook/xlsx/trust-profile.ts';

export function renameTabIn(file: string, from: string, to: string): void {
  const zip = openZip(readFileSync(file), OWN.zip);
  const name = 'xl/workbook.xml';
  const parts = zip.entries.map((entry) => {
    if (entry.name !== name) return { entry, packed: zip.packed(entry) };
    const text = zip.read(entry).toString('utf8');
    if (!text.includes(`name="${from}"`)) throw new Error(`no tab ${from}`);
    return { name, content: Buffer.from(text.replace(`name="${from}"`, `name="${to}"`), 'utf8') };
  });
  writeFileSync(file, writeZip(parts), { mode: 0o600 });
}
