// One control of a Word form (w:sdt), and one old form field (w:ffData): its names, its kind, and what somebody put into it.
import { EMPTY, inkOf, TICKED, type ControlPiece } from '../../domain/referral/form-page.ts';
import { isPrompt, soundsLikePrompt } from './prompts.ts';
import { allNamed, childNamed, elementsIn, isOn, type XmlNode } from './word-xml.ts';

export interface ControlText {
  readonly text: string;
  /** All of it stands in the style that Word gives to prompts. */
  readonly inPromptStyle: boolean;
}

export function controlOf(
  properties: XmlNode | undefined,
  shown: ControlText,
  prompts: ReadonlySet<string>,
): ControlPiece {
  const value = (name: string): string => childNamed(properties, name)?.attributes['val'] ?? '';
  const names = { title: value('alias'), tag: value('tag') };
  const box = childNamed(properties, 'checkbox');
  if (box !== undefined) return { kind: 'control', control: 'box', ...names, ...boxOf(box, shown.text) };
  const list = childNamed(properties, 'dropDownList') ?? childNamed(properties, 'comboBox');
  const date = childNamed(properties, 'date');
  const control = list !== undefined ? 'choice' : date !== undefined ? 'date' : 'text';
  const marked = isOn(childNamed(properties, 'showingPlcHdr'));
  if (isUntouched(shown, marked, prompts) || isFirstOfList(list, shown.text))
    return { kind: 'control', control, ...names, text: '', prompt: shown.text };
  const text = shown.text.trim();
  return { kind: 'control', control, ...names, text, ...(date === undefined ? {} : dayOf(date, text)) };
}

/** A prompt that is marked as one. The mark stays behind in some programs when somebody types: words that are no prompt are an answer. */
function isUntouched({ text, inPromptStyle }: ControlText, marked: boolean, prompts: ReadonlySet<string>): boolean {
  if (inkOf(text) === 0 || isPrompt(text)) return true;
  return marked && (inPromptStyle || soundsLikePrompt(text) || prompts.has(text.trim()));
}

/** The first line of a list without a value of its own tells to choose. */
function isFirstOfList(list: XmlNode | undefined, text: string): boolean {
  const first = list === undefined ? undefined : childNamed(list, 'listItem');
  return (
    first !== undefined && first.attributes['displayText'] === text.trim() && (first.attributes['value'] ?? '') === ''
  );
}

function boxOf(box: XmlNode, shown: string): Pick<ControlPiece, 'ticked' | 'text' | 'doubt'> {
  const ticked = isOn(childNamed(box, 'checked'));
  const sign = (name: string): string => {
    const code = Number.parseInt(childNamed(box, name)?.attributes['val'] ?? '', 16);
    return Number.isInteger(code) && code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  };
  const [on, off] = [`${TICKED}${sign('checkedState')}`, `${EMPTY}${sign('uncheckedState')}`];
  const mark = shown.trim();
  const says = mark === '' ? undefined : on.includes(mark) ? true : off.includes(mark) ? false : undefined;
  if (says !== undefined && says !== ticked && sign('checkedState') !== sign('uncheckedState'))
    return { ticked, text: '', doubt: 'the box shows one thing and holds another' };
  // Words somebody typed over the box.
  return { ticked, text: says === undefined && mark.length > 1 ? mark : '' };
}

/** The day a picker holds, where its text can be that day: typing over it leaves the old day behind. */
function dayOf(date: XmlNode, text: string): Pick<ControlPiece, 'day' | 'doubt'> {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(date.attributes['fullDate'] ?? '')?.[0];
  if (day === undefined) return {};
  const [year, month, on] = day.split('-').map(Number);
  const numbers = (text.match(/\d+/g) ?? []).map(Number);
  const hasYear = numbers.some((number) => number === year || number === (year ?? 0) % 100);
  const hasDay = numbers.includes(on ?? 0);
  const hasMonth = numbers.filter((one) => one === month).length > (month === on ? 1 : 0) || /[a-zà-ÿ]{3}/i.test(text);
  if (text === '' || (hasYear && hasDay && hasMonth)) return { day };
  return { doubt: 'the date picker holds one day and shows another' };
}

/** An old form field, before its result is known. */
export interface OldField {
  readonly piece: { -readonly [K in keyof ControlPiece]: ControlPiece[K] };
  /** What stands there when nobody typed. */
  readonly usual: string;
}

export function oldField(data: XmlNode | undefined, instruction: string): OldField {
  const name = childNamed(data, 'name')?.attributes['val'] ?? '';
  const base = { kind: 'control', title: '', tag: name, text: '' } as const;
  const box = childNamed(data, 'checkBox');
  if (box !== undefined || /FORMCHECKBOX/.test(instruction)) {
    const checked = box === undefined ? undefined : (childNamed(box, 'checked') ?? childNamed(box, 'default'));
    return { piece: { ...base, control: 'box', ticked: isOn(checked) }, usual: '' };
  }
  const list = childNamed(data, 'ddList');
  if (list !== undefined || /FORMDROPDOWN/.test(instruction)) {
    const entries = list === undefined ? [] : elementsIn(list).filter((element) => element.name === 'listEntry');
    const chosen = list === undefined ? undefined : childNamed(list, 'result')?.attributes['val'];
    const text = chosen === undefined ? '' : (entries[Number(chosen)]?.attributes['val'] ?? '');
    return { piece: { ...base, control: 'choice', text: isPrompt(text) ? '' : text.trim() }, usual: '' };
  }
  const usual = childNamed(childNamed(data, 'textInput'), 'default')?.attributes['val'] ?? '';
  return { piece: { ...base, control: 'text' }, usual };
}

/** What stands in the prompts of the file's own building blocks. */
export function promptsOf(glossary: XmlNode | undefined): ReadonlySet<string> {
  const found = new Set<string>();
  if (glossary !== undefined)
    for (const part of allNamed(glossary, 'docPartBody')) {
      const words = [...allNamed(part, 't')].map((node) =>
        node.children.filter((each) => typeof each === 'string').join(''),
      );
      if (words.length > 0) found.add(words.join('').trim());
    }
  return found;
}
