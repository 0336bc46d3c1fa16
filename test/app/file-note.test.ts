// The note beside a file tells whose answers it holds, so that two lines of Today about two sheets differ. Synthetic.
import { expect, test } from 'vitest';
import { describeAnswersOf, readNote, renderNote } from '../../src/use-cases/inbox/file-note.ts';
import type { LocalTime } from '../../src/domain/time/day.ts';

const note = (says: readonly string[]) =>
  readNote(renderNote({ at: '2027-03-09T10:00' as LocalTime, says, problems: [] }));

test('agencies and meeting of an answer sheet are read back by their ids', () => {
  const agencies = [
    { id: 'G-HAAA22', name: 'Test Housing' },
    { id: 'G-EAAA22', name: 'Test Health' },
  ];
  expect(note([describeAnswersOf(agencies, 'M-AAAA22')]).of).toBe('G-HAAA22, G-EAAA22 for M-AAAA22');
});

test.each([['Taken in as R-AAAA22.'], ['Answers of nobody.']])('“%s” is of no agency', (line) => {
  expect(note([line]).of).toBeUndefined();
});
