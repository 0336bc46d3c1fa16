// The workbook part of a file of an earlier version: tabs in the order of the work, those shown without which nothing goes, filters named. Tabs of
// people's own stay in their places.
import { decodeXml } from '../../../system/xml/decode-xml.ts';
import { encodeXml } from '../package/xml-text.ts';

export interface OurTab {
  /** Its title in this file. */
  readonly name: string;
  readonly shows: boolean;
  /** The cells of its filter, `$A$1:$C$301`, where it has one. */
  readonly filter?: string | undefined;
}

export interface Edited {
  readonly text: string;
  readonly said: readonly string[];
}

/** `tabs` are ours in the order of the work. */
export function upgradeWorkbookText(text: string, tabs: readonly OurTab[]): Edited {
  const found = [...text.matchAll(/<sheet\s[^>]*\/>/g)].map(([tag]) => ({ tag, name: nameOf(tag) }));
  const ours = tabs.filter(({ name }) => found.some((one) => one.name === name));
  const slots = found.flatMap(({ name }, at) => (ours.some((one) => one.name === name) ? [at] : []));
  const order = found.map((_, at) => at);
  ours.forEach(({ name }, at) => {
    order[slots[at] ?? 0] = found.findIndex((one) => one.name === name);
  });
  const said: string[] = [];
  if (order.some((from, at) => from !== at)) said.push('Tabs stand in the order of the work.');
  const shown = ours.filter(({ name, shows }) => shows && isHidden(found.find((one) => one.name === name)?.tag));
  if (shown.length > 0) said.push(`Shown: ${shown.map(({ name }) => name).join(', ')}.`);
  const tags = order.map((from) => {
    const { tag = '', name = '' } = found[from] ?? {};
    return shown.some((one) => one.name === name) ? tag.replace(/\sstate="hidden"/, '') : tag;
  });
  let at = 0;
  const moved = text.replaceAll(/<sheet\s[^>]*\/>/g, () => tags[at++] ?? '');
  const placeOf = (before: string): string => {
    const now = order.indexOf(Number(before));
    return String(now < 0 ? before : now);
  };
  const numbered = moved
    .replaceAll(/(<definedName\s[^>]*?localSheetId=")(\d+)(")/g, (_, start, id, end) => `${start}${placeOf(id)}${end}`)
    .replaceAll(/(<workbookView\s[^>]*?activeTab=")(\d+)(")/g, (_, start, id, end) => `${start}${placeOf(id)}${end}`);
  const names = order.flatMap((from, place) => {
    const tab = ours.find(({ name }) => name === found[from]?.name);
    const isNamed = new RegExp(
      `<definedName[^>]*_FilterDatabase"[^>]*localSheetId="${place}"|<definedName[^>]*localSheetId="${place}"[^>]*_FilterDatabase"`,
    ).test(numbered);
    if (tab?.filter === undefined || isNamed) return [];
    const cells = encodeXml(`'${tab.name.replaceAll("'", "''")}'!${tab.filter}`);
    return [`<definedName name="_xlnm._FilterDatabase" localSheetId="${place}" hidden="1">${cells}</definedName>`];
  });
  if (names.length > 0) said.push('Filters are shown in LibreOffice too.');
  return { text: withNames(numbered, names.join('')), said };
}

function withNames(text: string, names: string): string {
  if (names === '') return text;
  if (text.includes('<definedNames>')) return text.replace('<definedNames>', `<definedNames>${names}`);
  const behind = ['</externalReferences>', '</functionGroups>', '</sheets>'].find((tag) => text.includes(tag)) ?? '';
  return text.replace(behind, `${behind}<definedNames>${names}</definedNames>`);
}

const nameOf = (tag: string): string => decodeXml(/\sname="([^"]*)"/.exec(tag)?.[1] ?? '', false);
const isHidden = (tag = ''): boolean => /\sstate="hidden"/.test(tag);
