// One question in the many ways in which forms ask it: with and without articles, "What is the victim’s address?" for "Victim’s address", a client for a
// victim; and the questions about safe contact, which forms put in the most words.

/** The words without articles: by these all known words are found. */
export function bareWords(key: string): string {
  return key
    .replace(/\b(the|a|an)\b/g, ' ')
    .replace(/\bits (?=(not )?safe)/g, 'it is ')
    .replace(/\s+/g, ' ')
    .trim();
}

const LEADS: readonly RegExp[] = [
  /^(please )?(what|which) (is|are|was|were) /,
  /^who (is|are) (?=.*\b(gp|landlord|employer)\b)/,
  /^(please )?(give|provide|state|enter|list|confirm|record|insert|supply)( us)?( details of)? /,
  /^(any|current|relevant) /,
];
/** Printed behind a question; whole phrases only, for anything more may be an answer. */
const TAILS =
  / (if (known|applicable|any|so|yes)|where (known|possible)|please (state|specify|explain|give details|provide details)|if (yes|so) ((which|what) language|please (state|specify|give details|provide details|provide any relevant information))|if not why not|delete as (appropriate|applicable))$/;
const THEIRS = /^(their|his or her|his her) /;
const VICTIM =
  /\b(clients?|survivors?|victim survivors?|service users?|patients?|complainants?|adults? at risk|injured party|injured partys)\b/g;
const PERPETRATOR =
  /\b((alleged |suspected )?(perpetrators?|abusers?|offenders?)|perps?|suspects?|accused|respondents?|person causing harm)\b/g;

/** The same question in plainer words, the nearest first. `isTheirs`: it asks about whomever its part of the form is about. */
export function wordingsOf(key: string): readonly { readonly words: string; readonly isTheirs: boolean }[] {
  const found = new Map<string, boolean>();
  let now = bareWords(key);
  let isTheirs = false;
  const keep = (words: string): void => {
    now = words.trim();
    if (now !== '' && !found.has(now)) found.set(now, isTheirs);
  };
  keep(now);
  keep(now.replace(TAILS, ''));
  for (const lead of LEADS) keep(now.replace(lead, ''));
  isTheirs = THEIRS.test(now);
  keep(now.replace(THEIRS, ''));
  keep(
    now
      .replace(VICTIM, (word) => (word.endsWith('s') ? 'victims' : 'victim'))
      .replace(PERPETRATOR, (word) => (word.endsWith('s') ? 'perpetrators' : 'perpetrator')),
  );
  return [...found].map(([words, theirs]) => ({ words, isTheirs: theirs }));
}

const NUMBER = String.raw`( (on|by|at|using|via|through) (this |that |these )?(number|numbers|phone|telephone|mobile))?`;
const WHO = String.raw`( victim| her| him| them| this number| number)?`;
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [
    new RegExp(
      String.raw`^(is |was |would |will )?(it |this |that |this number |number |telephone |phone |mobile )?(be )?(safe|ok|okay)( for us)? to (call|ring|phone|telephone)( or text)?${WHO}${NUMBER}$`,
    ),
    'safeToCall',
  ],
  [new RegExp(String.raw`^is it (safe|ok|okay) to contact${WHO}${NUMBER}$`), 'safeToCall'],
  [
    new RegExp(String.raw`^can (we|you|victim) (be )?(call|ring|phone|called|rung|phoned)${WHO}${NUMBER}$`),
    'safeToCall',
  ],
  [
    new RegExp(
      String.raw`^(is it |can we |can you |may we )?((safe|ok|okay) to )?(leave|text)( message| messages| voicemail| voice mail| answerphone message)?${WHO}${NUMBER}$`,
    ),
    'safeToLeaveMessage',
  ],
  [/^(is it )?(safe|ok|okay) to email( victim| her| him| them)?$/, 'emailSafe'],
  [
    /^(total |overall )?(number|no|total) of (dash )?(yes )?(ticks|answers|boxes)( ticked)?( (on|in|from)( (safelives|dash|caada|ric|risk|indicator|identification|checklist|assessment|form))+)?$/,
    'statedScore',
  ],
];

/** The column of a question that is asked in too many words to list. */
export function phraseOf(words: string): string | undefined {
  if (/^(leave|text)$/.test(words)) return undefined;
  return PHRASES.find(([pattern]) => pattern.test(words))?.[1];
}
