// Ethnic groups as the Census of 2021 asks for them in England and Wales, and the five in which the quarterly return counts them.
import { words } from '../cells/choices.ts';

/** Short enough that a drop-down holds them all; the names of the Census are other words for them. */
export const ETHNIC_GROUPS = {
  whiteBritish: 'White British',
  whiteIrish: 'White Irish',
  traveller: 'Gypsy or Irish Traveller',
  roma: 'Roma',
  otherWhite: 'Other White',
  whiteBlackCaribbean: 'White and Black Caribbean',
  whiteBlackAfrican: 'White and Black African',
  whiteAsian: 'White and Asian',
  otherMixed: 'Other Mixed',
  indian: 'Indian',
  pakistani: 'Pakistani',
  bangladeshi: 'Bangladeshi',
  chinese: 'Chinese',
  otherAsian: 'Other Asian',
  african: 'African',
  caribbean: 'Caribbean',
  otherBlack: 'Other Black',
  arab: 'Arab',
  other: 'Other',
  notStated: 'Not stated',
} as const;
export type EthnicGroup = keyof typeof ETHNIC_GROUPS;

/** Other words for the same. What may be two of them, as "White" or "Black British", is none. */
export const ETHNIC_SPELLINGS: Readonly<Partial<Record<EthnicGroup, readonly string[]>>> = {
  whiteBritish: words('white english, white welsh, white scottish, white northern irish'),
  whiteIrish: words('irish'),
  traveller: words('irish traveller'),
  roma: words('white roma'),
  otherWhite: words('white other, any other white background'),
  whiteBlackCaribbean: words('mixed white and black caribbean'),
  whiteBlackAfrican: words('mixed white and black african'),
  whiteAsian: words('mixed white and asian'),
  otherMixed: words('mixed other, any other mixed background'),
  indian: words('asian indian, british indian'),
  pakistani: words('asian pakistani, british pakistani'),
  bangladeshi: words('asian bangladeshi, british bangladeshi'),
  chinese: words('asian chinese, british chinese'),
  otherAsian: words('asian other, any other asian background'),
  african: words('black african'),
  caribbean: words('black caribbean'),
  otherBlack: words('black other, any other black background'),
  other: words('other ethnic group, any other ethnic group'),
  notStated: words('prefer not to say, refused'),
};

/** Columns AB to AF of the return. */
export const RETURN_ETHNIC_GROUPS = {
  asian: 'Asian',
  black: 'Black',
  mixed: 'Mixed',
  otherWhite: 'Other White',
  otherEthnic: 'Other',
} as const;
export type ReturnEthnicGroup = keyof typeof RETURN_ETHNIC_GROUPS;

/** none: White British. notKnown: not stated. */
export const RETURN_GROUP_OF: Readonly<Record<EthnicGroup, ReturnEthnicGroup | 'none' | 'notKnown'>> = {
  whiteBritish: 'none',
  whiteIrish: 'otherWhite',
  traveller: 'otherWhite',
  roma: 'otherWhite',
  otherWhite: 'otherWhite',
  whiteBlackCaribbean: 'mixed',
  whiteBlackAfrican: 'mixed',
  whiteAsian: 'mixed',
  otherMixed: 'mixed',
  indian: 'asian',
  pakistani: 'asian',
  bangladeshi: 'asian',
  chinese: 'asian',
  otherAsian: 'asian',
  african: 'black',
  caribbean: 'black',
  otherBlack: 'black',
  arab: 'otherEthnic',
  other: 'otherEthnic',
  notStated: 'notKnown',
};
