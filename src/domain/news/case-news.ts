// What a referral says of the case itself: wishes, interpreter, the record of sharing without consent, another MARAC that hears it.
import { receivedOn } from '../cases/case-of-referral.ts';
import { formatDate } from '../time/day.ts';
import { foldText } from '../text/fold.ts';
import type { Referral } from '../referral/referral.ts';
import { CASE_HEADINGS } from './news-headings.ts';
import type { Differing, News, Piece } from './news-piece.ts';
import { nameContent, type NewsContext } from './news-context.ts';

const CONSENT = ['withoutConsentBasis', 'withoutConsentWhy', 'withoutConsentBy', 'withoutConsentOn'] as const;

export function newsOfCase(scene: NewsContext): News {
  const { referral, caseRow } = scene;
  const pieces: Piece[] = [];
  const differing: Differing[] = [];
  const fill = (field: keyof typeof CASE_HEADINGS, values: Readonly<Record<string, string>>): void => {
    const name = `fill/${caseRow.id}/${field}`;
    const takes = { do: 'fill', over: 'blank', name, table: 'cases', rowId: caseRow.id, values } as const;
    pieces.push({ id: name, sort: 'cell', heading: CASE_HEADINGS[field], row: caseRow.id, takes: [takes] });
  };
  const said = { interpreter: interpreterOf(referral), heardElsewhere: referral.otherMarac };
  for (const field of ['interpreter', 'heardElsewhere'] as const) {
    const [value, there] = [said[field], caseRow[field]];
    if (value === undefined) continue;
    if (there === undefined) fill(field, { [field]: value });
    else if (foldText(there) !== foldText(value))
      differing.push({ heading: CASE_HEADINGS[field], row: caseRow.id, table: 'cases' });
  }
  const consent = CONSENT.filter((field) => referral[field] !== undefined);
  if (consent.length > 0 && CONSENT.every((field) => caseRow[field] === undefined))
    fill('withoutConsentBasis', Object.fromEntries(consent.map((field) => [field, referral[field] ?? ''])));
  return { pieces: [...pieces, ...wishPieces(scene)], differing };
}

/** What she wants is kept beside what she wanted, with the referral that says so. */
function wishPieces(scene: NewsContext): readonly Piece[] {
  const { referral, caseRow } = scene;
  const before = caseRow.wishes ?? '';
  if (referral.wishes === undefined || foldText(before).includes(foldText(referral.wishes))) return [];
  const on = receivedOn(referral);
  const said = `Referral ${referral.id}${on === undefined ? '' : `, ${formatDate(on)}`}: ${referral.wishes}`;
  const name = `add/${caseRow.id}/wishes/${nameContent(scene, referral.wishes)}`;
  const values = { wishes: before === '' ? referral.wishes : `${before}\n\n${said}` };
  const takes = { do: 'fill', over: 'read', name, table: 'cases', rowId: caseRow.id, values } as const;
  return [{ id: name, sort: 'note', heading: CASE_HEADINGS.wishes, row: caseRow.id, takes: [takes] }];
}

/** "Kurdish, Sorani, a woman"; undefined where none is needed. */
export function interpreterOf(referral: Referral): string | undefined {
  if (referral.interpreterNeeded !== 'yes') return undefined;
  const words = [referral.language, referral.dialect, referral.interpreterWish].filter((part) => part !== undefined);
  return words.length === 0 ? undefined : words.join(', ');
}
