// First pages of the reports of figures, as pictures that open them.
import path from 'node:path';
import type { Reports } from '../year/make-reports.ts';
import { A4, countPages, firstPage } from './first-page.ts';
import { SHOW } from './page-places.ts';
import type { Picture, Studio } from './take-pictures.ts';

const PICKS: readonly (readonly [report: string, title: string, alt: string])[] = [
  [
    'steering-group',
    'For the steering group',
    'First page of the report: in short, then how long cases wait, as a chart',
  ],
  ['agencies', 'Agencies', 'First page of the report on agencies: who came to which meeting, as a grid'],
  [
    'equality',
    'Equality',
    'First page of the report on equality: cases of each group beside the people who live there',
  ],
];

export async function pictureReports(
  { month, camera, printer }: Studio,
  folder: string,
  { figures }: Reports,
): Promise<readonly Picture[]> {
  const { files } = month.app;
  const pictures: Picture[] = [];
  for (const [name, title, alt] of PICKS) {
    const report = figures.find((each) => each.name.startsWith(name));
    const pdf = report && (await files.read(path.join(folder, report.pdf)));
    const html = pdf && printer.htmlOf(pdf);
    if (report === undefined || pdf === undefined || html === undefined) continue;
    const src = `${SHOW}/pictures/${name}.jpg`;
    const shot = { ...A4, asPrinted: true };
    await files.write(path.join(folder, src), await camera.shoot(firstPage(html, countPages(pdf)), shot));
    pictures.push({ name, title, alt, src, href: encodeURI(report.pdf), ...A4 });
  }
  return pictures;
}
