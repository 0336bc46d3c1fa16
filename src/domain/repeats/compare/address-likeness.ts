// Addresses as people write them, taken apart (flat, number, street, town, postcode), and how alike two of their parts are.
import { foldText } from '../../text/fold.ts';
import { isSlip, likeness, countSlips } from './edit-distance.ts';
import { level } from './name-likeness.ts';
import { hashText, soundOf } from './name-sound.ts';

/** An address in its parts, folded; an empty text is a part not known. */
export interface Place {
  readonly postcode: string;
  readonly street: string;
  readonly number: string;
  readonly building: string;
  readonly town: string;
  readonly region: string;
}

/** An address as written, or already in parts. */
export type AddressInput =
  | { readonly text: string; readonly postcode?: string | undefined }
  | { readonly [K in keyof Place]?: string | undefined };

const kinds =
  'street st str|road rd|avenue ave av|lane ln|close cl clo|court ct crt|crescent cres cr|drive dr drv|gardens gdns gdn garden|grove gr gro|place pl|terrace ter terr tce|square sq|way wy|mews mws|hill hl|park pk|house hse|mansions mans|buildings bldgs|estate est|north n|south s|east e|west w|upper upr|lower lwr|village vlge|retirement retrmnt|hospital hosp|circuit cct|parade pde|highway hwy|flat flt apartment apt unit room rm';
const whole = new Map<string, string>();
for (const line of kinds.split('|')) {
  const [form = '', ...rest] = line.split(' ');
  for (const word of [form, ...rest]) if (!whole.has(word)) whole.set(word, form);
}
const streetWord =
  /\b(?:street|road|avenue|lane|close|court|crescent|drive|gardens|grove|place|terrace|square|way|mews|hill|park|walk|row|view|rise|green|broadway|parade)$/;
const runTogether = /(street|road|avenue|close|court|crescent|drive|place|terrace|circuit)$/;
const postcodeForm = /\b([a-z]{1,2}\d[a-z\d]?) ?(\d[a-z]{2})$/;

/** A folded part of an address with its usual abbreviations written out: `high street` and `high st` meet. */
export function placeWords(folded: string): string {
  if (folded === '') return '';
  let out = '';
  for (let from = 0, to = 0; from < folded.length; from = to + 1) {
    to = folded.indexOf(' ', from);
    if (to < 0) to = folded.length;
    const word = folded.slice(from, to);
    const form =
      (word === 'st' && from === 0 ? 'saint' : whole.get(word)) ??
      (to === folded.length && word.length > 6 ? apart(word) : word);
    out = out === '' ? form : `${out} ${form}`;
  }
  return out;
}

/** `pridhamstreet` -> `pridham st`. */
function apart(word: string): string {
  const kind = runTogether.exec(word)?.[1];
  return kind === undefined || kind === word ? word : `${word.slice(0, -kind.length)} ${kind}`;
}

/** A part of an address made ready: its text, and numbers made of the whole and of how it begins to sound. */
export class PlaceValue {
  readonly text: string;
  readonly run: string;
  readonly code: number;
  private short: number | undefined;
  private long = 0;

  constructor(text: string) {
    this.text = text;
    this.run = text.includes(' ') ? text.replace(/ /g, '') : text;
    this.code = hashText(text);
  }
  /** Whether it names a flat or room within a building. */
  get flat(): boolean {
    return this.text.startsWith('flat ');
  }
  get sound(): number {
    if (this.short === undefined) this.hear();
    return this.short ?? 0;
  }
  get longSound(): number {
    if (this.short === undefined) this.hear();
    return this.long;
  }
  /** Only when it is asked for: postcodes and house numbers, most of all parts, are never heard. */
  private hear(): void {
    const sound = soundOf(this.run) || this.run;
    this.short = hashText(sound.slice(0, 3));
    this.long = hashText(sound.slice(0, 5));
  }
}

function part(text: string | undefined): string {
  return foldText(text ?? '');
}

/** Takes an address apart; what cannot be told stays in `town` or `building`. */
export function parsePlace(input: AddressInput): Place {
  if (!('text' in input)) {
    return {
      postcode: part(input.postcode).replace(/ /g, ''),
      street: placeWords(part(input.street)),
      number: part(input.number),
      building: placeWords(part(input.building)),
      town: placeWords(part(input.town)),
      region: part(input.region),
    };
  }
  return parseLines(input.text ?? '', input.postcode ?? '');
}

function parseLines(text: string, given: string): Place {
  let postcode = foldText(given).replace(/ /g, '');
  const pieces: string[] = [];
  for (const piece of text.split(/[,;\n]/)) {
    let folded = foldText(piece);
    // A postcode stands at the end of its piece and ends in a digit and two letters.
    const found = isDigit(folded, folded.length - 3) ? postcodeForm.exec(folded) : null;
    if (found !== null) {
      if (postcode === '') postcode = `${found[1]}${found[2]}`;
      folded = folded.slice(0, found.index).trim();
    }
    if (folded !== '') pieces.push(placeWords(folded));
  }
  return fromPieces(pieces, postcode);
}

const mayBeFlat = /^[bfgt]/;

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

function fromPieces(pieces: readonly string[], postcode: string): Place {
  const before: string[] = [];
  const after: string[] = [];
  let number = '';
  let street = '';
  for (const piece of pieces) {
    const flat = mayBeFlat.test(piece) ? /^(flat \w+|ground floor|basement|top floor)(?: (.+))?$/.exec(piece) : null;
    const rest = flat === null ? piece : (flat[2] ?? '');
    if (flat !== null) before.push(flat[1] ?? '');
    if (rest === '') continue;
    const numbered = street === '' && isDigit(rest, 0) ? /^(\d+ ?[a-z]?(?: \d+)?) (.{3,})$/.exec(rest) : null;
    if (numbered !== null) [number, street] = [(numbered[1] ?? '').replace(/ /g, ''), numbered[2] ?? ''];
    else if (street === '' && streetWord.test(rest)) street = rest;
    else if (street === '' && /^\d+[a-z]?$/.test(rest)) number = rest;
    else if (street === '') before.push(rest);
    else after.push(rest);
  }
  if (street === '' && before.length > 1) after.push(...before.splice(1));
  return {
    postcode,
    street,
    number,
    building: before.join(' '),
    town: after[0] ?? '',
    region: after.slice(1).join(' '),
  };
}

/** The level of two house numbers or flats. */
export function numberLevel(a: string, b: string): number {
  if (a === b) return level.same;
  if (!isSlip(a, b)) return level.different;
  if (a.replace(/\D/g, '') === b.replace(/\D/g, '')) return level.variant;
  return Math.max(a.length, b.length) > 1 ? level.slip : level.different;
}

/** The district of a postcode; of a short foreign one its first two figures. */
function outward(code: string): string {
  return code.slice(0, code.length > 4 ? -3 : 2);
}

/** The level of two postcodes: the same, one slip, the same district, different. */
export function postcodeLevel(a: string, b: string): number {
  if (a === b) return level.same;
  if (isSlip(a, b)) return level.slip;
  return outward(a) === outward(b) ? level.similar : level.different;
}

/** The level of two phone numbers, given as their last nine digits. */
export function phoneLevel(a: number, b: number): number {
  if (a === b) return level.same;
  return isSlip(String(a), String(b)) ? level.slip : level.different;
}

/** The last nine digits of a phone number, so that +44 and 0 meet; undefined when there are fewer than seven. */
export function parsePhone(text: string): number | undefined {
  const digits = (/^[\x20-\x7e]*$/.test(text) ? text : text.normalize('NFKC')).replace(/\D/g, '');
  return digits.length < 7 ? undefined : Number(digits.slice(-9));
}

/** The level of two streets, buildings or towns. */
export function placeLevel(a: PlaceValue, b: PlaceValue): number {
  const [x, y] = [a.run, b.run];
  if (x === y) return level.same;
  const small = Math.min(x.length, y.length);
  if (small >= 3 && isSlip(x, y)) return level.slip;
  if (small < 4 || x.charCodeAt(0) !== y.charCodeAt(0)) return level.different;
  if (x.startsWith(y) || y.startsWith(x)) return level.part;
  if (small < 5) return level.different;
  const alike = likeness(x, y);
  if (alike >= 0.9) return level.similar;
  return alike >= 0.7 && small > 5 && countSlips(x, y) === 2 ? level.similar : level.different;
}
