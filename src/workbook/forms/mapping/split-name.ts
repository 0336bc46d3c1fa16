// A whole name in one place of a form as surname and forenames: by its comma or its capitals; else by the last word, and then somebody has to look.

export interface NameRead {
  readonly surname: string;
  readonly forenames: string;
  /** What follows "aka", "née" or stands in brackets. */
  readonly aliases?: string;
  /** The last word was taken for the surname: worth a look. */
  readonly isGuess: boolean;
}

const TITLE = /^(mr|mrs|ms|miss|mx|dr|prof|rev|sir|lady|pc|ds|dc)\.?\s+/i;
const ALSO = /^(.+?)[\s,;(]+(?:aka|a\.k\.a\.?|also known as|n[ée]e|formerly|known as|alias)[\s:.]+(.+?)\)?\s*$/iu;

/** Undefined when it is no one name: several, or a single word. */
export function readName(text: string): NameRead | undefined {
  const also = ALSO.exec(text.trim());
  const name = (also?.[1] ?? text).trim().replace(/\s+/g, ' ').replace(TITLE, '');
  const aliases = also?.[2]?.trim();
  const more = aliases === undefined || aliases === '' ? {} : { aliases };
  if (/[\n;/&()]|\d|\band\b/i.test(name) || name.length > 80) return undefined;
  const comma = name.split(',').map((part) => part.trim());
  if (comma.length === 2 && comma.every((one) => one !== ''))
    return { surname: comma[0] ?? '', forenames: comma[1] ?? '', ...more, isGuess: false };
  if (comma.length !== 1) return undefined;
  const words = name.split(' ');
  if (words.length < 2 || words.length > 6) return undefined;
  const loud = words.map((word) => word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase());
  const [first, last] = [loud.indexOf(true), loud.lastIndexOf(true)];
  const isApart =
    first >= 0 && loud.slice(first, last + 1).every(Boolean) && (first === 0) !== (last === words.length - 1);
  if (isApart)
    return {
      surname: words.slice(first, last + 1).join(' '),
      forenames: [...words.slice(0, first), ...words.slice(last + 1)].join(' '),
      ...more,
      isGuess: false,
    };
  return { surname: words.at(-1) ?? '', forenames: words.slice(0, -1).join(' '), ...more, isGuess: true };
}
