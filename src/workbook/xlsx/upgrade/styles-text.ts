// The styles of a file of an earlier version: our days written with the month in letters, our columns of text wrapped, and the looks of the states.
import { FORMATS } from '../../looks/column-look.ts';
import { STATE_LOOKS, type StateName } from '../../looks/state-looks.ts';
import type { Edited } from './workbook-text.ts';

export interface Styles extends Edited {
  readonly dxfOf: (state: StateName) => number;
}

/** As earlier versions wrote days. */
const OLD: Readonly<Record<string, string>> = { 'dd/mm/yyyy': FORMATS.day, 'dd/mm/yyyy hh:mm': FORMATS.moment };

export function upgradeStyles(text: string, wrapped: ReadonlySet<number>): Styles {
  const said: string[] = [];
  const dated = text.replaceAll(
    /(<numFmt\s[^>]*formatCode=")([^"]*)(")/g,
    (tag, start: string, code: string, end: string) => {
      const now = OLD[code];
      return now === undefined ? tag : `${start}${now}${end}`;
    },
  );
  if (dated !== text) said.push('Days are written as 16 Mar 2027.');
  const lined = wrapStyles(dated, wrapped);
  if (lined !== dated) said.push('Text that does not fit a cell goes on in its next line.');
  return { ...withLooks(lined), said };
}

function wrapStyles(text: string, wrapped: ReadonlySet<number>): string {
  const list = /<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(text);
  if (list === null) return text;
  let at = -1;
  const made = (list[1] ?? '').replaceAll(/<xf\s[^>]*?(\/>|>.*?<\/xf>)/gs, (xf) => {
    at += 1;
    if (!wrapped.has(at) || /wrapText="(1|true)"/.test(xf)) return xf;
    if (xf.includes('<alignment')) return xf.replace('<alignment', '<alignment wrapText="1"');
    return xf.endsWith('/>')
      ? `${xf.slice(0, -2)} applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>`
      : xf;
  });
  return text.replace(list[1] ?? '', () => made);
}

function withLooks(text: string): { readonly text: string; readonly dxfOf: (state: StateName) => number } {
  const looks = Object.entries(STATE_LOOKS).map(([state, { fill, ink, bold }]) => {
    const letters = `<font>${bold === true ? '<b/>' : ''}<color rgb="FF${ink}"/></font>`;
    const ground =
      fill === undefined
        ? ''
        : `<fill><patternFill patternType="solid"><bgColor rgb="FF${fill}"/></patternFill></fill>`;
    return [state as StateName, `<dxf>${letters}${ground}</dxf>`] as const;
  });
  const list = /<dxfs[^>]*?(?:\/>|>(.*?)<\/dxfs>)/s.exec(text);
  const standing = [...(list?.[1] ?? '').matchAll(/<dxf\s*\/>|<dxf[\s>].*?<\/dxf>/gs)].map(([dxf]) => dxf);
  const all = [...standing, ...looks.map(([, dxf]) => dxf).filter((dxf) => !standing.includes(dxf))];
  const dxfOf = (state: StateName): number => all.indexOf(looks.find(([one]) => one === state)?.[1] ?? '');
  if (all.length === standing.length) return { text, dxfOf };
  const made = `<dxfs count="${all.length}">${all.join('')}</dxfs>`;
  if (list !== null) return { text: text.replace(list[0], () => made), dxfOf };
  return { text: text.replace(/(<tableStyles|<colors|<extLst|<\/styleSheet>)/, (end) => `${made}${end}`), dxfOf };
}
