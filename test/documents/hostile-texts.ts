// Every paper and message with its synthetic model, and the model with every text of it replaced; and what a page links to. All data synthetic.
import { parse } from 'parse5';
import { MAILS, PAPERS, type MailTemplate, type PaperTemplate } from '../../src/domain/papers/catalogue.ts';
import type { Sort } from '../../src/documents/documents-port.ts';
import { mailModels } from './mail-models.ts';
import { richModels } from './models.ts';

export const papers = richModels(2);
export const mails = mailModels();

export const ALL: readonly (readonly [Sort, string, unknown])[] = [
  ...(Object.keys(PAPERS) as PaperTemplate[]).map((name) => ['paper', name, papers[name]] as const),
  ...(Object.keys(MAILS) as MailTemplate[]).map((name) => ['mail', name, mails[name]] as const),
];

/** Addresses of the program's own forms, and the meeting's room as the team types it: the only links there are, and only https. */
export const OUR_LINKS: readonly string[] = ['replyLink', 'formUrl', 'link'];

/** The model with every text that is not blank replaced; blank ones stay, or other branches of the template would be taken. */
export function withTexts(model: unknown, text: string, field = ''): unknown {
  if (typeof model === 'string') return model === '' || OUR_LINKS.includes(field) ? model : text;
  if (Array.isArray(model)) return model.map((one) => withTexts(one, text, field));
  if (typeof model !== 'object' || model === null) return model;
  return Object.fromEntries(Object.entries(model).map(([name, value]) => [name, withTexts(value, text, name)]));
}

/** The model with every link of ours replaced. */
export function withLinks(model: unknown, text: string, field = ''): unknown {
  if (typeof model === 'string') return model !== '' && OUR_LINKS.includes(field) ? text : model;
  if (Array.isArray(model)) return model.map((one) => withLinks(one, text, field));
  if (typeof model !== 'object' || model === null) return model;
  return Object.fromEntries(Object.entries(model).map(([name, value]) => [name, withLinks(value, text, name)]));
}

export function withNumbers(model: unknown, number: number): unknown {
  if (typeof model === 'number') return number;
  if (Array.isArray(model)) return model.map((one) => withNumbers(one, number));
  if (typeof model !== 'object' || model === null) return model;
  return Object.fromEntries(Object.entries(model).map(([name, value]) => [name, withNumbers(value, number)]));
}

interface Node {
  readonly nodeName: string;
  readonly value?: string;
  readonly attrs?: readonly { readonly name: string; readonly value: string }[];
  readonly childNodes?: readonly Node[];
}

export function everyNode(html: string): readonly Node[] {
  const found: Node[] = [];
  const walk = (node: Node): void => {
    found.push(node);
    for (const child of node.childNodes ?? []) walk(child);
  };
  walk(parse(html));
  return found;
}

export const linksOf = (html: string): readonly string[] =>
  everyNode(html).flatMap((node) =>
    (node.attrs ?? []).flatMap((one) =>
      /^(href|src|action|poster|data|xlink:href)$/.test(one.name) ? [one.value] : [],
    ),
  );
