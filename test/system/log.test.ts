// What a log line may hold. All names are made up.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allow, openLog } from '../../src/system/log.ts';

const gather = (): { readonly lines: string[]; readonly log: ReturnType<typeof openLog> } => {
  const lines: string[] = [];
  return { lines, log: openLog({ write: (line: string) => lines.push(line) }, { ms: () => 0 }) };
};

test('a line says what happened, with refs, in UTC, and not on which machine', () => {
  const { lines, log } = gather();
  log.info('slot.claimed', { marac: 'ealing', job: 'agenda', slot: '2027-03-09T08:30', tries: 1 });
  expect(JSON.parse(lines[0] ?? '')).toEqual({
    level: 30,
    time: '1970-01-01T00:00:00.000Z',
    marac: 'ealing',
    job: 'agenda',
    slot: '2027-03-09T08:30',
    tries: 1,
    msg: 'slot.claimed',
  });
});

test('PROP12: a name, an address, a postcode or a birth date never reaches the line, in whatever field it is put', () => {
  const { lines, log } = gather();
  const personal = ['Amina Khan', 'Khan', 'amina.khan@example.test', '14 Acacia Road', 'W5 2AB', '07700 900123', '<b>'];
  for (const value of personal)
    log.error('job.failed', {
      ...({ victim: value, err: new Error(value), msg: value, note: value } as object),
      marac: value,
      case: value,
      code: value,
      key: value,
      place: value,
      count: value,
    });
  for (const value of personal) expect(lines.join('')).not.toContain(value);
  expect(lines.join('')).toContain('"case":"withheld"');
});

test('PROP12: an event that is not a fixed word is withheld, and a line break cannot forge a second line', () => {
  const { lines, log } = gather();
  log.info('Amina came\n{"level":50}', { code: 'a\nb' });
  expect(lines).toHaveLength(1);
  expect(lines[0]).not.toMatch(/Amina|\n./);
});

test('PROP12: text with a space, a capital at its start or a sign that no ref has is never shown', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (text) => {
      const shown = allow({ code: text, state: text, case: text, key: text });
      const safe = /^([a-z][a-zA-Z0-9-]*(\/[A-Za-z0-9-]+)*|[A-Z]{1,3}-[0-9A-Z]+|withheld)$/;
      expect(Object.values(shown).every((value) => safe.test(String(value)))).toBe(true);
    }),
  );
});
