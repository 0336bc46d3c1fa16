// Every paper and every mail with as little as a meeting can have: nothing that nobody typed leaves half a sentence behind.
import { afterAll, describe, expect, test } from 'vitest';
import { MAILS, PAPERS } from '../../src/domain/papers/catalogue.ts';
import type { GroupShape } from '../../src/domain/papers/model-shape.ts';
import { mailModels } from './mail-models.ts';
import { richModels } from './models.ts';
import { openTestDocuments } from './press.ts';
import { textsOf, withBlanks, withFew } from './sparse-models.ts';

const documents = openTestDocuments();
afterAll(() => documents.close());

/** Texts that the views fill whatever was typed: a word for what is not known stands in them, or they are why the line is there. */
const ALWAYS_THERE =
  /(?:^|\.)(?:absent|action|actionRef|agency|aliases|answerWithin|asked|at|decision|due|fromMarac|is|keyDate|kind|lastReferred|mayBeTold|marac|name|needed|on|paperReference|paperTitle|placeLine|received|referral|researchDue|route|sentOn|since|subject|text|to|unsafe|until|was|what|who)$/;
const isOptional = (path: string): boolean => !ALWAYS_THERE.test(path);

/** A mark after a gap, empty brackets, two marks in a row, a line that begins with a mark or ends in a word that wants another. */
const BROKEN =
  / [.,;:](?:\s|$)|\(\s*\)|[:,;]\s*[.,;]|\b(?:by|from|of|to|at|for|until|since|is|are|with|about)[.,]?$|^\s*[.,;:]|\bundefined\b/gm;

type Sort = 'paper' | 'mail';
const EVERY: readonly (readonly [Sort, string, GroupShape, unknown])[] = [
  ...Object.entries(richModels(2)).map(
    ([name, model]) => ['paper', name, PAPERS[name as keyof typeof PAPERS].shape, model] as const,
  ),
  ...Object.entries(mailModels()).map(
    ([name, model]) => ['mail', name, MAILS[name as keyof typeof MAILS].shape, model] as const,
  ),
];

/** Lines that break off, beyond those of the full model: made-up notes end in odd words. */
function brokenLines(sort: Sort, name: string, full: unknown, model: unknown): readonly string[] {
  const linesOf = (each: unknown): readonly string[] =>
    documents
      .compose(sort, name, each)
      .text.split('\n')
      .filter((line) => line.search(BROKEN) >= 0);
  const before = new Set(linesOf(full));
  return linesOf(model).filter((line) => !before.has(line));
}

describe.each(EVERY)('%s %s', (sort, name, shape, model) => {
  test('each text by itself left blank', () => {
    const broken = textsOf(shape)
      .filter(isOptional)
      .flatMap((path) =>
        brokenLines(
          sort,
          name,
          model,
          withBlanks(shape, model, (each) => each === path),
        ).map((line) => `${path}: ${line}`),
      );
    expect(broken).toEqual([]);
  });

  test('everything blank that may be, one of each list, and none', () => {
    const blank = withBlanks(shape, model, isOptional);
    expect(brokenLines(sort, name, model, blank)).toEqual([]);
    for (const most of [0, 1])
      expect(brokenLines(sort, name, model, withFew(shape, blank, most)), `${most} of each`).toEqual([]);
  });
});
