// The Handlebars that templates may use: strict, only the helpers named here, everything escaped, partials with explicit arguments only.
import Handlebars from 'handlebars';
import { drawChart } from '../page/charts.ts';
import { drawTimeline } from '../page/pictures.ts';
import type { TimelineModel } from '../../domain/papers/chair-papers/chair-papers-model.ts';
import type { ChartModel } from '../../domain/papers/parts/chart-model.ts';
import type { Templates } from './template-files.ts';

/** What an argument of a helper must be: a text, a number, a list of texts, words in quotes, a text or words in quotes, or a group a picture is drawn from. */
export type Argument = 'text' | 'count' | 'texts' | 'words' | 'either' | 'picture';
/** `given` asks whether there is anything: a text that is not empty, a list with an item, a number above none. */
export const HELPERS: Readonly<Record<string, readonly Argument[]>> = {
  lines: ['text'],
  many: ['count', 'words', 'words'],
  join: ['texts', 'words'],
  phoneLink: ['text'],
  emailLink: ['text'],
  answerLink: ['text', 'words'],
  field: ['text', 'words', 'either', 'either', 'words'],
  tick: ['words'],
  drawTimeline: ['picture'],
  drawChart: ['picture'],
};
export const BLOCKS_ALLOWED: readonly string[] = ['if', 'unless', 'each', 'with', 'given'];

const escape = Handlebars.escapeExpression;
const safe = (html: string): Handlebars.SafeString => new Handlebars.SafeString(html);

// The engine looks its options up with what every object inherits: whatever some other code has put there must not switch escaping off or bring
// partials of its own.
const NOTHING_INHERITED = { noEscape: false, compat: false, ignoreStandalone: false, assumeObjects: false } as const;
const RUNTIME = {
  allowProtoPropertiesByDefault: false,
  allowProtoMethodsByDefault: false,
  ...({ partials: undefined, helpers: undefined, decorators: undefined, data: undefined, depths: undefined } as object),
} as const;

export interface Dialect {
  compile(source: string): (model: unknown) => string;
}

export function openDialect(templates: Templates): Dialect {
  const hb = Handlebars.create();
  for (const name of ['lookup', 'log', 'blockHelperMissing', 'helperMissing']) hb.unregisterHelper(name);
  registerWords(hb);
  registerFields(hb);
  hb.registerHelper('drawTimeline', (model: TimelineModel) => safe(drawTimeline(model)));
  hb.registerHelper('drawChart', (model: ChartModel) => safe(drawChart(model)));
  for (const [name, partial] of templates.partials) hb.registerPartial(name, partial.source.trimEnd());
  const knownHelpers = Object.fromEntries([...Object.keys(HELPERS), ...BLOCKS_ALLOWED].map((name) => [name, true]));
  const strictly = {
    strict: true,
    knownHelpersOnly: true,
    knownHelpers: { ...knownHelpers, lookup: false, log: false } as KnownHelpers,
    explicitPartialContext: true,
    preventIndent: true,
    ...NOTHING_INHERITED,
  };
  return {
    compile(source) {
      const run = hb.compile(source, strictly);
      return (model) => run(model, RUNTIME);
    },
  };
}

function registerWords(hb: typeof Handlebars): void {
  hb.registerHelper('given', function given(this: unknown, value: unknown, options: Handlebars.HelperOptions) {
    const there = Array.isArray(value) ? value.length > 0 : typeof value === 'number' ? value > 0 : value !== '';
    return there ? options.fn(this) : options.inverse(this);
  });
  hb.registerHelper('lines', (words: string) => safe(escape(words).replaceAll('\n', '<br>')));
  hb.registerHelper('many', (n: number, one: string, more: string) => `${n} ${n === 1 ? one : more}`);
  hb.registerHelper('join', (list: readonly string[], between: string) => list.join(between));
  hb.registerHelper('phoneLink', (words: string) => {
    const digits = words.replaceAll(/[^\d+]/g, '');
    return /^\+?\d{6,15}$/.test(digits) ? safe(`<a href="tel:${digits}">${escape(words)}</a>`) : words;
  });
  hb.registerHelper('emailLink', (words: string) =>
    /^[\w.+-]+@[\w-]+(\.[\w-]+)+$/.test(words) ? safe(`<a href="mailto:${escape(words)}">${escape(words)}</a>`) : words,
  );
  hb.registerHelper('answerLink', (url: string, words: string) =>
    isHttps(url) ? safe(`<a href="${escape(url)}">${escape(words)}</a>`) : '',
  );
}

function isHttps(url: string): boolean {
  return URL.canParse(url) && url.startsWith('https://') && !/[\s"<>\\^`{|}]/.test(url);
}

/**
 * Places to write in: a box on paper, a content control in Word. Its name, `K-4TX9QD/information/A-2Q9`, comes back with what was typed. `kind`:
 * `text`, `line`, `tick`, or `choice:Fact:Opinion`.
 */
function registerFields(hb: typeof Handlebars): void {
  hb.registerHelper('field', (id: string, section: string, part: string, label: string, kind: string) => {
    const [sort, ...choices] = kind.split(':');
    const name = [id, section, part].filter((one) => one !== '').join('/');
    const attributes = [
      'class="field"',
      `data-field="${escape(name)}"`,
      `data-kind="${escape(sort ?? 'text')}"`,
      `data-choices="${escape(choices.join(':'))}"`,
      `data-label="${escape(label)}"`,
    ];
    return safe(`<span ${attributes.join(' ')}></span>`);
  });
  hb.registerHelper('tick', (label: string) => safe(`<span class="tick">☐</span> ${escape(label)}`));
}
