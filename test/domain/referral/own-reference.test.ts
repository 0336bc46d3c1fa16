// A referrer's own reference stands in a message only if it holds nothing of the case: held on both sides of each limit. All synthetic.
import { describe, expect, test } from 'vitest';
import { isBareReference, nameForReferrer, type AboutCase } from '../../../src/domain/referral/own-reference.ts';
import type { Referral } from '../../../src/domain/referral/referral.ts';
import { day, type LocalTime } from '../../../src/domain/time/day.ts';
import { bareMarac } from '../../support/bare-facts.ts';

const ABOUT: AboutCase = {
  names: ["Zoë Mary O'Darragh", 'Kofi Pendle Pen'],
  days: ['1979-03-08', '2027-02-26', '1984'],
  isNamed: true,
};

describe('a reference that may stand in a message', () => {
  test.each([
    ['4711', 'a number'],
    ['123456789', 'nine digits'],
    ['HF/4711', 'a code and a number'],
    ['HF 47-11', 'with spaces and dashes'],
    ['CRIS 4711/27', 'a word that agencies use'],
    ['Case-77', 'the word case'],
    ['H4711', 'one letter that begins no name'],
    ['ZF/12', 'one initial and another letter'],
    ['990399', 'six digits that are no day'],
    ['99039901', 'eight digits that are no day'],
    ['1978', 'a year beside the year of birth'],
    ['0807', 'four digits that are not the day and month of a birth'],
    ['A23', 'one letter'],
  ])('%s: %s', (reference) => {
    expect(isBareReference(reference, ABOUT)).toBe(true);
  });
});

describe('a reference that may not', () => {
  test.each([
    ['', 'nothing'],
    ['HF', 'no number: letters alone may be anybody'],
    ['1234567890', 'ten digits may be an NHS number'],
    ['07700 900123', 'a phone number'],
    ['QQ 12 34 56 C', 'a National Insurance number'],
    ['UB2 8ZA', 'a postcode'],
    ['Darragh 12', 'a surname'],
    ['zoe12', 'a first name, without its accent'],
    ['PEN 4', 'a short name that is in the case'],
    ['Smith 12', 'any longer word: nobody knows whose name it is'],
    ['ZD/12', 'initials'],
    ['DZ/12', 'initials the other way round'],
    ['Z-M-O 4', 'initials with dashes'],
    ['CASE ZM 4', 'initials behind a word that agencies use'],
    ['XKPX 1', 'initials of the perpetrator inside a longer word'],
    ['AZO1', 'initials behind another letter'],
    ['Z12', 'one initial alone'],
    ['080379', 'the birth date'],
    ['HF 08/03/79', 'the birth date, parted'],
    ['HF 8-3-1979', 'the birth date without noughts'],
    ['19790308', 'the birth date, the year first'],
    ['X790308', 'the birth date behind a letter'],
    ['308 0379', 'the birth date over a gap'],
    ['260227', 'the day of the incident'],
    ['120385', 'six digits that can be a day'],
    ['12031985', 'eight digits that can be a day'],
    ['20270301', 'a day, the year first'],
    ['HF 12 Mar 27', 'a month in letters'],
    ['1979', 'the year of birth'],
    ['1984', 'a year as it was typed'],
    ['0803/HF', 'day and month of the birth'],
    ['HF.4711', 'a full stop, which ends a sentence'],
    ['HF 4711\nX', 'a second line'],
    ['HF 4711 (her)', 'brackets'],
    ['ХЖ 4711', 'letters of another script'],
    ['1234 5678 901 234 567 890 1', 'too long'],
  ])('%s: %s', (reference) => {
    expect(isBareReference(reference, ABOUT)).toBe(false);
  });
});

test('where the victim is not named, letters may be her initials: digits alone may stand', () => {
  const unnamed = { ...ABOUT, isNamed: false };
  expect([isBareReference('HF/4711', unnamed), isBareReference('4711', unnamed)]).toEqual([false, true]);
});

const REFERRAL: Referral = {
  id: 'R-AAAA22',
  surname: 'Victimsen',
  forenames: 'Ada',
  perp1Surname: 'Perpson',
  perp1Forenames: 'Bo',
  receivedAt: '2027-03-01T14:10' as LocalTime,
  referrerReference: 'HF/4711',
};
const named = (more: Partial<Referral>, arrival = false): string =>
  nameForReferrer(bareMarac('ealing'), { ...REFERRAL, ...more }, arrival);
const { receivedAt: _at, ...WITHOUT_HOUR } = REFERRAL;
const SENT = 'R-AAAA22 (sent in on Monday 1 March 2027, 14:10)';

describe('word to the referring side names a referral', () => {
  test.each<readonly [string, Partial<Referral>, string]>([
    ['by its own reference', {}, 'R-AAAA22 (your reference HF/4711)'],
    ['by the moment where there is none', { referrerReference: ' ' }, SENT],
    ['not by the victim’s initials', { referrerReference: 'AV/4711' }, SENT],
    ['not by the perpetrator’s', { referrerReference: 'PB/4711' }, SENT],
    ['not by an alias', { aliases: ['Dee'], referrerReference: 'DEE 4' }, SENT],
    ['not by a child’s name', { child1Forenames: 'Io', referrerReference: 'IO 4' }, SENT],
    ['not by a name among more people', { morePeople: 'Ty, lodger', referrerReference: 'TY 4' }, SENT],
    ['not by a date among more people', { morePeople: 'Ty, born 1.2.2003', referrerReference: '4/2003' }, SENT],
    ['not by letters where the victim has no forename', { forenames: '' }, SENT],
    ['nor where the name is in another script', { surname: '김', forenames: '민지' }, SENT],
    ['not by a birth date', { birthDate: day('1979-03-08'), referrerReference: 'HF 080379' }, SENT],
    ['not by the day of the incident', { incidentOn: day('2027-02-26'), referrerReference: 'HF 2602' }, SENT],
  ])('%s', (_rule, more, words) => {
    expect(named(more)).toBe(words);
  });

  test('by what its row of People says too: a name typed since counts', () => {
    const pool = bareMarac('ealing').pool;
    const marac = bareMarac('ealing', {
      people: [
        { id: 'P-1', caseRef: pool.take('K', 'case/R-AAAA22'), role: 'other', surname: 'Hale', forenames: 'Fay' },
      ],
    });
    expect(nameForReferrer(marac, REFERRAL)).toBe(SENT);
  });

  test('by the day where nobody recorded the hour, and by its number alone where nobody recorded that', () => {
    const bare = { ...WITHOUT_HOUR, referrerReference: '' };
    expect(nameForReferrer(bareMarac('ealing'), { ...bare, referredOn: day('2027-03-01') })).toBe(
      'R-AAAA22 (sent in on Monday 1 March 2027)',
    );
    expect(nameForReferrer(bareMarac('ealing'), bare)).toBe('R-AAAA22');
  });

  test('without the moment where the message tells it beside', () => {
    expect([named({ referrerReference: '' }, true), named({}, true)]).toEqual([
      'R-AAAA22',
      'R-AAAA22 (your reference HF/4711)',
    ]);
  });
});
