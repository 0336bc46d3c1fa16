// docs/rules.md and the settings say the same, both ways: `UPDATE_GOLDEN=1` writes the table at its end.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { describeValue } from '../../src/domain/settings/describe-setting.ts';
import { SETTINGS, type SettingName } from '../../src/domain/settings/settings.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const FILE = path.join(ROOT, 'docs/rules.md');
const HEADING = '## All settings';
const NAMES = Object.keys(SETTINGS) as readonly SettingName[];

const page = readFileSync(FILE, 'utf8');
const prose = page.slice(0, page.indexOf(HEADING));
const named = (text: string): readonly string[] =>
  [...text.matchAll(/`([a-z]+[A-Z]\w*|nation|cadence|sending|likely|possible)`/g)].map((found) => found[1] ?? '');

/** Cells of a Markdown table, whatever its columns are padded to. */
const rowsOf = (text: string): readonly (readonly string[])[] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

function usual(name: SettingName): string {
  const setting: { readonly value: string; readonly byCadence?: Readonly<Record<string, string>> } = SETTINGS[name];
  if (setting.byCadence !== undefined) return Object.values(setting.byCadence).join(' / ');
  return setting.value === '' ? 'nothing' : describeValue(name, setting.value);
}

describe('docs/rules.md', () => {
  test('F43: lists every setting at its end, with what holds without a row and what it does', () => {
    const wanted = NAMES.map((name) => [`\`${name}\``, usual(name), SETTINGS[name].help]);
    if (process.env['UPDATE_GOLDEN'] === '1')
      writeFileSync(
        FILE,
        `${prose}${HEADING}\n\n| setting | without a row | what it does |\n| --- | --- | --- |\n${wanted.map((row) => `| ${row.join(' | ')} |`).join('\n')}\n`,
      );
    const written = readFileSync(FILE, 'utf8');
    expect(rowsOf(written.slice(written.indexOf(HEADING)))).toEqual(wanted);
  });

  test('F43: names no setting that there is not', () => {
    expect(named(prose).filter((name) => !NAMES.includes(name as SettingName))).toEqual([]);
  });

  test('F43: each number stands beside the setting that it is, or is said to be fixed', () => {
    const blocks = prose.split(/\n\n|\n(?=[-|] )/).filter((block) => /\d/.test(block));
    const alone = blocks.filter((block) => named(block).length === 0 && !/\(fixed\)|^\| step/.test(block));
    expect(alone).toEqual([]);
  });

  test.each<[SettingName, RegExp]>([
    ['visibleHighMin', /(\d+) or more yes of 24/],
    ['escalationEvents', /(\d+) events in the 12 months/],
    ['repeatMonths', /within (\d+) months of the last referral/],
    ['wordTogetherMinutes', /join it for (\d+) minutes/],
    ['disclosureDays', /within (\d+) days \(`disclosureDays`\)/],
    ['keepMonths', /kept for (\d+) months/],
  ])('F43: the number it gives for %s is the default', (name, sentence) => {
    expect(sentence.exec(prose)?.[1]).toBe(SETTINGS[name].value);
  });

  test.each(['closeDays', 'listDays', 'chaseDays', 'agendaDays', 'actionsDays', 'minutesDays'] as const)(
    'F43: the days it gives for %s are the defaults by cadence',
    (name) => {
      const row = prose.split('\n').find((line) => line.endsWith(`\`${name}\` |`) || line.includes(`\`${name}\` `));
      const days = [...(row ?? '').matchAll(/T([+-]\d)/g)].map((found) => found[1]?.slice(1));
      expect(days).toEqual(Object.values(SETTINGS[name].byCadence ?? {}));
    },
  );
});

describe('settings', () => {
  const sources = readdirSync(path.join(ROOT, 'src'), { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile() && one.name.endsWith('.ts'))
    .map((one) => path.relative(ROOT, path.join(one.parentPath, one.name)).replaceAll(path.sep, '/'))
    .filter((name) => !/^src\/(demo|cli)\/|^src\/domain\/(rules\.ts$|settings)/.test(name))
    .map((name) => readFileSync(path.join(ROOT, name), 'utf8'));

  test.each(NAMES)('F43: %s is read where something is decided', (name) => {
    expect(sources.some((text) => text.includes(`'${name}'`))).toBe(true);
  });
});
