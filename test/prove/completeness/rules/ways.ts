// What a second referral calls safe stands on the IDVA's papers alone, as not confirmed; it replaces and revives nothing.
import { mailboxOf } from '../../entitlement/words.ts';
import type { Got } from '../office.ts';
import type { Brought } from '../month.ts';
import type { Broken, View } from '../view.ts';

/** The part of a model, of a paper as it is sent, and of the text of one that waits, that names the ways of this kind. */
const PART = {
  usable: [
    /"safecontacts":\[([^\]]*)\]/g,
    /safe way<\/th>(.*?)<\/table>/g,
    /safe way \| where(.*?)(?:not confirmed \| where|unsafe:|ways not named)/g,
  ],
  unconfirmed: [
    /"unconfirmed":\[([^\]]*)\]/g,
    /not confirmed<\/th>(.*?)<\/table>/g,
    /not confirmed \| where(.*?)not confirmed means/g,
  ],
} as const;

function stands(text: string, part: keyof typeof PART, number: string): boolean {
  return PART[part].some((one) => [...text.matchAll(one)].some(([, inside]) => inside?.includes(number) === true));
}

/** What must stand in a message that tells of such a way. */
export function unconfirmedMark(number: string): RegExp {
  const places = [
    `"unconfirmed":\\[[^\\]]*`,
    'not confirmed</th>(?:(?!</table>).)*',
    String.raw`not confirmed \| where(?:(?!not confirmed means).)*`,
  ];
  return new RegExp(places.map((one) => `${one}${number}`).join('|'));
}

/** Whether intake wrote this way from such a referral, and no person since. */
export function isBrought(view: View, caseRef: string, row: { readonly id: string; readonly value: string }): boolean {
  return (
    view.month.ways.some((one) => one.caseRef === caseRef && one.number === row.value) &&
    view.said.every((one) => one.id !== row.id)
  );
}

export function brokenWays(view: View): readonly Broken[] {
  return [...view.month.ways.flatMap((one) => [...toldAsSafe(view, one), ...toOthers(view, one)]), ...rewritten(view)];
}

const left = (view: View, number: string): readonly Got[] =>
  view.got.filter((one) => one.at === view.now && one.text.includes(number));

/** Nobody has asked her: no paper says that she may be reached there, and what was confirmed before stands beside it. */
function toldAsSafe(view: View, { number, confirmed }: Brought): readonly Broken[] {
  return left(view, number).flatMap((one) => {
    const [safe, without] = [
      stands(one.text, 'usable', number),
      confirmed !== undefined &&
        stands(one.text, 'unconfirmed', number) &&
        !stands(one.text, 'usable', confirmed) &&
        isUsable(view, confirmed),
    ];
    return [
      ...(safe
        ? [{ thing: `revived ${one.key}`, what: `${one.key} calls ${number} safe, and nobody has asked her since.` }]
        : []),
      ...(without
        ? [{ thing: `replaced ${one.key}`, what: `${one.key} names ${number} and no longer ${confirmed ?? ''}.` }]
        : []),
    ];
  });
}

const isUsable = (view: View, value: string): boolean =>
  view.seen.rows('safeContacts').some((one) => one['value'] === value && one['safe'] === 'yes');

/** On the IDVA's papers alone. */
function toOthers(view: View, { number }: Brought): readonly Broken[] {
  const { seen } = view;
  const mayHave = (one: Got): boolean => {
    const row = seen.row('contacts', one.to);
    const kinds = new Set([...one.agencies].map((each) => seen.row('agencies', each)?.['kind']));
    return kinds.has('idva') || /oordinator/.test(row?.['role'] ?? '') || mailboxOf(row?.['address'] ?? '') === '';
  };
  return left(view, number)
    .filter((one) => !mayHave(one))
    .map((one) => ({ thing: `way ${one.key}`, what: `${one.key} tells ${one.to} the way ${number}.` }));
}

type Typed = Readonly<Record<string, unknown>>;

const tell = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What a person typed about a way stands until a person types something else. */
function rewritten(view: View): readonly Broken[] {
  return view.seen.rows('safeContacts').flatMap((row) => {
    const typed = view.said.find((one) => one.table === 'safeContacts' && one.id === row.id && one.how === 'row');
    if (typed === undefined) return [];
    const values = view.said
      .filter((one) => one.id === row.id && one.how !== 'remove')
      .reduce<Typed>((all, one) => ({ ...all, ...one.values }), {});
    const changed = ['value', 'safe', 'confirmedOn', 'expiresOn'].filter(
      (field) => typeof values[field] === 'string' && values[field] !== (row[field] ?? ''),
    );
    return changed.map((field) => ({
      thing: `rewritten ${row.id} ${field}`,
      what: `${field} of ${row.id} says “${row[field] ?? ''}”, and a person typed “${tell(values[field])}”.`,
    }));
  });
}
