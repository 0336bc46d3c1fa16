// What a repeat, or a second report of one incident, says that its case does not. Filled cells are never overwritten and two people never merged:
// a spelling becomes another name, a birth date another date, everybody who is nobody of the case a new row.
import type { Case, Person } from '../cases/case.ts';
import { isAccepted, isOfAnother, reservedCase, reservedVictim } from '../cases/case-of-referral.ts';
import type { MaracFacts } from '../plan/facts.ts';
import { joinedCase, onlyVictim } from '../cases/filed-under.ts';
import type { Referral } from '../referral/referral.ts';
import { peopleOnForm, type FormPerson } from '../referral/referral-people.ts';
import { rowsWith } from '../text/rows-with.ts';
import { newsOfCase } from './case-news.ts';
import { newsOfKnown, placeRow, releaseRow, describeOfOne } from './known-person.ts';
import { NO_NEWS, type News, type NewsEffect, type Piece } from './news-piece.ts';
import { compareToPerson, fullName } from './same-person.ts';
import { nameContent, type NewsContext } from './news-context.ts';

const OVER: readonly unknown[] = ['closed', 'archived', 'transferredOut'];

/** The case that a decided referral speaks of, where that is there: its own, or the one it repeats or was joined to. */
export function caseSpokenOf(marac: MaracFacts, referral: Referral): Case | undefined {
  const joined = joinedCase(marac, referral);
  const own = isAccepted(referral) && !isOfAnother(referral) ? reservedCase(marac, referral) : undefined;
  return rowsWith(marac.cases, 'id', joined ?? own ?? '')[0];
}

/** The case whose people it may add to: one that is not over. */
export function caseOfNews(marac: MaracFacts, referral: Referral): Case | undefined {
  const row = caseSpokenOf(marac, referral);
  return row === undefined || OVER.includes(row.state) ? undefined : row;
}

/** Nothing for a referral that no person has said to belong to a case that is there, or whose case is over. */
export function findNews(marac: MaracFacts, referral: Referral): News {
  const row = caseOfNews(marac, referral);
  if (row === undefined) return NO_NEWS;
  const scene: NewsContext = { marac, referral, caseRow: row, people: rowsWith(marac.people, 'caseRef', row.id) };
  if (row.id === reservedCase(marac, referral)) return typedLater(scene);
  const parts = [...peopleOnForm(referral).map((person) => newsOfPerson(scene, person)), newsOfCase(scene)];
  return { pieces: parts.flatMap((part) => part.pieces), differing: parts.flatMap((part) => part.differing) };
}

/** Of the referral that opened the case: what was typed there, or could be read, only after its rows were made. New people come by themselves. */
function typedLater(scene: NewsContext): News {
  const { marac, referral } = scene;
  const parts = peopleOnForm(referral).flatMap((form) => {
    const id =
      form.slot === 'victim' ? reservedVictim(marac, referral) : marac.pool.take('P', `${referral.id}/${form.slot}`);
    const person = rowsWith(marac.people, 'id', id)[0];
    return person === undefined ? [] : [newsOfKnown(scene, form, person)];
  });
  const pieces = [...parts, newsOfCase(scene)].flatMap((news) => news.pieces);
  return { pieces: pieces.filter((piece) => piece.takes.every(fillsBlank)), differing: [] };
}

const fillsBlank = (effect: NewsEffect): boolean => effect.do === 'fill' && effect.over === 'blank';

function newsOfPerson(scene: NewsContext, form: FormPerson): News {
  const { people, marac, caseRow } = scene;
  const victim = form.slot === 'victim' ? onlyVictim(marac, caseRow.id) : undefined;
  if (victim !== undefined) return newsOfVictim(scene, form, victim);
  const alike = people.map((person) => ({ person, how: compareToPerson(form.values, person) }));
  const same = alike.find((one) => one.how === 'same');
  if (same !== undefined) return newsOfKnown(scene, form, same.person);
  const peers = people.filter((person) => person.role === form.values.role);
  const isNameless = fullName(form.values) === '' && form.values.birthDate === undefined;
  // "Not known, several" beside a case that has its perpetrators says nobody new.
  if (isNameless && form.values.role !== 'unborn' && peers.length > 0) return NO_NEWS;
  const maybe = alike.find((one) => one.how === 'maybe')?.person ?? theOnlyPerpetrator(form, peers);
  const piece: Piece = {
    id: `${form.slot}/${nameContent(scene, form.values)}`,
    sort: form.values.role,
    heading: form.heading,
    takes: newPerson(scene, form),
  };
  // A case without its victim has lost her row, or never had one: who she is, is never part of "all of it", and no Yes to other things makes her anew.
  if (maybe === undefined)
    return { pieces: [form.slot === 'victim' ? { ...piece, singly: true } : piece], differing: [] };
  return {
    pieces: [{ ...piece, row: maybe.id, singly: true, isNo: describeOfOne(scene, form, maybe) }],
    differing: [],
  };
}

/** A repeat is of the same two people: one perpetrator beside one perpetrator may be the same under another name. */
function theOnlyPerpetrator(form: FormPerson, peers: readonly Person[]): Person | undefined {
  return form.slot === 'perpetrator-1' && peers.length === 1 ? peers[0] : undefined;
}

function newPerson(scene: NewsContext, form: FormPerson): readonly NewsEffect[] {
  const name = `${form.slot}/${nameContent(scene, form.values)}`;
  return [
    { do: 'row', name, table: 'people', values: { caseRef: scene.caseRow.id, ...form.values } },
    ...form.places.map((place) => placeRow(scene, form, place, { of: name })),
    ...(form.releaseOn === undefined ? [] : [releaseRow(scene, form, form.releaseOn)]),
  ];
}

/** A person has said that it is the same victim: other spellings and dates are hers. Where neither agrees, they look once more. */
function newsOfVictim(scene: NewsContext, form: FormPerson, victim: Person): News {
  const known = newsOfKnown(scene, form, victim);
  const bothNamed = fullName(form.values) !== '' && fullName(victim) !== '';
  if (!bothNamed || compareToPerson(form.values, victim) !== 'other') return known;
  const takes = describeOfOne(scene, form, victim);
  const look: Piece = {
    id: `victim/${nameContent(scene, takes)}`,
    sort: 'victim',
    heading: form.heading,
    row: victim.id,
    takes,
    singly: true,
  };
  const rest = known.pieces.filter((piece) => piece.sort !== 'name' && piece.sort !== 'birth');
  return { pieces: [look, ...rest], differing: known.differing };
}
