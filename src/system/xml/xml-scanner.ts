// Reads XML in pieces, as bytes: every piece is a string with one character a byte (latin1 of UTF-8), so that places in it are places in the
// part and nothing is decoded that nobody asked for. Namespaces are not looked up; names are given without their prefix.
import { XmlTrouble } from './xml-trouble.ts';

export interface XmlTag {
  /** Without its prefix. */
  readonly name: string;
  /** With its colon, or empty. */
  readonly prefix: string;
  /** Where its `<` stands and where it ends, in bytes of the part. */
  readonly start: number;
  readonly end: number;
  readonly selfClosed: boolean;
  /** The raw value of an attribute of exactly this name. */
  get(name: string): string | undefined;
  /** The raw value of an attribute of this name behind any prefix. */
  getPrefixed(name: string): string | undefined;
  /** All attributes as written, in order. */
  list(): readonly (readonly [string, string])[];
}

export interface XmlSink {
  /** Text is only cut out while this is true. */
  wantsText: boolean;
  /** Both ways of an mc:AlternateContent are told, as elements like others; else only the fallback's, for a reader that knows no extension. */
  readonly seesExtensions?: true;
  open(tag: XmlTag): void;
  /** `start` and `end` are the bytes of the closing tag; for a self-closed element those of the whole tag. */
  close(name: string, start: number, end: number): void;
  /** May take whole elements that begin at `at` of this piece; gives how many characters it took. `base` is the piece's place in the part; their names begin with that letter. */
  shortcut?(xml: string, at: number, base: number): number;
  readonly shortcutLetter?: number;
  /** Raw text with its references still in; `literal` is a CDATA section. */
  text(raw: string, literal: boolean): void;
}

export interface XmlScanner {
  push(piece: string): void;
  finish(): void;
}

const MAX_DEPTH = 256;
const MAX_ATTRIBUTES = 256;
const LETTERS = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));

interface State {
  xml: string;
  at: number;
  base: number;
  done: boolean;
  skip: number;
  /** Names as written, and without their prefix. */
  readonly stack: string[];
  readonly locals: string[];
  readonly sink: XmlSink;
  readonly maxTokenBytes: number;
  readonly tag: Tag;
}

class Tag implements XmlTag {
  name = '';
  prefix = '';
  start = 0;
  end = 0;
  selfClosed = false;
  count = 0;
  readonly names: string[] = [];
  readonly values: string[] = [];

  get(name: string): string | undefined {
    for (let index = 0; index < this.count; index += 1) if (this.names[index] === name) return this.values[index];
    return undefined;
  }

  getPrefixed(name: string): string | undefined {
    const ending = `:${name}`;
    for (let index = 0; index < this.count; index += 1)
      if (this.names[index]?.endsWith(ending) === true) return this.values[index];
    return undefined;
  }

  list(): readonly (readonly [string, string])[] {
    return this.names.slice(0, this.count).map((name, index) => [name, this.values[index] ?? ''] as const);
  }
}

/** A scanner that hands what it meets to `sink`. A DOCTYPE, broken nesting or a token beyond `maxTokenBytes` throws XmlTrouble. */
export function createXmlScanner(sink: XmlSink, maxTokenBytes: number): XmlScanner {
  const state: State = {
    xml: '',
    at: 0,
    base: 0,
    done: false,
    skip: 0,
    stack: [],
    locals: [],
    sink,
    maxTokenBytes,
    tag: new Tag(),
  };
  return {
    push(piece: string): void {
      const rest = state.at < state.xml.length ? state.xml.slice(state.at) : '';
      if (rest.length > maxTokenBytes) throw new XmlTrouble('text-too-long', 'one text or tag in it is too long');
      state.base += state.at;
      state.xml = rest === '' ? piece : rest + piece;
      state.at = 0;
      scan(state);
    },
    finish(): void {
      const rest = state.xml.slice(state.at);
      if (!state.done || /[^\s\0\x80-\xff]/.test(rest)) throw broken('it ends in the middle');
    },
  };
}

function broken(what: string): XmlTrouble {
  return new XmlTrouble('damaged', what);
}

function scan(state: State): void {
  const { sink } = state;
  const letter = sink.shortcutLetter ?? -1;
  for (;;) {
    const { xml, at } = state;
    const less = xml.charCodeAt(at) === 60 ? at : xml.indexOf('<', at);
    if (less < 0) return;
    if (less > at && sink.wantsText && state.skip === 0) {
      if (less - at > state.maxTokenBytes) throw new XmlTrouble('text-too-long', 'one text in it is too long');
      sink.text(xml.substring(at, less), false);
    }
    state.at = less;
    const code = xml.charCodeAt(less + 1);
    const taken = code === letter && state.skip === 0 ? (sink.shortcut?.(xml, less, state.base) ?? 0) : 0;
    if (taken > 0) {
      state.at = less + taken;
      continue;
    }
    const ready =
      code === 47
        ? scanClose(state, less)
        : code === 33 || code === 63
          ? scanMarkup(state, less, code)
          : scanOpen(state, less);
    if (!ready) return;
  }
}

function scanClose(state: State, less: number): boolean {
  const { xml, stack } = state;
  const greater = xml.indexOf('>', less);
  if (greater < 0) return false;
  const full = stack.pop();
  if (full === undefined || !xml.startsWith(full, less + 2)) throw broken('its tags do not fit each other');
  const rest = less + 2 + full.length;
  if (rest !== greater && xml.substring(rest, greater).trim() !== '') throw broken('its tags do not fit each other');
  state.at = greater + 1;
  leave(state, state.locals.pop() ?? '', full, state.base + less, state.base + greater + 1);
  return true;
}

function leave(state: State, name: string, full: string, start: number, end: number): void {
  if (state.stack.length === 0) state.done = true;
  if (state.skip > 0) {
    if (state.stack.length < state.skip) state.skip = 0;
    return;
  }
  if (full.length !== name.length && isChoosing(state, name)) return;
  state.sink.close(name, start, end);
}

// Markup Compatibility: a reader that knows none of the extensions takes the fallback.
function isChoosing({ sink }: State, name: string): boolean {
  if (sink.seesExtensions === true) return false;
  return name === 'AlternateContent' || name === 'Fallback' || name === 'Choice';
}

function scanMarkup(state: State, less: number, code: number): boolean {
  const { xml } = state;
  if (code === 63) return skipTo(state, xml.indexOf('?>', less + 2), 2);
  if (xml.startsWith('<!--', less)) return skipTo(state, xml.indexOf('-->', less + 4), 3);
  if (xml.startsWith('<![CDATA[', less)) {
    const end = xml.indexOf(']]>', less + 9);
    if (end >= 0 && state.sink.wantsText && state.skip === 0) state.sink.text(xml.substring(less + 9, end), true);
    return skipTo(state, end, 3);
  }
  if (xml.length - less < 9) return false;
  if (/^<!DOCTYPE/i.test(xml.substr(less, 9))) throw new XmlTrouble('doctype', 'it declares a document type');
  throw broken('it holds unknown markup');
}

function skipTo(state: State, end: number, length: number): boolean {
  if (end < 0) return false;
  state.at = end + length;
  return true;
}

function scanOpen(state: State, less: number): boolean {
  const { xml, tag } = state;
  if (state.done) throw broken('something follows its end');
  let at = less + 1;
  let colon = -1;
  let code = 0;
  for (; at < xml.length; at += 1) {
    code = xml.charCodeAt(at);
    if (code <= 32 || code === 62 || code === 47) break;
    if (code === 58) colon = at;
    else if (code === 60 || code === 38 || code === 34 || code === 39 || code === 61)
      throw broken('a tag has no proper name');
  }
  if (at >= xml.length) return false;
  if (at === less + 1) throw broken('a tag has no name');
  tag.prefix = colon < 0 ? '' : xml.substring(less + 1, colon + 1);
  tag.name = colon < 0 ? xml.substring(less + 1, at) : xml.substring(colon + 1, at);
  const end = code === 62 ? at : readAttributes(tag, xml, at, code);
  if (end < 0) return false;
  if (code === 62) {
    tag.count = 0;
    tag.selfClosed = false;
  }
  tag.start = state.base + less;
  tag.end = state.base + end + 1;
  state.at = end + 1;
  enter(state);
  return true;
}

function enter(state: State): void {
  const { tag, stack } = state;
  if (stack.length >= MAX_DEPTH) throw broken('it is nested too deeply');
  const full = tag.prefix === '' ? tag.name : tag.prefix + tag.name;
  if (!tag.selfClosed) {
    stack.push(full);
    state.locals.push(tag.name);
  }
  const isChoice = state.skip === 0 && tag.prefix !== '' && isChoosing(state, tag.name);
  if (isChoice && tag.name === 'Choice' && !tag.selfClosed) state.skip = stack.length;
  else if (state.skip === 0 && !isChoice) state.sink.open(tag);
  if (tag.selfClosed) leave(state, tag.name, full, tag.start, tag.end);
}

/** Reads up to the closing `>` and returns its place, or -1 when the piece ends first. */
function readAttributes(tag: Tag, xml: string, from: number, first: number): number {
  let at = from;
  let code = first;
  tag.count = 0;
  for (;;) {
    while (code <= 32) code = xml.charCodeAt(++at);
    if (code === 62) {
      tag.selfClosed = false;
      return at;
    }
    if (code === 47) {
      if (at + 1 >= xml.length) return -1;
      if (xml.charCodeAt(at + 1) !== 62) throw broken('a tag is not closed properly');
      tag.selfClosed = true;
      return at + 1;
    }
    at = readAttribute(tag, xml, at);
    if (at < 0) return -1;
    code = xml.charCodeAt(at);
    if (Number.isNaN(code)) return -1;
    if (code > 32 && code !== 62 && code !== 47) throw broken('two attributes stand without a space');
  }
}

function readAttribute(tag: Tag, xml: string, from: number): number {
  let at = from;
  let code = xml.charCodeAt(at);
  while (code > 32 && code !== 61) {
    if (code === 60 || code === 62 || code === 34 || code === 39) throw broken('an attribute has no proper name');
    code = xml.charCodeAt(++at);
  }
  const nameEnd = at;
  while (code <= 32) code = xml.charCodeAt(++at);
  if (Number.isNaN(code)) return -1;
  if (code !== 61 || nameEnd === from) throw broken('an attribute has no value');
  code = xml.charCodeAt(++at);
  while (code <= 32) code = xml.charCodeAt(++at);
  if (Number.isNaN(code)) return -1;
  if (code !== 34 && code !== 39) throw broken('an attribute has no quotes');
  const end = xml.indexOf(code === 34 ? '"' : "'", at + 1);
  if (end < 0) return -1;
  const name =
    nameEnd - from === 1
      ? (LETTERS[xml.charCodeAt(from)] ?? xml.substring(from, nameEnd))
      : xml.substring(from, nameEnd);
  for (let index = 0; index < tag.count; index += 1)
    if (tag.names[index] === name) throw broken('an attribute stands twice');
  if (tag.count >= MAX_ATTRIBUTES) throw broken('a tag has too many attributes');
  tag.names[tag.count] = name;
  tag.values[tag.count] = xml.substring(at + 1, end);
  tag.count += 1;
  return end + 1;
}
