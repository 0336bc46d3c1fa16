// The levels on which names, dates of birth and addresses agree.
import { describe, expect, it } from 'vitest';
import { foldText } from '../../../../src/domain/text/fold.ts';
import { birthLevel, parseBirth } from '../../../../src/domain/repeats/compare/birth-dates.ts';
import { isSlip, likeness, countSlips } from '../../../../src/domain/repeats/compare/edit-distance.ts';
import { level, nameLevel, wordLevel } from '../../../../src/domain/repeats/compare/name-likeness.ts';
import { parsePhone, parsePlace, postcodeLevel } from '../../../../src/domain/repeats/compare/address-likeness.ts';
import { PeopleStore } from '../../../../src/domain/repeats/index/people-store.ts';

const store = new PeopleStore();
function names(a: string, b: string): number {
  const [x, y] = [store.names.idOf(foldText(a)), store.names.idOf(foldText(b))];
  return nameLevel(store.names.at(x), store.names.at(y), (i, j) => wordLevel(store.words.at(i), store.words.at(j)));
}
function births(a: string, b: string, asOf = ''): number {
  return birthLevel(parseBirth(a, asOf) ?? 0, parseBirth(b, asOf) ?? 0);
}

describe('names', () => {
  it.each([
    ['Mohammed', 'Muhammad'],
    ['Mohamed', 'Maxamed'],
    ['Xasan', 'Hassan'],
    ['Kowalska', 'Kowalski'],
    ['Dąbrowska', 'DABROWSKI'],
    ['Katarzyna', 'Kasia'],
    ['William', 'Bill'],
    ['Elizabeth', 'Liz'],
    ['Zhang', 'Cheung'],
    ['Wei Zhang', 'Zhang Wei'],
    ['Jaswinder', 'Jasvinder'],
    ['Chowdhury', 'Choudhury'],
  ])('%s and %s are forms of one name', (a, b) => expect(names(a, b)).toBe(level.variant));
  it.each([
    ["O'Brien", 'O’BRIEN'],
    ['Zoë', 'Zoe\u0308'],
    ['Łukasz', 'lukasz'],
    ['McDonald', 'Mc Donald'],
    ['al-Hassan', 'Hassan'],
    ['Groß', 'GROSS'],
    ['İpek', 'ipek'],
    ['Шевченко', 'Shevchenko'],
    ['p\u0430ul', 'Paul'],
  ])('%s and %s are the same name', (a, b) => expect(names(a, b)).toBe(level.same));
  it('tells a slip, a sound, a part and another name apart', () => {
    expect(names('Thompson', 'Thomson')).toBe(level.variant);
    expect(names('Kimberlee', 'Kimberle')).toBe(level.slip);
    expect(names('Smith-Jones', 'Jones')).toBe(level.part);
    expect(names('J', 'Jasmine')).toBe(level.part);
    expect(names('Mary Ann', 'Mary')).toBe(level.part);
    expect(names('Gurpreet', 'Harpreet')).toBe(level.different);
  });
});

describe('dates of birth', () => {
  it.each([
    ['1984-03-09', '1984-03-09', 'same'],
    ['1984-03-09', '1984-09-03', 'variant'],
    ['1984-03-09', '09/03/1984', 'same'],
    ['1984-03-09', '1985-03-09', 'slip'],
    ['1984-03-09', '1984-03-27', 'part'],
    ['1984-03-09', '1984', 'similar'],
    ['1984-03-09', 'about 1986', 'similar'],
    ['1984-03-09', '1971-11-20', 'different'],
  ] as const)('%s and %s are %s', (a, b, name) => expect(births(a, b)).toBe(level[name]));
  it('reads an age as a year to be about', () => {
    expect(births('about 34', '1992-06-01', '2026-09-01')).toBe(level.similar);
    expect(births('about 34', '1962-06-01', '2026-09-01')).toBe(level.different);
  });
  it('makes no date of other text', () => expect(parseBirth('not known')).toBeUndefined());
});

describe('addresses', () => {
  it('takes an address apart', () => {
    expect(parsePlace({ text: 'Flat 3, 12 High St, Ealing, London W5 2AB' })).toEqual({
      postcode: 'w52ab',
      street: 'high street',
      number: '12',
      building: 'flat 3',
      town: 'ealing',
      region: 'london',
    });
    expect(parsePlace({ text: 'The Cottage, Mill Lane, Hayes', postcode: 'UB3 1AA' })).toMatchObject({
      street: 'mill lane',
      building: 'the cottage',
      postcode: 'ub31aa',
    });
  });
  it('tells a slip in a postcode, the district, and another one', () => {
    expect(postcodeLevel('w52ab', 'w52ad')).toBe(level.slip);
    expect(postcodeLevel('w52ab', 'w59zz')).toBe(level.similar);
    expect(postcodeLevel('w52ab', 'b11aa')).toBe(level.different);
  });
  it('meets +44 and 0 in a phone number', () => expect(parsePhone('+44 7700 900123')).toBe(parsePhone('07700900123')));
});

// Counted the slow and plain way, as a second opinion.
function plain(a: string, b: string): number {
  const d: number[][] = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (__, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      d[i]![j] = Math.min(d[i - 1]![j]! + 1, d[i]![j - 1]! + 1, d[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        d[i]![j] = Math.min(d[i]![j]!, d[i - 2]![j - 2]! + 1);
    }
  }
  return Math.min(3, d[a.length]![b.length]!);
}

describe('slips', () => {
  it('are counted as by the plain rule, up to two', () => {
    const letters = 'aab';
    const words: string[] = [''];
    for (let n = 0; n < 400; n++)
      words.push(Array.from({ length: 1 + (n % 6) }, (_, i) => letters[(n * 7 + i * (n % 5)) % 3]).join(''));
    const wrong: string[] = [];
    for (const a of words.slice(0, 60)) {
      for (const b of words) {
        const wanted = plain(a, b);
        if (countSlips(a, b) !== wanted || isSlip(a, b) !== (wanted === 1)) wrong.push(`${a} ${b}`);
      }
    }
    expect(wrong).toEqual([]);
  });
  it('likeness is 1 for the same, 0 for nothing shared, and the same both ways', () => {
    expect(likeness('martha', 'marhta')).toBeCloseTo(0.961, 3);
    expect(likeness('abc', 'xyz')).toBe(0);
    expect(likeness('dixon', 'dicksonx')).toBeCloseTo(likeness('dicksonx', 'dixon'), 12);
  });
});
