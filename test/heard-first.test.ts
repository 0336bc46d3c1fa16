// F2: no road lets anything leave without hearing people first: the places of the source where something may leave, and what they take.
import { describe, expect, test } from 'vitest';
import { filesUnder, stripped } from './support/source-files.ts';

const SOURCES = [...filesUnder('src'), ...filesUnder('demo')].map(({ name, text }) => ({ name, code: stripped(text) }));

function callers(call: RegExp): readonly string[] {
  return SOURCES.filter(({ code }) => call.test(code)).map(({ name }) => name);
}

describe('F2: no road lets anything leave without hearing people first', () => {
  test.each<readonly [string, RegExp, readonly string[]]>([
    ['messages are sent', /\bsendDue\(/, ['src/app/sending.ts', 'src/mail/send-due.ts']],
    [
      'bytes are handed to a transport',
      /\btransport\.deliver\(/,
      ['src/app/alarms/alarm-channels.ts', 'src/mail/attempt.ts'],
    ],
    ['a message is claimed', /\bledger\.claimSending\(/, ['src/mail/send-due.ts']],
    ['the second commit is made', /\bledger\.startData\(/, ['src/mail/attempt.ts']],
    ['a plan is carried out', /\bledger\.commitPlan\(/, ['src/jobs/engine/apply-run.ts']],
    ['a reading counts as heard', /\bas ReadingWithAnswers\b/, ['src/jobs/answers/take-reading.ts']],
  ])('%s in one place', (_, call, places) => {
    expect(callers(call).toSorted()).toEqual(places);
  });

  test('what sends or plans to send takes the reading that has heard people', () => {
    const roads = SOURCES.filter(
      ({ name }) => name === 'src/app/sending.ts' || name === 'src/jobs/engine/apply-run.ts',
    );
    expect(roads.map(({ code }) => [/\btakeReading\(/.test(code), /\breadFacts\(/.test(code)])).toEqual([
      [true, false],
      [true, false],
    ]);
  });

  test('a command that lets a message go hears people first', () => {
    const lets = /\bledger\.(release|unhold|decideByPerson)\(/;
    const commands = SOURCES.filter(({ name, code }) => name.startsWith('src/cli/') && lets.test(code));
    expect(commands.map(({ name }) => name)).toEqual([
      'src/cli/daily/outbox-command.ts',
      'src/cli/daily/resolve-command.ts',
    ]);
    expect(commands.filter(({ code }) => !/\bapp\.hear\(/.test(code))).toEqual([]);
  });
});
