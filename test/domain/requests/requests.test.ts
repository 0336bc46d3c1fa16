// What may be asked of the runner, and answers that fit into one cell of a sheet.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localTime } from '../../../src/domain/time/day.ts';
import {
  LONGEST_ANSWER,
  parseAnswer,
  renderAnswer,
  type Answer,
} from '../../../src/domain/sheet-requests/request-answer.ts';
import { judgeRequest, REQUEST_KINDS, type RequestFields } from '../../../src/domain/sheet-requests/sheet-request.ts';

const now = localTime('2027-03-10T10:30');
const meetings = new Set(['M-AAAA22']);
const judge = (request: RequestFields) => judgeRequest(request, { now, meetings });
const asked = { kind: 'agenda', askedAt: localTime('2027-03-10T10:29') } as const;

const linesOf = (one: Answer): number => one.sections.reduce((sum, each) => sum + each.lines.length, 0);
const leftOut = (text: string): readonly number[] => {
  const found = /^And (\d+) more: ask/.exec(text)?.[1];
  return found === undefined ? [] : [Number(found)];
};

describe('a request', () => {
  it('is allowed when it is of a kind, fresh, and about a row that is there', () => {
    for (const kind of REQUEST_KINDS) expect(judge({ ...asked, kind }).allowed).toBe(true);
    expect(judge({ ...asked, about: 'M-AAAA22' }).allowed).toBe(true);
    expect(judge({ ...asked, kind: 'decided', about: 'O-AAAA22' }).allowed).toBe(true);
  });

  it.each<readonly [string, RequestFields]>([
    ['has no kind', { askedAt: asked.askedAt }],
    ['does not say when', { kind: 'today' }],
    ['was asked an hour and a minute ago', { ...asked, askedAt: localTime('2027-03-10T09:29') }],
    ['was asked in the future', { ...asked, askedAt: localTime('2027-03-10T10:41') }],
    ['is about a meeting that is not there', { ...asked, about: 'M-BBBB22' }],
    ['is about something that is no row id', { ...asked, kind: 'decided', about: 'Anna Sampleton' }],
  ])('that %s is refused, in a sentence with a way out', (_, request) => {
    expect(judge(request)).toMatchObject({ allowed: false, sentence: expect.stringMatching(/^[A-Z].*\.$/) as string });
  });
});

describe('an answer', () => {
  const line = fc.record({ text: fc.string({ maxLength: 400 }), about: fc.constantFrom('K-AAAA22', 'M-AAAA22') });
  const answers = fc.record({
    kind: fc.constantFrom(...REQUEST_KINDS),
    at: fc.constant(now),
    lead: fc.string({ maxLength: 300 }),
    sections: fc.array(
      fc.record({ heading: fc.string({ maxLength: 50 }), lines: fc.array(line, { maxLength: 120 }) }),
      {
        maxLength: 6,
      },
    ),
  }) as fc.Arbitrary<Answer>;

  it('comes back as it was, or shorter with the number of lines left out', () => {
    fc.assert(
      fc.property(answers, (answer) => {
        const text = renderAnswer(answer);
        expect(text.length).toBeLessThanOrEqual(LONGEST_ANSWER);
        const back = parseAnswer(text)!;
        const left = back.sections.flatMap((each) => each.lines.flatMap((one) => leftOut(one.text)));
        expect(linesOf(back) - left.length + left.reduce((a, b) => a + b, 0)).toBe(linesOf(answer));
        const whole = JSON.stringify(answer);
        expect(whole.length > LONGEST_ANSWER || text === whole).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it.each(['', 'null', '3', '{}', '{"kind":"today"', '{"kind":"today","at":"x","lead":"y","sections":[{}]}'])(
    'that a person wrote over is none: %s',
    (text) => expect(parseAnswer(text)).toBeUndefined(),
  );
});
