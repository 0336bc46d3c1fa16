import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeDifference } from '../../../src/documents/templates/template-standing.ts';
import { openTestDocuments } from '../press.ts';

describe('the difference of a template', () => {
  test('shows what went, what came, and a little around it', () => {
    const before = 'a\nb\nc\nd\ne\nf\ng';
    expect(describeDifference(before, 'a\nb\nc\nD\ne\nf\ng')).toEqual([
      '…',
      '  b',
      '  c',
      '- d',
      '+ D',
      '  e',
      '  f',
      '…',
    ]);
    expect(describeDifference(before, before)).toEqual([]);
  });

  test('the lines that came and stayed are the new text, those that went and stayed the old one, for short texts', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(lines, lines, (old, fresh) => {
        fc.pre(old.join('\n') !== fresh.join('\n'));
        const shown = describeDifference(old.join('\n'), fresh.join('\n')).filter((line) => line !== '…');
        const stayed = (marks: string): number => shown.filter((line) => marks.includes(line[0] ?? '')).length;
        expect(stayed('+')).toBeLessThanOrEqual(fresh.length);
        expect(stayed('-') - stayed('+')).toBe(old.length - fresh.length);
      }),
    );
  });

  test('the source of a template holds every partial it uses, so that an approval covers them', () => {
    const source = openTestDocuments().sourceOf('paper', 'minutes');
    for (const name of ['documents/minutes.hbs', 'partials/masthead.hbs', 'partials/said.hbs', 'partials/person.hbs'])
      expect(source).toContain(`{{!-- templates/${name} --}}`);
  });
});
