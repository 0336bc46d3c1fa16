// Every rule that the code can give as a reason has a sentence of its own, and every sentence has a rule.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeReason } from '../../../src/domain/text/reason.ts';
import { RULES_IN_WORDS, describeReason } from '../../../src/domain/text/describe-reason.ts';
import { readRules } from '../../support/read-source.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');

const files = ['src', 'appsscript'].flatMap((folder) =>
  readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile() && one.name.endsWith('.ts'))
    .map((one) => path.relative(ROOT, path.join(one.parentPath, one.name))),
);
const found = files
  .map((name) => ({ name, text: readFileSync(path.join(ROOT, name), 'utf8') }))
  // The maker of reasons is the one place where the rule is a parameter.
  .filter(({ name, text }) => path.basename(name) !== 'reason.ts' && /\bmakeReason\(|\brule:/.test(text))
  .map(({ name, text }) => ({ name, ...readRules(text) }));
const given = new Map(found.flatMap(({ name, texts }) => texts.map((rule) => [rule, name] as const)));

describe('reasons', () => {
  test('F44: the name of every rule that code gives can be read off its source', () => {
    expect(found.flatMap(({ name, unclear }) => unclear.map((one) => `${name}: ${one}`))).toEqual([]);
    expect(given.size).toBeGreaterThan(80);
  });

  test('F44: every rule that code gives has a sentence', () => {
    expect([...given].filter(([rule]) => !RULES_IN_WORDS.includes(rule))).toEqual([]);
  });

  test('F44: no sentence is left of a rule that nothing gives', () => {
    expect(RULES_IN_WORDS.filter((rule) => !given.has(rule))).toEqual([]);
  });

  test.each(RULES_IN_WORDS)('F44: the sentence of %s is a whole one', (rule) => {
    expect(describeReason(makeReason(rule))).toMatch(/^["“A-Z?0-9].*\.$/s);
    expect(describeReason(makeReason(rule))).not.toBe(`Rule ${rule}.`);
  });
});

describe('rules are read off', () => {
  test.each<[text: string, rules: readonly string[]]>([
    ["makeReason('a.b', { n: 1 });", ['a.b']],
    ["const no = (rule: string) => makeReason(rule, {}); no('a.b'); no(x ? 'c' : 'd');", ['a.b', 'c', 'd']],
    ["function which(): string { if (x) return 'a'; return 'b'; } makeReason(which());", ['a', 'b']],
    ["function f() { const rule = x ? 'a' : 'b'; return makeReason(rule); }", ['a', 'b']],
    ["const why = { rule: 'a.b', facts: {} };", ['a.b']],
  ])('%s', (text, rules) => {
    expect(readRules(text)).toEqual({ texts: rules, unclear: [] });
  });

  test.each([
    'makeReason(given.rule);',
    'makeReason(`a.${b}`);',
    'export const no = (rule: string) => makeReason(rule);',
  ])('and what cannot be read off is named: %s', (text) => {
    expect(readRules(text).unclear).toHaveLength(1);
  });
});
