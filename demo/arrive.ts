// How the demo's referrals arrive and are decided: typed as they came, or as a returned form; then the coordinator's word in the same row.
import { renderReferralForm } from '../src/workbook/forms/referral/referral-form.ts';
import { fillReferralForm } from '../src/workbook/forms/referral/fill-form.ts';
import { cellText } from '../src/domain/cells/cell.ts';
import { cell, row, type Edit, type Typed } from './type-as-people.ts';
import { TITLE } from './demo-folder.ts';
import type { Month, Said } from './live-month.ts';
import type { Scripted } from './arriving-referrals.ts';
import { renderWordForm } from './made-up/fill-word-form.ts';
import type { World } from './starting-world.ts';

export function scripted(world: World, id: string): Scripted {
  const found = world.script.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`There is no referral ${id} in the demo.`);
  return found;
}

/** The coordinator types a referral that came by mail or phone. */
export async function arrives(
  month: Month,
  world: World,
  ids: readonly string[],
  hards: readonly string[] = [],
): Promise<void> {
  const coming = ids.map((id) => scripted(world, id));
  await month.types(
    world.coordinator,
    `Types ${coming.length === 1 ? 'a referral that arrived' : `${coming.length} referrals that arrived`}: ${coming.map((one) => `${one.id}, ${one.what}`).join('; ')}.`,
    coming.map((one) => row('referrals', one.id, one.values)),
    hards[0] === undefined ? {} : { hard: hards[0] },
  );
  for (const hard of hards.slice(1)) month.says(world.coordinator, `The same row shows: ${hard}.`, { hard });
}

/** A referrer fills the .xlsx form and the coordinator drops it into the inbox as it came. */
export async function arrivesAsForm(month: Month, world: World, id: string): Promise<void> {
  const { what, values } = scripted(world, id);
  const blank = await renderReferralForm({ marac: TITLE, sendTo: 'marac@westmere.example.org' });
  await month.drops(
    world.coordinator,
    `Drops a returned .xlsx referral form into the inbox as it came: ${what}.`,
    `referral-${id.slice(2).toLowerCase()}.xlsx`,
    await fillReferralForm(blank, values),
  );
}

/** An area's own Word form comes back and the coordinator drops it into the inbox as it came. */
export async function arrivesAsWord(month: Month, world: World, id: string): Promise<void> {
  const { what, values } = scripted(world, id);
  await month.drops(
    world.coordinator,
    `Drops a returned Word form into the inbox as it came: ${what}.`,
    `referral-${id.slice(2).toLowerCase()}.docx`,
    renderWordForm('MARAC referral, Westmere (synthetic)', values),
  );
}

/** The row id that intake gave to a referral that came as a form. */
export async function idOf(month: Month, world: World, id: string): Promise<string> {
  const { values } = scripted(world, id);
  const rows = (await month.door.look()).tables.get('referrals')?.rows ?? [];
  const text = (one: (typeof rows)[number], field: string): string => {
    const found = one.cells.get(field);
    return found === undefined ? '' : cellText(found);
  };
  const found = rows.find(
    (one) => text(one, 'surname') === values['surname'] && text(one, 'forenames') === values['forenames'],
  );
  if (found?.id === undefined) throw new Error(`The form ${id} did not become a referral.`);
  return found.id;
}

export function decide(world: World, id: string, on: string, decision: string, more: Typed = {}): Edit {
  return cell('referrals', id, { decision, decidedBy: world.coordinator, decidedOn: on, ...more });
}

export function acknowledge(id: string, at: string): Edit {
  return cell('referrals', id, { idvaAcknowledgedAt: at, idvaAcknowledgedBy: 'IDVA duty desk' });
}

/** The coordinator decides; each sentence says what and why. */
export async function decides(
  month: Month,
  world: World,
  text: string,
  edits: readonly Edit[],
  said: Said = {},
): Promise<void> {
  await month.types(world.coordinator, text, edits, said);
}
