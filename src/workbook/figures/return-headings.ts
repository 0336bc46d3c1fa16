// What the columns of SafeLives' data template may be called, by the figure that goes there. The template is known from descriptions: an area's copy
// that calls a column otherwise keeps that column blank, and the heading is named to the person.

/** Compared without case, signs and spaces. A heading that fits two columns counts only under the letter where the template has it. */
export const RETURN_HEADINGS: Readonly<Record<string, readonly string[]>> = {
  discussed: [
    'cases discussed',
    'number of cases discussed',
    'number of cases',
    'total cases',
    'total cases discussed',
  ],
  repeat: ['repeat cases', 'number of repeat cases', 'repeats', 'number of repeats'],
  children: ['children in the household', 'number of children in the household', 'children', 'number of children'],
  casesWithChildren: ['cases with children', 'number of cases with children'],
  police: ['police'],
  idva: ['idva', 'idva service'],
  childrensSocialCare: ['childrens social care', 'children’s social care'],
  primaryCare: ['primary care', 'primary care service'],
  secondaryCare: ['secondary or acute care', 'secondary care', 'secondary care acute trust', 'secondary/acute care'],
  education: ['education'],
  housing: ['housing'],
  mentalHealth: ['mental health'],
  probation: ['probation'],
  voluntarySector: ['voluntary sector'],
  substanceAbuse: ['substance abuse', 'substance misuse'],
  adultSocialCare: ['adult social care'],
  mash: ['mash'],
  other: ['other'],
  minoritised: [
    'minoritised community',
    'from a minoritised community',
    'from a minoritised community (total)',
    'victims from a minoritised community',
    'black asian or racially minoritised',
  ],
  lgbtq: ['lgbtq+', 'lgbtq', 'lgbt+', 'lgbt'],
  disabled: ['disabled', 'disability', 'disabled victims'],
  male: ['male', 'male victims'],
  aged16to17: ['aged 16-17', 'victims aged 16-17', 'aged 16 to 17', 'victims aged 16 to 17', '16-17'],
  aged65: ['aged 65 and over', 'victims aged 65 and over', 'aged 65+', '65 and over', '65+'],
  harmsUnder18: [
    'people under 18 who harm others',
    'under 18 who harm others',
    'number of people under 18 who harm others',
    'harming others aged 17 or below',
  ],
  asian: ['asian'],
  black: ['black'],
  mixed: ['mixed'],
  otherWhite: ['other white'],
  otherEthnic: ['other', 'other ethnic group'],
};

export const MARAC_HEADINGS: readonly string[] = ['marac', 'name of marac', 'marac name'];
export const DATE_HEADINGS: readonly string[] = [
  'date',
  'date of meeting',
  'meeting date',
  'date of marac',
  'marac date',
];
