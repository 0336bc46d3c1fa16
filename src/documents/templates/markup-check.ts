// Looks at the HTML that a template is written in: elements outside the closed set, a heading level skipped, a table without headers, a value
// inside a tag. Partials are read in their place, so that headings are followed through them.
import type { Problem } from '../../domain/text/problem.ts';
import { ATTRIBUTES, CLASSES, VOID_ELEMENTS, isElementName } from '../page/paper-elements.ts';
import { templateProblem, type Program, type Template, type Templates } from './template-files.ts';

interface Reading {
  readonly templates: Templates;
  readonly problems: Map<string, Problem>;
  /** 0 before the first heading. */
  level: number;
  /** For each open table: where it began and whether a header cell was seen. */
  readonly tables: { readonly file: string; readonly line: number; headed: boolean }[];
}

interface OpenTag {
  readonly name: string;
  readonly line: number;
}

const TAG = /<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>/g;
const MOST_DEEP = 8;

export function checkMarkup(template: Template, templates: Templates): readonly Problem[] {
  const reading: Reading = { templates, problems: new Map(), level: 0, tables: [] };
  readProgram(template.program, template.file, reading, 0);
  return [...reading.problems.values()];
}

function sayIn(file: string, { problems }: Reading): (line: number, code: string, sentence: string) => undefined {
  return (line, code, sentence) => {
    const problem = templateProblem(code, file, line, sentence);
    problems.set(`${problem.id} ${sentence}`, problem);
    return undefined;
  };
}

/** Reads one branch: every element it opens must be closed in it. */
function readProgram(program: Program, file: string, reading: Reading, deep: number): void {
  const say = sayIn(file, reading);
  const open: OpenTag[] = [];
  let inTag = false;
  for (const node of program.body) {
    if (node.type === 'ContentStatement') {
      inTag = readContent(node as hbs.AST.ContentStatement, file, reading, open);
      continue;
    }
    if (inTag) say(node.loc.start.line, 'template.in-tag', 'No value may stand inside a tag: only between elements.');
    readInner(node, file, reading, deep);
  }
  const unclosed = open.at(-1);
  if (unclosed !== undefined)
    say(unclosed.line, 'template.unclosed', `<${unclosed.name}> is not closed in the same block.`);
}

function readInner(node: hbs.AST.Statement, file: string, reading: Reading, deep: number): void {
  if (node.type === 'BlockStatement') {
    const block = node as hbs.AST.BlockStatement;
    const before = reading.level;
    readProgram(block.program, file, reading, deep);
    const after = reading.level;
    reading.level = before;
    if (block.inverse !== undefined) readProgram(block.inverse, file, reading, deep);
    // What follows may come after either branch: the shallower one decides whether a level is skipped, but never before the first heading.
    reading.level = Math.max(before, Math.min(after, reading.level === before ? after : reading.level));
  } else if (node.type === 'PartialStatement' && deep < MOST_DEEP) {
    const name = (node as hbs.AST.PartialStatement).name;
    const partial = 'original' in name ? reading.templates.partials.get(name.original) : undefined;
    if (partial !== undefined) readProgram(partial.program, partial.file, reading, deep + 1);
  }
}

/** Returns whether the content ends inside a tag. */
function readContent(node: hbs.AST.ContentStatement, file: string, reading: Reading, open: OpenTag[]): boolean {
  const say = sayIn(file, reading);
  // What was written: `value` has lost the line ends of lines that hold only a block.
  const content = typeof node.original === 'string' ? (node.original as string) : node.value;
  const lineAt = (index: number): number => node.loc.start.line + (content.slice(0, index).match(/\n/g)?.length ?? 0);
  if (content.includes('<!--'))
    say(
      lineAt(content.indexOf('<!--')),
      'template.comment',
      'HTML comments would leave with the paper: write {{!-- --}}.',
    );
  for (const match of content.matchAll(TAG)) {
    const tag = { name: (match[2] ?? '').toLowerCase(), line: lineAt(match.index) };
    if (match[1] === '/') closeTag(tag, file, reading, open);
    else openTag(tag, match[3] ?? '', file, reading, open);
  }
  return content.lastIndexOf('<') > content.lastIndexOf('>');
}

function openTag(tag: OpenTag, attributes: string, file: string, reading: Reading, open: OpenTag[]): void {
  const say = sayIn(file, reading);
  const { name, line } = tag;
  if (!isElementName(name))
    return say(
      line,
      'template.element',
      `<${name}> is not an element of papers. They are ${Object.keys(CLASSES).join(', ')}.`,
    );
  checkAttributes(name, attributes, file, line, reading);
  const level = /^h([1-3])$/.exec(name)?.[1];
  if (level !== undefined) {
    if (Number(level) > reading.level + 1)
      say(line, 'template.heading', `<${name}> comes after a heading of level ${reading.level}: do not skip one.`);
    reading.level = Number(level);
  }
  if (name === 'table') reading.tables.push({ file, line, headed: false });
  const table = reading.tables.at(-1);
  if (name === 'th' && table !== undefined) table.headed = true;
  if (!VOID_ELEMENTS.includes(name)) open.push(tag);
  return undefined;
}

function closeTag(tag: OpenTag, file: string, reading: Reading, open: OpenTag[]): void {
  const say = sayIn(file, reading);
  const last = open.pop();
  if (last?.name !== tag.name)
    say(
      tag.line,
      'template.unclosed',
      `</${tag.name}> closes ${last === undefined ? 'nothing' : `<${last.name}>`} in this block.`,
    );
  if (tag.name !== 'table') return;
  const table = reading.tables.pop();
  if (table !== undefined && !table.headed)
    sayIn(table.file, reading)(
      table.line,
      'template.table',
      'A table needs header cells: <th scope="col"> or <th scope="row">.',
    );
}

function checkAttributes(
  name: keyof typeof CLASSES,
  attributes: string,
  file: string,
  line: number,
  reading: Reading,
): void {
  const say = sayIn(file, reading);
  for (const match of attributes.matchAll(/([^\s=]+)(?:\s*=\s*("[^"]*"|'[^']*'|\S+))?/g)) {
    const attribute = (match[1] ?? '').toLowerCase();
    const value = match[2] ?? '';
    if (!value.startsWith('"')) say(line, 'template.attribute', `Write the value of ${attribute} in double quotes.`);
    else if (attribute === 'class') {
      const stranger = value
        .slice(1, -1)
        .split(' ')
        .find((part) => !CLASSES[name].includes(part));
      if (stranger !== undefined) say(line, 'template.class', `<${name}> has no class "${stranger}".`);
    } else if (!(ATTRIBUTES[name]?.includes(attribute) ?? false))
      say(line, 'template.attribute', `<${name}> may not carry ${attribute}.`);
    if (name === 'th' && attribute === 'scope' && !['"col"', '"row"'].includes(value))
      say(line, 'template.attribute', 'scope is "col" or "row".');
  }
  if (name === 'th' && !/\bscope=/.test(attributes))
    say(line, 'template.table', 'A header cell says what it heads: scope="col" or scope="row".');
}
