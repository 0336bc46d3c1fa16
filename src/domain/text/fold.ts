// One way to fold text for matching and finding: case, accents, apostrophes, look-alike letters and invisible marks make no difference.
// What a person typed is stored as typed; only comparisons read the folded form.

const letters: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ħ: 'h',
  ŋ: 'n',
  ə: 'e',
  ſ: 's',
};

const cyrillicAlphabet = 'абвгґдеєжзиіїйклмнопрстуфхцчшщъыьэюяё';
const cyrillicSounds = 'a b v h g d e ie zh z i i i i k l m n o p r s t u f kh ts ch sh shch  y  e iu ia e'.split(' ');
const greekAlphabet = 'αβγδεζηθικλμνξοπρσςτυφχψω';
const greekSounds = 'a v g d e z i th i k l m n x o p r s s t y f ch ps o'.split(' ');
const lookAlikes: Readonly<Record<string, string>> = {
  а: 'a',
  в: 'b',
  е: 'e',
  к: 'k',
  м: 'm',
  н: 'h',
  о: 'o',
  р: 'p',
  с: 'c',
  т: 't',
  у: 'y',
  х: 'x',
  і: 'i',
  ј: 'j',
  ѕ: 's',
  ԁ: 'd',
  α: 'a',
  ο: 'o',
  ρ: 'p',
  ν: 'v',
  ι: 'i',
  κ: 'k',
  τ: 't',
};

function soundTable(): Map<string, string> {
  const table = new Map<string, string>();
  Array.from(cyrillicAlphabet).forEach((letter, i) => table.set(letter, cyrillicSounds[i] ?? ''));
  Array.from(greekAlphabet).forEach((letter, i) => table.set(letter, greekSounds[i] ?? ''));
  return table;
}

const sounds = soundTable();
const foreign = /[\u0370-\u03ff\u0400-\u052f]/;
const longestText = 400;

function latinWord(word: string): string {
  if (!foreign.test(word)) return word;
  // A word that mixes alphabets is a Latin word with look-alikes in it; a word all in one alphabet is spelt out by sound.
  const mixed = /[a-z]/.test(word);
  return Array.from(word)
    .map((letter) => (mixed ? lookAlikes[letter] : undefined) ?? sounds.get(letter) ?? letter)
    .join('');
}

function foldAscii(text: string): string {
  let out = '';
  let gap = false;
  for (let i = 0; i < text.length; i++) {
    let code = text.charCodeAt(i);
    if (code >= 65 && code <= 90) code += 32;
    if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) {
      if (gap && out !== '') out += ' ';
      gap = false;
      out += String.fromCharCode(code);
    } else if (code !== 39 && code !== 96) gap = true;
  }
  return out;
}

/** Folds a text for comparing: lower case, no accents, no invisible marks, other alphabets in Latin letters, words apart by one space; the same on every machine. */
export function foldText(text: string): string {
  // Most cells are a word or two of plain letters: nothing to look at letter by letter.
  if (text.length <= longestText && /^[A-Za-z0-9]+(?: [A-Za-z0-9]+)*$/.test(text)) return text.toLowerCase();
  if (/^[\x20-\x7e]*$/.test(text)) return foldAscii(text.slice(0, longestText));
  const plain = text
    .slice(0, longestText)
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}\u00ad\p{Cf}]/gu, '')
    .replace(/['’‘ʼʻ`´ʹ′]/g, '')
    .replace(/[łøđðþßæœıħŋəſ]/g, (letter) => letters[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return foreign.test(plain) ? plain.split(' ').map(latinWord).join(' ').trim() : plain;
}
