// The pictures of a page for Word, which draws no SVG that every program shows: as PNG, three times as fine as a screen, in the fonts of the papers.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { defaultTreeAdapter as adapter, serializeOuter, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { facesFor } from '../page/fonts.ts';
import { attributeOf } from '../page/paper-elements.ts';
import { elementsIn } from '../page/plain-text.ts';
import type { Picture, Pictures } from './docx-setting.ts';

const FINE = 3;

export async function drawPictures(page: Tree.ParentNode): Promise<Pictures> {
  const drawn = new Map<Tree.Element, Picture>();
  for (const svg of elementsIn(page, ['svg'])) {
    const section = svg.parentNode;
    if (section !== null && adapter.isElementNode(section)) drawn.set(section, await drawPicture(svg));
  }
  return drawn;
}

async function drawPicture(svg: Tree.Element): Promise<Picture> {
  const Resvg = await open();
  const text = serializeOuter(svg).replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"');
  const files = [...new Set(facesFor(text).map(({ file }) => file))];
  const picture = new Resvg(text, {
    fitTo: { mode: 'zoom', value: FINE },
    background: 'white',
    font: { fontBuffers: await Promise.all(files.map((file) => readFont(file))), defaultFontFamily: 'Noto Sans' },
  });
  try {
    const image = picture.render();
    const png = image.asPng();
    image.free();
    return {
      png,
      width: Number(attributeOf(svg, 'width')),
      height: Number(attributeOf(svg, 'height')),
      words: attributeOf(svg, 'aria-label'),
    };
  } finally {
    picture.free();
  }
}

/** What of the library is used. */
interface Resvg {
  render(): { asPng(): Uint8Array; free(): void };
  free(): void;
}
interface Library {
  initWasm(code: Uint8Array): Promise<void>;
  readonly Resvg: new (svg: string, options: object) => Resvg;
}

/** Loaded with the first picture. */
let opening: Promise<Library['Resvg']> | undefined;
function open(): Promise<Library['Resvg']> {
  opening ??= (async () => {
    const load = createRequire(import.meta.url);
    const library = load('@resvg/resvg-wasm') as Library;
    await library.initWasm(await readFile(load.resolve('@resvg/resvg-wasm/index_bg.wasm')));
    return library.Resvg;
  })();
  return opening;
}

const fonts = new Map<string, Promise<Uint8Array>>();
function readFont(file: string): Promise<Uint8Array> {
  const known = fonts.get(file) ?? readFile(file);
  fonts.set(file, known);
  return known;
}
