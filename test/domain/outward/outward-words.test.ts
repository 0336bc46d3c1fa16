// What people typed, as it may stand in a file's name, a subject or a title in a calendar. All names are made up.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isOutwardWords,
  LONGEST_AGENCY,
  LONGEST_AREA,
  outwardArea,
  outwardWords,
} from '../../../src/domain/outward/outward-words.ts';

const words = (typed: string): string | undefined => outwardWords(typed, LONGEST_AGENCY);

describe('words that people typed', () => {
  test.each([
    ['plain words stay', 'Borough Housing', 'Borough Housing'],
    ['accents stay, in one form (NFC)', 'Ynys Mo\u0302n', 'Ynys Môn'],
    ['an apostrophe is the plain one', 'St George’s Hospital', "St George's Hospital"],
    ['a comma parts the grammar, so it goes', 'Barnet, Enfield and Haringey', 'Barnet Enfield and Haringey'],
    ['slashes, colons and full stops go', 'Adults: St. Mary / East', 'Adults St Mary East'],
    ['what Windows forbids goes', 'a<b>c"d|e?f*g\\h', 'a b c d e f g h'],
    ['dots and spaces at the ends go', ' .. Housing ... ', 'Housing'],
    ['bidi and zero-width marks go', 'Hous\u202eing\u200b Team', 'Hous ing Team'],
    ['line ends and other controls go', 'Housing\r\nBcc: x', 'Housing Bcc x'],
    ['full-width letters are the plain ones', 'Ｈousing', 'Housing'],
    ['an ampersand and brackets stay', 'Housing & Care (East)', 'Housing & Care (East)'],
    ['a number of few figures stays', 'Children 0-19 Team 3', 'Children 0-19 Team 3'],
  ])('%s', (_, typed, expected) => {
    expect(words(typed)).toBe(expected);
  });

  test.each([
    ['nothing', ''],
    ['marks alone', '../..'],
    ['figures alone', '999'],
    ['letters of another alphabet', 'Ηousing'],
    ['letters of another alphabet, whole', 'Полиция'],
    ['a device of Windows', 'CON'],
    ['a device of Windows with more after it', 'nul.pdf'],
    ['a device with a space', 'Aux Team'],
    ['a day', '2027-03-16'],
    ['a day in figures', 'Team 14/06/1991'],
    ['a day in words', 'Jane 14 June 1991'],
    ['a day in words, the other way', 'June 14, 1991'],
    ['a telephone number', 'Ring 020 7946 0000'],
    ['a row id of ours', 'K-ACWP5Y'],
    ['a postcode', 'Surgery SW1A 1AA'],
    ['a house in a street', '12 High Street Surgery'.replace(' Surgery', '')],
    ['an address of mail', 'housing@example.org'],
    ['one word that is too long', 'x'.repeat(300)],
  ])('%s cannot stand in a name', (_, typed) => {
    expect(words(typed)).toBeUndefined();
  });

  test.each([
    [36, 'a'.repeat(30) + ' ' + 'b'.repeat(5), 'a'.repeat(30) + ' ' + 'b'.repeat(5)],
    [37, 'a'.repeat(30) + ' ' + 'b'.repeat(6), 'a'.repeat(30)],
  ])('of %i letters: as it is up to 36, else without the word that is over', (_, typed, expected) => {
    expect(words(typed)).toBe(expected);
  });

  test('what may stand in a name may stand in it as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (typed) => {
        const found = words(typed);
        if (found === undefined) return;
        expect(isOutwardWords(found, LONGEST_AGENCY)).toBe(true);
        expect(found).toBe(found.normalize('NFC'));
        expect(found).toMatch(/^[\p{Script=Latin}0-9 '&()-]+$/u);
        expect(found).not.toMatch(/^ | $|\.$/);
      }),
      { numRuns: 2000 },
    );
  });
});

test.each([
  ['its title', 'Westmere MARAC', 'westmere', 'Westmere MARAC'],
  ['its title without what cannot stand in a name', 'Ealing MARAC: North', 'ealing', 'Ealing MARAC North'],
  ['its short name where the title cannot', '…', 'ealing', 'Ealing MARAC'],
])('an area without a title for outside has %s', (_, title, name, expected) => {
  expect(outwardArea(title, name)).toBe(expected);
  expect(isOutwardWords(expected, LONGEST_AREA)).toBe(true);
});
