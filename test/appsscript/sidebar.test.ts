// The sidebar in a real Chromium: light, dark and twice as large, by keyboard alone, judged by axe. The people in it are made up.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type Page as Tab } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../src/documents/chromium.ts';
import { openStage, putRows } from './stage.ts';

const stage = openStage(12);
/** Where to leave pictures, for eyes: MARAC_SCREENSHOTS=folder. */
const PICTURES = process.env['MARAC_SCREENSHOTS'];

let browser: Browser;
beforeAll(async () => {
  const found = await findChromium(
    path.resolve(import.meta.dirname, '../../node_modules/.cache/marac'),
    process.env['MARAC_BROWSER'],
  );
  browser = await chromium.launch({
    executablePath: found!.executable,
    args: ['--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'],
    env: { ...process.env, LD_LIBRARY_PATH: found!.libraryDir },
  });
}, 120_000);
afterAll(() => browser.close());

async function show(html: string, colorScheme: 'light' | 'dark', zoom = 1): Promise<Tab> {
  // Google's sidebar is 300 pixels wide; at 200 % there is room for half as much.
  const context = await browser.newContext({
    viewport: { width: Math.round(300 / zoom), height: Math.round(700 / zoom) },
    deviceScaleFactor: zoom,
    colorScheme,
  });
  await context.route('**', (route) => route.abort());
  const tab = await context.newPage();
  await tab.setContent(html);
  await tab.evaluate(`
      window.asked = [];
      const runner = (good, bad) => ({
        withSuccessHandler: (next) => runner(next, bad),
        withFailureHandler: (next) => runner(good, next),
        openPage(name) { asked.push(['openPage', name]); if (name === 'why') bad(); else good({ title: 'Page ' + name, lead: '', sections: [] }); },
        goTo(...to) { asked.push(['goTo', ...to]); good(true); },
      });
      window.google = { script: { run: runner() } };`);
  return tab;
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
    for (let i = 0; i < buttons; i += 1) {
      await tab.keyboard.press('Tab');
      reached.add(await tab.evaluate('document.activeElement.textContent'));
      expect(await tab.evaluate("document.activeElement.matches('button:focus-visible')")).toBe(true);
    }
    expect(reached).toContain('About');
    expect(reached).toContain('Referrals, row 2, "Victim postcode"');
    await tab.keyboard.press('Enter');
    expect(await tab.evaluate('asked.length')).toBe(1);
    expect(await tab.locator('[role=status]').textContent()).toBe('The cell is selected.');
    await tab.locator('nav button').first().press('Enter');
    expect(await tab.locator('h1').textContent()).toBe('Page check');
    expect(await tab.evaluate('document.activeElement.id')).toBe('title');
    await tab.context().close();
  });

  it('says so when a page cannot be made, and the buttons work again', async () => {
    const tab = await show(checked(), 'light');
    await tab.getByRole('button', { name: 'Why this row?' }).click();
    expect(await tab.locator('[role=status]').textContent()).toMatch(/did not work/);
    expect(await tab.getByRole('button', { name: 'Why this row?' }).isEnabled()).toBe(true);
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
