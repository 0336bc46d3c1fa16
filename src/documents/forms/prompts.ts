// What an empty place of a form shows: written by the Word printer, by Word itself and by the makers of forms, and never taken for an answer.
export const PROMPT = 'Type here';
export const CHOOSE = 'Choose';
export const DAY_PROMPT = 'Day / month / year';

const EXACT: ReadonlySet<string> = new Set([
  PROMPT.toLowerCase(),
  CHOOSE.toLowerCase(),
  DAY_PROMPT.toLowerCase(),
  'choose an item',
  'click here to enter text',
  'click or tap here to enter text',
  'click here to enter a date',
  'click or tap to enter a date',
  'click to enter a date',
  'select a date',
  'select',
  'please select',
  'please choose',
  'select an option',
  'select one',
  'choose one',
  'enter text here',
  'click here',
]);

const ORDER = /^(please )?(click|tap|press|choose|select|pick|enter|type|insert|write|state|add|give|specify)\b/;

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/^[\s\-–—.<[(]+|[\s\-–—.>\])…:]+$/g, '')
    .replace(/\s+/g, ' ');
}

/** Words that no person types as an answer, wherever they stand. */
export function isPrompt(text: string): boolean {
  return text.length <= 80 && EXACT.has(plain(text));
}

/** Words that tell somebody to write: a prompt where the file marks them as one. */
export function soundsLikePrompt(text: string): boolean {
  return isPrompt(text) || (text.length <= 120 && ORDER.test(plain(text)));
}
