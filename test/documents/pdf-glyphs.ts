// Every glyph that a PDF of ours draws, by its number in the font it is drawn in: 0 is the empty box. For PDFs as Chromium writes them: each object on
// its own, pages with fonts named by object, words in hexadecimal.
import { inflateSync } from 'node:zlib';

export interface Glyph {
  /** Name of the font's file, without the letters of its subset. */
  readonly font: string;
  readonly code: number;
}

export function readGlyphs(pdf: Uint8Array): readonly Glyph[] {
  const file = Buffer.from(pdf).toString('latin1');
  const objects = new Map(
    [...file.matchAll(/(?:^|\n)(\d+) 0 obj\s([^]*?)\nendobj/g)].map(([, id = '', body = '']) => [id, body]),
  );
  const of = (id: string): string => objects.get(id) ?? '';
  return [...objects.values()]
    .filter((body) => /\/Type \/Page\b/.test(body))
    .flatMap((page) => {
      const words = readStream(of(/\/Contents (\d+)/.exec(page)?.[1] ?? ''));
      return [...words.matchAll(/\/F(\d+) [\d.]+ Tf|<([0-9A-F]+)>/g)].reduce<{ font: string; found: Glyph[] }>(
        (state, [, font, hex]) => {
          if (font !== undefined) return { ...state, font };
          const body = of(state.font);
          const wide = body.includes('/Identity-H') ? 4 : 2;
          const name = nameOf(body, of);
          for (const code of (hex ?? '').match(new RegExp(`.{${wide}}`, 'g')) ?? [])
            state.found.push({ font: name, code: Number.parseInt(code, 16) });
          return state;
        },
        { font: '', found: [] },
      ).found;
    });
}

/** A font with an axis is drawn by outlines, and its name stands in its description. */
function nameOf(body: string, of: (id: string) => string): string {
  const described = of(/\/FontDescriptor (\d+)/.exec(body)?.[1] ?? '');
  return /\/(?:BaseFont|FontName) \/[A-Z]+\+([\w-]+)/.exec(`${body}${described}`)?.[1] ?? '';
}

function readStream(body: string): string {
  const packed = /stream\r?\n([^]*)\r?\nendstream/.exec(body)?.[1];
  if (packed === undefined) throw new Error('The page has no content where this reader looks for it.');
  return inflateSync(Buffer.from(packed, 'latin1')).toString('latin1');
}
