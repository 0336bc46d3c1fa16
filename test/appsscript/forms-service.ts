// A stand-in for Google Forms: what a script makes of a form is kept as data, and its answers land in the test server's spreadsheet as Google's do.
import { linkForm, type Form } from '../support/google/forms.ts';
import type { Bench } from './sheet-values.ts';

export interface MadeItem {
  readonly type: string;
  title: string;
  help: string;
  required: boolean;
  choices: readonly string[];
  /** Words of its validation, and the pattern where it is one. */
  check?: { readonly help: string; readonly rule: string };
}

export interface MadeForm {
  readonly id: string;
  title: string;
  about: string;
  readonly settings: Record<string, unknown>;
  readonly items: MadeItem[];
  linked?: Form;
  responses: { readonly id: string; readonly atMs: number }[];
}

const ITEMS = {
  addSectionHeaderItem: 'section',
  addPageBreakItem: 'page',
  addTextItem: 'text',
  addParagraphTextItem: 'paragraph',
  addListItem: 'list',
  addMultipleChoiceItem: 'choice',
  addDateItem: 'date',
  addDateTimeItem: 'dateTime',
  addTimeItem: 'time',
} as const;
const QUESTIONS = new Set(['text', 'paragraph', 'list', 'choice', 'date', 'dateTime', 'time']);
const SETTINGS = [
  'setCollectEmail',
  'setAllowResponseEdits',
  'setPublishingSummary',
  'setShowLinkToRespondAgain',
  'setProgressBar',
  'setConfirmationMessage',
];

/** The service, and the forms that were made by it. */
export function formsService(bench: Bench): { readonly FormApp: object; readonly forms: MadeForm[] } {
  const forms: MadeForm[] = [];
  bench.formUrls = new Map();
  return {
    forms,
    FormApp: {
      DestinationType: { SPREADSHEET: 'SPREADSHEET' },
      create(title: string) {
        const form: MadeForm = {
          id: `form-${forms.length + 1}`,
          title,
          about: '',
          settings: {},
          items: [],
          responses: [],
        };
        forms.push(form);
        return formOf(bench, form);
      },
      openByUrl: (url: string) =>
        formOf(
          bench,
          forms.find((one) => url.includes(one.id))!,
        ),
      createTextValidation: () => checkOf(),
    },
  };
}

function formOf(bench: Bench, form: MadeForm): object {
  const chain: Record<string, unknown> = {
    getId: () => form.id,
    getPublishedUrl: () => `https://docs.example/${form.id}/viewform`,
    setTitle: (title: string) => ((form.title = title), chain),
    setDescription: (about: string) => ((form.about = about), chain),
    setDestination(_type: string, file: string) {
      const questions = form.items.filter((one) => QUESTIONS.has(one.type)).map((one) => one.title);
      if (file !== bench.file.id) throw new Error('Not this spreadsheet');
      const own = form.settings['setCollectEmail'] === true ? ['Email address'] : [];
      form.linked = linkForm(bench.world, file, `Form responses ${form.id.slice(5)}`, [...own, ...questions]);
      bench.formUrls?.set(form.linked.sheetId, `https://docs.example/${form.id}/viewform`);
      return chain;
    },
    getResponses: () => form.responses.map((one) => ({ getId: () => one.id, getTimestamp: () => new Date(one.atMs) })),
    deleteResponse: (id: string) => void (form.responses = form.responses.filter((one) => one.id !== id)),
  };
  for (const [name, type] of Object.entries(ITEMS)) chain[name] = () => itemOf(form, type);
  for (const name of SETTINGS) chain[name] = (value: unknown) => ((form.settings[name] = value), chain);
  return chain;
}

function itemOf(form: MadeForm, type: string): object {
  const item: MadeItem = { type, title: '', help: '', required: false, choices: [] };
  form.items.push(item);
  const chain: Record<string, unknown> = {
    setTitle: (title: string) => ((item.title = title), chain),
    setHelpText: (help: string) => ((item.help = help), chain),
    setRequired: (required: boolean) => ((item.required = required), chain),
    setIncludesYear: () => chain,
    setChoiceValues(choices: readonly string[]) {
      if (choices.length === 0 || new Set(choices).size < choices.length) throw new Error('Choices must differ');
      item.choices = [...choices];
      return chain;
    },
    setValidation: (check: MadeItem['check']) => ((item.check = check!), chain),
  };
  return chain;
}

function checkOf(): object {
  const made = { help: '', rule: '' };
  const chain: Record<string, unknown> = {
    setHelpText: (help: string) => ((made.help = help), chain),
    requireTextIsEmail: () => ((made.rule = 'email'), chain),
    requireWholeNumber: () => ((made.rule = 'whole'), chain),
    // Google refuses a pattern that is none.
    requireTextMatchesPattern: (pattern: string) => ((made.rule = new RegExp(pattern).source), chain),
    build: () => made,
  };
  return chain;
}
