// The sidebar in a real Chromium: light, dark and twice as large, by keyboard alone, judged by axe. The people in it are made up.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect, it } from 'vitest';
import type { Page } from '../../appsscript/page.ts';
import { PAGES } from './sidebar-pages.ts';
import { calls, openTabs } from './sidebar-tab.ts';
import { openStage, putRows } from './stage.ts';

const stage = openStage(12);
const show = openTabs();
/** Where to leave pictures, for eyes: MARAC_SCREENSHOTS=folder. */
const PICTURES = process.env['MARAC_SCREENSHOTS'];

/** The sidebar of the built file with another page in it. */
function withPage(page: Page): string {
  return checked().replace(
    /(<script type="application\/json" id="data">)[^<]*/,
    (_, begin: string) => begin + JSON.stringify(page).replaceAll('<', '\\u003c'),
  );
}

function checked(): string {
  putRows(stage, 'referrals', [
    {
      '': 'R-AAAA22',
      surname: '</script><img src=x onerror=alert(1)>',
      postcode: 'nowhere',
      q3: 'Maybe',
      birthDate: '31/02/1990',
    },
    { '': 'R-BBBB22', surname: 'Sampleton', forenames: 'Anna', referrerAgency: '<b>Nobody</b>' },
  ]);
  stage.host.run('checkSheet');
  return stage.host.sidebars.at(-1) ?? '';
}

describe.each(Object.entries(PAGES))('the page %s', (name, page) => {
  it.each([
    ['light', 1],
    ['dark', 2],
  ] as const)('has nothing that axe finds, %s at %d times the size', async (scheme, zoom) => {
    const tab = await show(withPage(page), scheme, zoom);
    const { violations } = await new AxeBuilder({ page: tab }).analyze();
    expect(violations.map((one) => `${one.id}: ${one.nodes[0]?.html ?? ''}`)).toEqual([]);
    expect(await tab.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
    if (PICTURES !== undefined) {
      mkdirSync(PICTURES, { recursive: true });
      await tab.screenshot({ path: path.join(PICTURES, `${name}-${scheme}-${zoom}.png`), fullPage: true });
    }
    await tab.context().close();
  });

  it('is reached by the Tab key alone, every button and field of it, and each shows where one is', async () => {
    const tab = await show(withPage(page), 'light');
    const all = await tab.locator('button, input, select, textarea').count();
    const reached = new Set<string>();
    for (let i = 0; i < all + 8; i += 1) {
      await tab.keyboard.press('Tab');
      // The pages are under a word that opens them; a date's own parts have the browser's own mark.
      if (i === 0) await tab.keyboard.press('Enter');
      const here = (await tab.evaluate(
        `(() => { const e = document.activeElement; const s = getComputedStyle(e); return [[...document.querySelectorAll('button, input, select, textarea')].indexOf(e), (s.outlineStyle !== 'none' || e.type === 'date')]; })()`,
      )) as [number, boolean];
      if (here[0] < 0) continue;
      expect(here[1]).toBe(true);
      reached.add(String(here[0]));
    }
    expect(reached.size).toBe(all);
    await tab.context().close();
  });
});

describe('what a person does in the sidebar', () => {
  it('an order is changed by a button or by dragging: both ask for the same', async () => {
    const tab = await show(withPage(PAGES['agenda']!), 'light');
    await tab.getByRole('button', { name: 'Up K-AAA322' }).press('Enter');
    await tab.getByText('Called lock').waitFor();
    expect((await calls(tab)).at(-1)).toEqual(['doCall', 'lock', ['L-AAA322', 2, 'M-AAAA22']]);
    await tab.context().close();
    const again = await show(withPage(PAGES['agenda']!), 'light');
    const [third, second] = [again.locator('li[draggable=true]').nth(2), again.locator('li[draggable=true]').nth(1)];
    await third.dragTo(second);
    await again.getByText('Called lock').waitFor();
    expect((await calls(again)).at(-1)).toEqual(['doCall', 'lock', ['L-AAA322', 2, 'M-AAAA22']]);
    await again.context().close();
  });

  it('nobody releases without a name: the name is asked for first, and nothing is called', async () => {
    const tab = await show(withPage(PAGES['outbox']!), 'light');
    await tab.getByRole('button', { name: 'Release O-AAAA22' }).press('Enter');
    await tab.getByText('Give your name first.').waitFor();
    expect(await calls(tab)).toEqual([]);
    expect(await tab.evaluate('document.activeElement.dataset.name')).toBe('by');
    await tab.keyboard.type('Cora');
    await tab.getByRole('button', { name: 'Release O-AAAA22' }).press('Enter');
    await tab.getByText('Called decide').waitFor();
    expect((await calls(tab)).at(-1)).toEqual(['doCall', 'decide', ['O-AAAA22', 'release', 'Cora', '']]);
    await tab.context().close();
  });

  it('a note is kept as its field is left, and kept again under the row it was given', async () => {
    const tab = await show(withPage(PAGES['minute']!), 'light');
    const field = tab.getByRole('textbox', { name: 'Background' });
    await field.fill('He broke the door.');
    await tab.keyboard.press('Tab');
    await tab.getByText('Kept: Background.').waitFor();
    await field.fill('He broke the door twice.');
    await tab.keyboard.press('Tab');
    await expect.poll(async () => (await calls(tab)).length, { timeout: 50_000 }).toBe(2);
    expect(await calls(tab)).toEqual([
      ['doCall', 'saveNote', ['L-AAA122', 'background', 'new', 'He broke the door.']],
      ['doCall', 'saveNote', ['L-AAA122', 'background', '(new, row 7)', 'He broke the door twice.']],
    ]);
    await tab.context().close();
  });

  it('a note that could not be kept is said so, loudly, and its text stays in its field', async () => {
    const tab = await show(withPage(PAGES['minute']!), 'light');
    await tab.evaluate("answers.doCall = () => ''");
    await tab.getByRole('textbox', { name: 'Background' }).fill('He broke the door.');
    await tab.keyboard.press('Tab');
    await tab.getByText('was NOT kept').waitFor();
    expect(await tab.getByRole('textbox', { name: 'Background' }).inputValue()).toBe('He broke the door.');
    await tab.context().close();
  });

  it('minutes go by keyboard: Alt+N to the next case after what was typed is kept, Ctrl+Enter adds the action', async () => {
    const tab = await show(withPage(PAGES['minute']!), 'light');
    await tab.getByRole('textbox', { name: 'A new action' }).fill('Ring her.');
    await tab.getByRole('combobox', { name: 'Agency' }).selectOption('G-HAAA22');
    await tab.keyboard.press('Control+Enter');
    await tab.getByText('Called addAction').waitFor();
    expect((await calls(tab)).at(-1)).toEqual(['doCall', 'addAction', ['L-AAA122', 'Ring her.', 'G-HAAA22', '']]);
    await tab.context().close();
    const next = await show(withPage(PAGES['minute']!), 'light');
    await next.getByRole('textbox', { name: 'Background' }).fill('Said at the last moment.');
    await next.keyboard.press('Alt+n');
    await next.getByText('Called minute').waitFor();
    expect((await calls(next)).map(([, name]) => name)).toEqual(['saveNote', 'minute']);
    await next.context().close();
  });

  it('a question shows how it stands until its answer is there', async () => {
    const page = {
      title: 'Today',
      lead: 'The runner was here at 10:30 and comes about every minute.',
      sections: [],
      asked: { kind: 'today', id: 'RQ-AAAA22', line: 'Asked 10:31.' },
    };
    const tab = await show(withPage(page), 'light');
    expect(await tab.locator('[role=status]').textContent()).toBe('Asked 10:31.');
    await tab.locator('h1', { hasText: 'Answered' }).waitFor({ timeout: 50_000 });
    expect((await calls(tab)).at(-1)).toEqual(['lookForAnswer', 'today', 'RQ-AAAA22']);
    await tab.context().close();
  });
});

describe('the sidebar', () => {
  it.each([
    ['light', 1],
    ['dark', 1],
    ['light', 2],
    ['dark', 2],
  ] as const)(
    'has nothing that axe finds, %s at %d times the size, and scrolls in one direction only',
    async (scheme, zoom) => {
      const tab = await show(checked(), scheme, zoom);
      expect(await tab.locator('main li').count()).toBeGreaterThan(3);
      const { violations } = await new AxeBuilder({ page: tab }).analyze();
      expect(violations.map((one) => `${one.id}: ${one.nodes[0]?.html ?? ''}`)).toEqual([]);
      const wide = await tab.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
      expect(wide).toBe(0);
      if (PICTURES !== undefined) {
        mkdirSync(PICTURES, { recursive: true });
        await tab.screenshot({ path: path.join(PICTURES, `sidebar-${scheme}-${zoom}.png`) });
      }
      await tab.context().close();
    },
  );

  it('is worked by keyboard alone: every page and every jump', async () => {
    const tab = await show(checked(), 'light');
    const buttons = await tab.locator('button').count();
    const reached = new Set<string>();
    await tab.keyboard.press('Tab');
    await tab.keyboard.press('Enter');
    for (let i = 0; i < buttons; i += 1) {
      await tab.keyboard.press('Tab');
      reached.add(await tab.evaluate('document.activeElement.textContent'));
      expect(await tab.evaluate("document.activeElement.matches('button:focus-visible')")).toBe(true);
    }
    expect(reached).toContain('About');
    expect(reached).toContain('Referrals, row 2, "Victim postcode"');
    await tab.keyboard.press('Enter');
    await tab.getByText('The cell is selected.').waitFor();
    expect(await tab.evaluate('asked.length')).toBe(1);
    await tab.locator('nav button').first().press('Enter');
    await tab.locator('h1', { hasText: 'Page check' }).waitFor();
    expect(await tab.evaluate('document.activeElement.id')).toBe('title');
    await tab.context().close();
  });

  it('says so when a page cannot be made, and the buttons work again', async () => {
    const tab = await show(checked(), 'light');
    await tab.getByText('All pages').click();
    await tab.getByRole('button', { name: 'Why?' }).click();
    await tab.getByText('That did not work.').waitFor();
    await tab.getByText('All pages').click();
    expect(await tab.getByRole('button', { name: 'Why?' }).isEnabled()).toBe(true);
    await tab.context().close();
  });

  it('shows what stands in a cell as text, whatever it is', async () => {
    putRows(stage, 'referrals', [
      {
        '': 'R-AAAA22',
        surname: '</script><script>window.broken = 1</script>',
        forenames: 'Anna',
        birthDate: 32_907,
        phone: '020 7946 0001',
      },
      {
        '': 'R-BBBB22',
        surname: '</script><script>window.broken = 1</script>',
        forenames: 'Anna',
        birthDate: 32_907,
        phone: '020 7946 0001',
      },
    ]);
    stage.host.select('Referrals', 3);
    stage.host.run('scoreReferral');
    const tab = await show(stage.host.sidebars.at(-1) ?? '', 'light');
    expect(await tab.evaluate('typeof window.broken')).toBe('undefined');
    expect(await tab.locator('h1').textContent()).toBe('Score this referral');
    await tab.context().close();
  });
});
