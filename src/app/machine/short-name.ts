// A short name for references and units from what a person calls a folder.

/** Letters that are not another letter with an accent, as a person would write them in plain ASCII. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** A name for references from the name of a folder: `My Marac!` becomes `my-marac`, `Größe` becomes `grosse`. */
export function nameFrom(text: string): string {
  const name = text
    .toLowerCase()
    .replaceAll(/[ßæœøłđðþı]/g, (letter) => PLAIN[letter] ?? '')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[^a-z]+|-+$/g, '')
    .slice(0, 31);
  return name === '' || name === 'register' ? 'marac' : name;
}
