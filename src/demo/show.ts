import type { Month } from './month.ts';
export async function showMonth(month: Month, _folder: string): Promise<number> {
  for (const e of month.story.entries) console.log(e.at, e.who, e.text, '|', e.why ?? '', e.links.length);
  console.log(JSON.stringify(month.story.mornings.map((m) => m.items), null, 1).slice(0, 6000));
  console.log([...month.story.problems.values()]);
  return 0;
}
