// Google ends a script after six minutes, wherever it is; since 2026 a form that a script makes is closed, and in an organisation it may ask for a login.
// So the forms are made in parts, by one click after another, and what was set is read back.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildForms } from '../../appsscript/build.ts';
import type { Page } from '../../appsscript/page.ts';
import { COORDINATOR, openDesk, type Desk } from '../workbook/google/bed.ts';
import { formsService, type MadeForm } from './forms-service.ts';
import { builtAddOn, openHost } from './script-host.ts';

let desk: Desk;
let code: string;
let files: string[];
beforeAll(async () => {
  desk = await openDesk();
  ({ code } = await builtAddOn());
  files = [(await buildForms()).code];
}, 120_000);
afterAll(() => desk.close());
beforeEach(() => desk.reset());

interface Clicks {
  readonly forms: MadeForm[];
  /** One click; undefined where Google ended the script. */
  press(...args: readonly string[]): Page | undefined;
}

/** A new script at the sheet. Each call takes so long; `ends` says where Google ends a script; `lies` are answers of a form that does not do what it is told. */
function openClicks({
  msACall = 0,
  ends = () => false,
  lies = {},
}: {
  readonly msACall?: number;
  readonly ends?: (call: number, name: string) => boolean;
  readonly lies?: Readonly<Record<string, unknown>>;
} = {}): Clicks {
  let [nowMs, startedMs, call, ended] = [0, 0, 0, false];
  const host = openHost({
    world: desk.server.world,
    file: desk.server.world.files.get(desk.ids.main)!,
    user: COORDINATOR,
    code,
    files,
    today: '2027-03-01',
  });
  const made = formsService(host.bench, (name) => {
    nowMs += msACall;
    call += 1;
    // No script catches that: whatever it does next is not done.
    ended ||= nowMs - startedMs > 360_000 || ends(call, name);
    if (ended) throw new Error('Exceeded maximum execution time');
  });
  const FormApp = new Proxy(made.FormApp, {
    get(target, name) {
      const found = Reflect.get(target, name) as unknown;
      if (name !== 'create') return found;
      return (...given: readonly unknown[]) =>
        new Proxy((found as (...all: readonly unknown[]) => object)(...given), {
          get: (form, asked) =>
            String(asked) in lies ? () => lies[String(asked)] : (Reflect.get(form, asked) as unknown),
        });
    },
  });
  Object.assign(host.context, { FormApp });
  (host.context['Date'] as { now: () => number }).now = () => nowMs;
  return {
    forms: made.forms,
    press(...args) {
      [startedMs, ended] = [nowMs, false];
      try {
        return host.call('makeForms', ...args) as Page;
      } catch (error) {
        if (!/execution time/.test(String(error))) throw error;
        return undefined;
      }
    },
  };
}

const texts = (page: Page | undefined, heading: string): readonly string[] =>
  page?.sections.find((one) => one.heading === heading)?.items.map((one) => one.text) ?? [];
const shape = (forms: readonly MadeForm[]) =>
  forms.map(({ title, about, settings, items, published, accepting }) => ({
    title,
    about,
    settings,
    items,
    published,
    accepting,
  }));
const headings = (tabs = ['Referrals', 'Action updates', 'Research']): readonly (readonly string[])[] =>
  tabs.map((tab) => desk.server.people.look(desk.ids.main, `'${tab}'!A1:ZZ1`)[0] ?? []);

describe('F53: a form made by the add-on', () => {
  it('is published, takes answers and asks nobody for an account of the organisation', () => {
    const clicks = openClicks();
    expect(texts(clicks.press(), 'Made')).toHaveLength(3);
    for (const { published, accepting, settings } of clicks.forms)
      expect([published, accepting, settings['setRequireLogin']]).toEqual([true, true, false]);
  });

  it.each<readonly [string, Record<string, unknown>, string]>([
    ['is not published', { isPublished: false }, 'press Publish'],
    ['takes no answers', { isAcceptingResponses: false }, 'Accepting responses'],
    ['asks for a login', { requiresLogin: true }, 'Restrict to users in your organisation: Off'],
    ['lets answers be changed', { canEditResponse: true }, 'Allow response editing: Off'],
    ['shows what others wrote', { isPublishingSummary: true }, 'View results summary: Off'],
    ['answers to another sheet', { getDestinationId: 'another' }, 'Link to Sheets'],
  ])('that %s, whatever was set, is named with the step', (_what, lies, step) => {
    const page = openClicks({ lies }).press();
    expect(texts(page, 'To put right').join(' ')).toContain(step);
  });
});

describe('F55: who answers', () => {
  it('is verified by Google where an answer can close an action, and the page says where to look', () => {
    const clicks = openClicks();
    const page = clicks.press();
    expect(clicks.forms.map(({ settings }) => settings['setEmailCollectionType'])).toEqual([
      undefined,
      'VERIFIED',
      'VERIFIED',
    ]);
    expect(texts(page, 'Made')[0]).toContain('Nobody needs an account');
    expect(texts(page, 'Made')[1]).toContain('Collect email addresses says Verified');
  });
});

describe('F56: a script that Google ends after six minutes', () => {
  it('stops by itself before, names the form that is half made, and the next clicks go on with the same one', () => {
    const whole = openClicks();
    whole.press();
    const wanted = headings();
    desk.reset();
    const clicks = openClicks({ msACall: 900 });
    const pages: (Page | undefined)[] = [];
    do pages.push(clicks.press(''));
    while (texts(pages.at(-1), 'Half made').length > 0 && pages.length < 20);
    expect(pages.length).toBeGreaterThan(2);
    expect(pages).not.toContain(undefined);
    expect(texts(pages[0], 'Half made')[0]).toContain('MARAC referral: its questions are not all there yet.');
    expect(pages[0]?.presses?.[0]).toMatchObject({ label: 'Go on', call: 'makeForms' });
    expect(texts(pages.at(-1), 'Made').length).toBeGreaterThan(0);
    expect(shape(clicks.forms)).toEqual(shape(whole.forms));
    expect(headings()).toEqual(wanted);
  });

  it('a form is linked before its first question, takes no answers while it is half made, and the tab it will replace stays', () => {
    const clicks = openClicks({ msACall: 900 });
    clicks.press();
    const [form] = clicks.forms;
    expect([form?.linked !== undefined, form?.published, form?.accepting]).toEqual([true, false, false]);
    expect(headings(['Referrals'])[0]?.length).toBeGreaterThan(100);
  });

  it('cut off at any call, the next click ends it as if it had not been; no form is left over without a word', () => {
    const whole = openClicks();
    whole.press();
    const wanted = headings();
    for (const cut of [1, 2, 3, 4, 5, 7, 9, 12, 15, 16, 17, 18, 19, 20, 21, 133, 402, 650, 861, 940]) {
      desk.reset();
      const clicks = openClicks({ ends: (call) => call === cut });
      expect(clicks.press(), `cut at ${cut}`).toBeUndefined();
      const page = clicks.press();
      const said = texts(page, 'To put right').join(' ');
      const left = clicks.forms.length - 3;
      // The first call asks for the form, the second for its id.
      expect([left, /Drive shows an older one/.test(said)], `cut at ${cut}`).toEqual([cut === 2 ? 1 : 0, cut <= 2]);
      expect(shape(clicks.forms.slice(left)), `cut at ${cut}`).toEqual(shape(whole.forms));
      expect(headings(), `cut at ${cut}`).toEqual(wanted);
    }
  }, 60_000);

  it('rows that somebody typed meanwhile stay, and are named', () => {
    const clicks = openClicks({ msACall: 900 });
    clicks.press();
    desk.typeRow('referrals', 2, 'R-AAAA22', { surname: 'Typedsen' });
    let page: Page | undefined;
    for (let nth = 0; nth < 6; nth += 1) page = clicks.press();
    expect(texts(page, 'Half made')[0]).toContain('rows stand on the tab Referrals by now');
    expect(desk.server.people.look(desk.ids.main, 'Referrals!A1:ZZ2').flat()).toContain('Typedsen');
  });

  it('put aside it is closed, unlinked and named so, and another one is made', () => {
    const clicks = openClicks({ msACall: 900 });
    clicks.press();
    const [first] = clicks.forms;
    clicks.press('referrals');
    expect([first?.title, first?.linked, first?.published]).toEqual(['Not used: MARAC referral', undefined, false]);
    expect(clicks.forms[1]?.title).toBe('MARAC referral');
  });
});
