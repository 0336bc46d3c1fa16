// Ways to break a workbook: in the bytes of the zip, in the XML of a part, in the values of cells. Everything follows from the seed.
import { openZip, writeZip } from '../../src/system/zip.ts';
import type { ZipPart } from '../../src/system/zip.ts';
import { OWN } from '../../src/workbook/xlsx/trust-profile.ts';

export interface Dice {
  /** A whole number from 0 up to and without `below`. */
  roll(below: number): number;
}

/** The same throws for the same seed (mulberry32). */
export function openDice(seed: number): Dice {
  let state = seed >>> 0;
  return {
    roll(below): number {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
    },
  };
}

function pick<T>(dice: Dice, from: readonly T[]): T {
  const found = from[dice.roll(from.length)];
  if (found === undefined) throw new RangeError('Nothing to pick from.');
  return found;
}

const PIECES = [
  '<!DOCTYPE x>',
  '<![CDATA[',
  ']]>',
  '<!--',
  '-->',
  '<?x',
  '&#0;',
  '&amp',
  '&lol;',
  '<c r="A1">',
  '</row>',
  '<row r="1">',
  '<row>',
  '</sheetData>',
  '<f>',
  '<f t="shared" si="0"/>',
  '<f t="array" ref="A1:XFD1048576">',
  '<mergeCell ref="A1:C3"/>',
  ' t="d"',
  ' t="s"',
  ' t="inlineStr"',
  ' r="XFE1"',
  ' r="A0"',
  ' r="a1"',
  ' s="99"',
  'NaN',
  '1e400',
  '-1',
  '60',
  '99999999999',
  '_x0000_',
  '_xD800_',
  '\u0000',
  '\uFFFF',
  'é',
  '../',
  '..\\',
  'xl/',
  'External',
  '<x:c xmlns:x="y">',
  '<mc:Choice>',
  '<extLst>',
  '"',
  "'",
  '>',
  '<',
  '=',
];

function mutateXml(xml: string, dice: Dice): string {
  const at = dice.roll(xml.length + 1);
  const tags = [...xml.matchAll(/<[^>]*>/g)];
  switch (dice.roll(7)) {
    case 0:
      return xml.slice(0, at) + pick(dice, PIECES) + xml.slice(at);
    case 1:
      return xml.slice(0, at) + xml.slice(at + dice.roll(20));
    case 2: {
      const tag = tags.length === 0 ? undefined : pick(dice, tags);
      return tag === undefined ? xml : xml.slice(0, tag.index) + xml.slice(tag.index + tag[0].length);
    }
    case 3: {
      const tag = tags.length === 0 ? undefined : pick(dice, tags);
      return tag === undefined
        ? xml
        : xml.slice(0, tag.index) + tag[0].repeat(1 + dice.roll(400)) + xml.slice(tag.index);
    }
    case 4: {
      const values = [...xml.matchAll(/="[^"]*"/g)];
      const value = values.length === 0 ? undefined : pick(dice, values);
      return value === undefined
        ? xml
        : `${xml.slice(0, value.index)}="${pick(dice, PIECES)}"${xml.slice(value.index + value[0].length)}`;
    }
    case 5:
      return xml.slice(0, at);
    default: {
      const numbers = [...xml.matchAll(/>(-?[0-9.]+)</g)];
      const value = numbers.length === 0 ? undefined : pick(dice, numbers);
      return value === undefined
        ? xml
        : `${xml.slice(0, value.index)}>${pick(dice, PIECES)}<${xml.slice(value.index + value[0].length)}`;
    }
  }
}

function mutateParts(bytes: Buffer, dice: Dice): Buffer {
  const zip = openZip(bytes, OWN.zip);
  const chosen = pick(dice, zip.entries);
  const way = dice.roll(12);
  const parts = zip.entries.flatMap((entry): ZipPart[] => {
    if (entry !== chosen) return [{ entry, packed: zip.packed(entry) }];
    if (way === 0) return [];
    if (way === 1)
      return [
        {
          name: pick(dice, [
            '../x.xml',
            entry.name.toUpperCase(),
            entry.name.replaceAll('/', '\\'),
            `/${entry.name}`,
            'x\0y',
          ]),
          content: zip.read(entry),
        },
      ];
    if (way === 2)
      return [
        { entry, packed: zip.packed(entry) },
        { entry, packed: zip.packed(entry) },
      ];
    if (way === 3)
      return [{ name: entry.name, content: Buffer.from(`\uFEFF${zip.read(entry).toString('utf8')}`, 'utf16le') }];
    let xml = zip.read(entry).toString('utf8');
    for (let times = 0; times <= dice.roll(3); times += 1) xml = mutateXml(xml, dice);
    return [{ name: entry.name, content: Buffer.from(xml) }];
  });
  return writeZip(parts);
}

function mutateBytes(bytes: Buffer, dice: Dice): Buffer {
  const copy = Buffer.from(bytes);
  for (let times = 0; times <= dice.roll(6); times += 1) copy[dice.roll(copy.length)] = dice.roll(256);
  switch (dice.roll(8)) {
    case 0:
      return copy.subarray(0, dice.roll(copy.length));
    case 1:
      return Buffer.concat([Buffer.alloc(dice.roll(200), dice.roll(256)), copy]);
    case 2:
      return Buffer.concat([copy, Buffer.alloc(dice.roll(200), dice.roll(256))]);
    default:
      return copy;
  }
}

/** A broken relative of one of the workbooks. */
export function mutate(seeds: readonly Buffer[], dice: Dice): Buffer {
  const bytes = pick(dice, seeds);
  try {
    return dice.roll(4) === 0 ? mutateBytes(bytes, dice) : mutateParts(bytes, dice);
  } catch {
    // A seed that cannot be taken apart, or parts that no zip can hold: its bytes are changed instead.
    return mutateBytes(bytes, dice);
  }
}
