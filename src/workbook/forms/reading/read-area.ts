// Reads lines of a form one after the other: headings, questions with their answers beside them, behind a colon or on the lines below.
import { groupBoxes } from './boxes.ts';
import { openCoverage, type Coverage } from './coverage.ts';
import type { FormEntry, FormSection } from './form-entry.ts';
import type { FormWords, SectionNamed } from './form-words.ts';
import { inBrackets, splitLabel } from './hints.ts';
import { cutTokens, hasControls, isEmpty, isFilled, textOf, wordsOf, type Line, type Token } from './page-lines.ts';

interface Pending {
  readonly label: string;
  readonly tokens: readonly Token[];
  readonly place: string;
  readonly answer: Token[];
  /** The list in which it is numbered, by Word. */
  readonly list: string | undefined;
  /** In bold among questions in bold: a heading, if nothing answers it. */
  readonly maybeHeading: boolean;
}

const MOST_LABEL = 160;
/** A form's title: its first words, which say that it is a form and nothing about anybody. */
const TITLE = /\b(form|referral|marac|risk assessment conference)\b/i;
const SAYS = /\b(not|don.?t|never|only|safe|unsafe|call|ring|she|he|her|his|him|please)\b|\d{4}/i;
const HINT = /^(\(.*\)|please\b.*|e\.?g\.?\b.*|note:.*|guidance\b.*|if (known|applicable|relevant)\b.*)$/is;
/** "Section B: The person being harmed". */
const PART = /^\s*(section|part|annex|appendix)\s+([0-9]{1,2}|[a-z]|one|two|three|four|five|six|seven|eight)\b/i;
const PRINTED_AT_EDGE = /^page (header|footer)/;
const NUMBERED = /^\s*(\(?[0-9]{1,2}[.)]|\(?[a-z][.)]|q(uestion)?\.? ?\d{1,2}\b)/i;

/** One reader of a whole page: it keeps the section and the question that waits for its answer. */
export class AreaReader {
  readonly entries: FormEntry[] = [];
  readonly coverage: Coverage = openCoverage();
  readonly words: FormWords;
  section: FormSection = { words: '', number: 0 };
  table = 0;
  #lines = 0;
  /** The section in which questions stand in bold. */
  #inBold: number | undefined;
  /** The paragraph in which the last question was answered on its own line. */
  #paragraph: Line['of'] | undefined;
  #pending: Pending | undefined;
  #before: string | undefined;
  constructor(words: FormWords) {
    this.words = words;
  }

  open(named: SectionNamed | undefined, text: string): void {
    this.flush();
    this.#before = undefined;
    this.section = { ...named, words: text.slice(0, 120), number: this.section.number + 1 };
  }

  add(label: readonly Token[], answer: readonly Token[], place: string, more: Partial<FormEntry> = {}): void {
    const whole = textOf(label)
      .trim()
      .replace(/[\s:*]+$/, '');
    const isKnown = this.words.isLabel(whole);
    this.coverage.coverTokens(label, isKnown ? 'label' : 'unknown');
    const brackets = isKnown ? inBrackets(label, this.words) : [];
    // What somebody typed is no part of a question: Today shows questions.
    const isTyped = brackets.some((bracket) => bracket.isTyped);
    const text = isTyped ? whole.replaceAll(/\s*\([^()]*\)/g, '') : whole;
    const before = this.#before === undefined ? {} : { before: this.#before };
    const { section, table } = this;
    this.entries.push({ label: text, labelTokens: label, answer, section, place, table, ...before, ...more });
    if (text !== '') this.#before = text;
    for (const bracket of brackets)
      if (bracket.isTyped) {
        const doubt = 'it stands in brackets in the question';
        this.entries.push({ label: text, labelTokens: [], answer: bracket.tokens, section, place, table, doubt });
      } else this.coverage.coverTokens(bracket.tokens, 'unknown');
  }

  /** The question that waits gets what was found for it, or stays without an answer. */
  flush(): void {
    const pending = this.#pending;
    this.#pending = undefined;
    if (pending === undefined) return;
    if (pending.maybeHeading && pending.answer.length === 0) this.open(undefined, pending.label);
    this.add(pending.tokens, pending.answer, pending.place);
  }

  wait(tokens: readonly Token[], place: string, maybeHeading = false, list?: string): void {
    this.flush();
    const label = textOf(tokens).trim();
    this.#pending = { label, tokens, place, answer: [], list, maybeHeading };
  }

  /** Whether a line is the next of the questions among which the one that waits is numbered. */
  #isNext(line: Line, text: string): boolean {
    if (this.#pending === undefined) return false;
    if (line.list !== undefined && line.list === this.#pending.list) return true;
    const [last, next] = [this.#pending.label, text].map((part) =>
      Number(/^\s*\(?(?:q(?:uestion)?\.? ?)?(\d{1,2})[.):]/i.exec(part)?.[1]),
    );
    return last !== undefined && next === last + 1;
  }

  get isWaiting(): boolean {
    return this.#pending !== undefined;
  }

  /** What stands in a box of its own below a question that waits: its answer, whatever it looks like. */
  boxed(lines: readonly Line[]): void {
    for (const line of lines) if (!isEmpty(line.tokens) || hasControls(line.tokens)) this.#append(line, LINE);
  }

  #append({ tokens }: Line, between: string = PARAGRAPH): void {
    const answer = this.#pending?.answer;
    answer?.push(...(answer.length > 0 ? [newLine(between)] : []), ...tokens);
  }

  /** `isAboveBox`: a place to write in is drawn right below, so that the last line names what belongs there. */
  lines(lines: readonly Line[], isAboveBox = false): void {
    for (const [index, line] of lines.entries()) this.line(line, isAboveBox && index === lines.length - 1);
  }

  line(line: Line, isAboveBox = false): void {
    if (line.tokens.every((token) => token.kind === 'words' && token.text.trim() === '')) return;
    if (hasControls(line.tokens)) this.#controls(line);
    else this.#plain(line, isAboveBox);
  }

  #plain(line: Line, isAboveBox: boolean): void {
    const { words } = this;
    const text = textOf(line.tokens).trim();
    this.#lines += 1;
    const isTitle =
      this.#lines <= 3 &&
      this.entries.length === 0 &&
      text.length <= 100 &&
      TITLE.test(text) &&
      !/[:?]/.test(text) &&
      !SAYS.test(text);
    if (words.isOwn(text)) return this.coverage.coverTokens(line.tokens, 'own');
    if (isTitle && !words.isLabel(text)) return this.coverage.coverTokens(line.tokens, 'unknown');
    const named = words.sectionOf(text);
    if (named !== undefined) {
      this.open(named, text);
      this.coverage.coverTokens(line.tokens, 'label');
      // "Victim" above her part of the form asks for nothing; "Reason for referral" does.
      if (words.asks(text) || (isAboveBox && words.isLabel(text))) this.wait(line.tokens, line.place);
      return;
    }
    if (words.isLabel(text)) {
      if (line.heading) this.#inBold = this.section.number;
      return this.wait(line.tokens, line.place, false, line.list);
    }
    const split = splitLabel(line.tokens, words);
    if (split.isHint && split.behind.length > 0) {
      this.wait(split.label, line.place, false, line.list);
      return this.coverage.coverTokens(split.behind, 'unknown');
    }
    const pairs = this.#pairs(line);
    if (pairs.length > 0) {
      this.flush();
      for (const [label, answer] of pairs) this.add(label, answer, line.place);
      this.#paragraph = line.of;
      return;
    }
    if ((line.heading || PART.test(text)) && text.length <= MOST_LABEL) {
      if (this.#inBold === this.section.number && !PART.test(text)) return this.wait(line.tokens, line.place, true);
      this.open(undefined, text);
      return this.wait(line.tokens, line.place);
    }
    if (
      PRINTED_AT_EDGE.test(line.place) &&
      /\b(form|referral|marac|page)\b/i.test(text) &&
      !SAYS.test(text.replace(/\d{4}/g, ''))
    )
      return this.coverage.coverTokens(line.tokens, 'unknown');
    // Behind words that answer already, a question may be part of what somebody tells.
    const isFresh = this.#pending === undefined || this.#pending.answer.length === 0 || NUMBERED.test(text);
    if ((isAboveBox || (/[?:]$/.test(text) && isFresh) || this.#isNext(line, text)) && text.length <= MOST_LABEL)
      return this.wait(line.tokens, line.place, false, line.list);
    const loose = this.#loosePair(line);
    if (loose !== undefined) {
      this.#paragraph = line.of;
      return this.add(loose[0], loose[1], line.place);
    }
    this.#answer(line, text);
  }

  #answer(line: Line, text: string): void {
    if (this.#pending === undefined && this.#goesOn(line)) return;
    if (this.#pending === undefined) return this.add([], line.tokens, line.place);
    if (HINT.test(text) && this.#pending.answer.length === 0 && !text.startsWith('('))
      return this.coverage.coverTokens(line.tokens, 'unknown');
    this.#append(line);
  }

  /** A further line of the paragraph whose first line was a question with its answer. */
  #goesOn(line: Line): boolean {
    const last = this.entries.at(-1);
    if (last === undefined || last.label === '' || this.#paragraph !== line.of) return false;
    this.entries[this.entries.length - 1] = { ...last, answer: [...last.answer, newLine(), ...line.tokens] };
    return true;
  }

  /** "Surname: Brook   Forename: Anna": questions with their answers on one line. */
  #pairs(line: Line): readonly (readonly [readonly Token[], readonly Token[]])[] {
    const text = wordsOf(line.tokens);
    const cuts = [...text.matchAll(/(?:^|\t+| {3,}|; )([^\t:?]{1,80}?)[:?](?=\s*\S)(?!\s*\([^)]*\)?\s*$)/g)].filter(
      (one) => this.words.isLabel((one[1] ?? '').trim()) || this.words.sectionOf((one[1] ?? '').trim()) !== undefined,
    );
    const starts = cuts.map((match) => match.index);
    if (starts[0] !== undefined && starts[0] === 0)
      return starts.map((start, index) => {
        const end = starts[index + 1] ?? text.length;
        const [, rest] = cutTokens(line.tokens, start);
        const [part] = cutTokens(rest, end - start);
        return cutTokens(part, cuts[index]?.[0].length ?? 0);
      });
    return [];
  }

  /** "Shoe size: 7", where the question is not known. */
  #loosePair(line: Line): readonly [readonly Token[], readonly Token[]] | undefined {
    const label = /^([^:\n]{2,60}):\s+\S/.exec(wordsOf(line.tokens))?.[1];
    if (label === undefined || this.#pending !== undefined || label.trim().split(/\s+/).length > 8) return undefined;
    return cutTokens(line.tokens, label.length + 1);
  }

  #controls(line: Line): void {
    if (line.tokens.some((token) => token.kind === 'box')) return this.#boxes(line);
    const { tokens, place } = line;
    const first = tokens.findIndex((candidate) => candidate.kind === 'control');
    const lead = tokens.slice(0, first);
    const label = wordsOf(lead).trim();
    if (this.#pending !== undefined && !this.words.isLabel(label) && !/[:?]$/.test(label)) {
      this.#append(line);
      return;
    }
    this.flush();
    let name: readonly Token[] = lead;
    let answer: Token[] = [];
    for (const token of tokens.slice(first))
      if (token.kind === 'words' && isFilled(answer) && this.words.isLabel(token.text.trim())) {
        this.add(name, answer, place);
        [name, answer] = [[token], []];
      } else if (
        token.kind === 'words' &&
        token.text.trim() !== '' &&
        answer.some((one) => one.kind === 'control') &&
        this.words.isLabel(token.text.trim())
      ) {
        this.add(name, answer, place);
        [name, answer] = [[token], []];
      } else answer.push(token);
    if (answer.length === 0) return this.wait(name, place);
    this.add(name, answer, place);
    this.#paragraph = line.of;
  }

  #boxes(line: Line): void {
    const group = groupBoxes(line.tokens, this.words);
    if (group === undefined) return;
    const own = group.boxes.filter(
      (box) => this.words.isLabel(box.caption) && this.words.optionAt(box.caption, 'start') === undefined,
    );
    if (own.length > 0 && isEmpty(group.lead)) {
      this.flush();
      for (const { box, tokens } of group.boxes) this.add(tokens, [box], line.place);
      if (!isEmpty(group.beside)) this.add([], group.beside, line.place);
      return;
    }
    const lead = wordsOf(group.lead).trim();
    if (this.#pending !== undefined && !this.words.isLabel(lead) && !/[:?]$/.test(lead)) {
      this.#append(line);
      return;
    }
    this.flush();
    const from = group.lead.length;
    const rest = lead === '' ? line.tokens : cutTokens(line.tokens, wordsOf(group.lead).length)[1];
    this.add(lead === '' ? [] : group.lead.slice(0, from), rest, line.place);
  }
}

const LINE = '\n';
/** Between paragraphs below a question: what follows the first may be something else. */
export const PARAGRAPH = '\n\n';

/** The end of a line between two lines of an answer; it stands nowhere on the page. */
export function newLine(text: string = LINE): Token {
  return { kind: 'words', text, ink: { piece: { kind: 'text', text }, from: 0, to: text.length } };
}
