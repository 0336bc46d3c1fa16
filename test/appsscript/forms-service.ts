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
  published: boolean;
  accepting: boolean;
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
  'setEmailCollectionType',
  'setRequireLogin',
  'setAllowResponseEdits',
  'setPublishingSummary',
  'setShowLinkToRespondAgain',
  'setProgressBar',
  'setConfirmationMessage',
];

/** The service, and the forms that were made by it; `tick` is called before each call to Google, and may throw as Google does when the time is up. */
export function formsService(
  bench: Bench,
  tick: (called: string) => void = () => undefined,
): { readonly FormApp: object; readonly forms: MadeForm[] } {
  const forms: MadeForm[] = [];
  bench.formUrls = new Map();
  const find = (has: (form: MadeForm) => boolean): object => {
    const form = forms.find(has);
    if (form === undefined) throw new Error('No item with the given ID could be found');
    return formOf(bench, form, tick);
  };
  return {
    forms,
    FormApp: ticking(
      {
        DestinationType: { SPREADSHEET: 'SPREADSHEET' },
        EmailCollectionType: { VERIFIED: 'VERIFIED' },
        create(title: string) {
          const form: MadeForm = {
            id: `form-${forms.length + 1}`,
            title,
            about: '',
            // As Google makes it: in an organisation it asks for a login.
            settings: { setRequireLogin: true },
            items: [],
            responses: [],
            published: false,
            accepting: false,
          };
          forms.push(form);
          return formOf(bench, form, tick);
        },
        openById: (id: string) => find((one) => one.id === id),
        openByUrl: (url: string) => find((one) => url.includes(one.id)),
        createTextValidation: () => checkOf(),
      },
      tick,
    ),
  };
}

function ticking<T extends object>(service: T, tick: (called: string) => void): T {
  return new Proxy(service, {
    get(target, name) {
      const found = Reflect.get(target, name) as unknown;
      if (typeof found !== 'function') return found;
      return (...given: readonly unknown[]): unknown => {
        tick(String(name));
        return (found as (...all: readonly unknown[]) => unknown)(...given);
      };
    },
  });
}

function formOf(bench: Bench, form: MadeForm, tick: (called: string) => void): object {
  const chain: Record<string, unknown> = {
    getId: () => form.id,
    getTitle: () => form.title,
    getPublishedUrl: () => `https://docs.example/${form.id}/viewform`,
    getEditUrl: () => `https://docs.example/${form.id}/edit`,
    setTitle: (title: string) => ((form.title = title), made),
    setDescription: (about: string) => ((form.about = about), made),
    setDestination(_type: string, file: string) {
      if (file !== bench.file.id) throw new Error('Not this spreadsheet');
      form.linked = linkForm(bench.world, file, `Form responses ${form.id.slice(5)}`, titlesOf(form));
      bench.formUrls?.set(form.linked.sheetId, `https://docs.example/${form.id}/viewform`);
      return made;
    },
    removeDestination() {
      if (form.linked !== undefined) bench.formUrls?.delete(form.linked.sheetId);
      delete form.linked;
      return made;
    },
    getDestinationId() {
      if (form.linked === undefined) throw new Error('The form currently has no response destination.');
      return bench.file.id;
    },
    getItems: () => form.items.map((one) => itemOf(form, one, tick)),
    deleteItem: ({ nth }: { readonly nth: () => number }) => void form.items.splice(nth(), 1),
    setCollectEmail(collects: boolean) {
      if (collects && form.settings['setCollectEmail'] !== true) form.linked?.addQuestion('Email address');
      form.settings['setCollectEmail'] = collects;
      return made;
    },
    setPublished(published: boolean) {
      form.published = published;
      form.accepting = published;
      return made;
    },
    setAcceptingResponses(accepting: boolean) {
      if (!form.published) throw new Error('An unpublished form cannot accept responses.');
      form.accepting = accepting;
      return made;
    },
    isPublished: () => form.published,
    isAcceptingResponses: () => form.accepting,
    requiresLogin: () => form.settings['setRequireLogin'],
    collectsEmail: () => form.settings['setCollectEmail'] === true,
    canEditResponse: () => form.settings['setAllowResponseEdits'] === true,
    isPublishingSummary: () => form.settings['setPublishingSummary'] === true,
    getResponses: () => form.responses.map((one) => ({ getId: () => one.id, getTimestamp: () => new Date(one.atMs) })),
    deleteResponse: (id: string) => void (form.responses = form.responses.filter((one) => one.id !== id)),
  };
  for (const [name, type] of Object.entries(ITEMS))
    chain[name] = () => {
      const item: MadeItem = { type, title: '', help: '', required: false, choices: [] };
      form.items.push(item);
      return itemOf(form, item, tick);
    };
  for (const name of SETTINGS) chain[name] = (value: unknown) => ((form.settings[name] = value), made);
  const made = ticking(chain, tick);
  return made;
}

function titlesOf(form: MadeForm): readonly string[] {
  const own = form.settings['setCollectEmail'] === true ? ['Email address'] : [];
  return [...own, ...form.items.filter((one) => QUESTIONS.has(one.type) && one.title !== '').map((one) => one.title)];
}

function itemOf(form: MadeForm, item: MadeItem, tick: (called: string) => void): object {
  const chain: Record<string, unknown> = {
    nth: () => form.items.indexOf(item),
    getTitle: () => item.title,
    setTitle(title: string) {
      if (QUESTIONS.has(item.type) && item.title === '') form.linked?.addQuestion(title);
      item.title = title;
      return made;
    },
    setHelpText: (help: string) => ((item.help = help), made),
    setRequired: (required: boolean) => ((item.required = required), made),
    setIncludesYear: () => made,
    setChoiceValues(choices: readonly string[]) {
      if (choices.length === 0 || new Set(choices).size < choices.length) throw new Error('Choices must differ');
      item.choices = [...choices];
      return made;
    },
    setValidation: (check: MadeItem['check']) => ((item.check = check!), made),
  };
  const made = ticking(chain, tick);
  return made;
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
