// The answer sheet in Word from the list that goes out to the row that comes of it. All people and cases are made up.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { writeAnswerSheet } from '../../src/app/write-answer-sheet.ts';
import type { Config } from '../../src/config.ts';
import { localTime } from '../../src/domain/time/day.ts';
import { openFiles } from '../../src/system/files.ts';
import { takeInForms } from '../../src/use-cases/inbox/inbox.ts';
import { fillWordForm } from '../support/fill-word-form.ts';
import { AGENCY, caseOf, CONTACT, MEETING, typeReferral } from '../support/small-marac.ts';
import { journey, sendList } from './steps.ts';

test('with the setting answerSheetAs at Word an agency gets a .docx, and what it ticks and writes is its row of Research', () =>
  journey(async (desk) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'marac-answers-'));
    try {
      Object.assign(desk.desk, { writeAnswerSheet });
      desk.book.type('settings', { setting: 'answerSheetAs', value: 'Word', fromDate: '2026-01-01' });
      typeReferral(desk.book, 'R-AAAA22');
      await desk.tick('2027-03-01T10:00');
      await sendList(desk);
      const paper = await desk.ledger.findPaper(`ealing/research/${MEETING}/answers/${CONTACT.housing}`);
      expect(paper?.files.map((file) => file.format)).toEqual(['docx']);
      const sent = await desk.ledger.readContent(paper!.files[0]!.contentId);
      const ref = caseOf(desk, 'R-AAAA22');
      const tag = `answers/${ref}/${AGENCY.housing}`;
      const typed = { [`${tag}/known/yes`]: true, [`${tag}/shared`]: 'Two callouts.\nRent is paid.' } as const;
      const back = fillWordForm(sent!, typed);
      mkdirSync(path.join(folder, 'inbox'));
      writeFileSync(path.join(folder, 'inbox', 'sheet.docx'), back);
      const config = { folders: { inbox: path.join(folder, 'inbox') } } as Config;
      const taken = await takeInForms(desk.desk, config, openFiles(), localTime('2027-03-03T12:00'));
      expect(taken).toMatchObject({ done: 1 });
      const row = desk.book
        .rows('research')
        .find(
          (one) =>
            desk.book.text('research', one.id ?? '', 'caseRef') === ref &&
            desk.book.text('research', one.id ?? '', 'agency') === AGENCY.housing,
        );
      const cell = (field: string): string => desk.book.text('research', row?.id ?? '', field);
      expect({ known: cell('known'), shared: cell('shared') }).toEqual({
        known: 'Yes',
        shared: 'Two callouts.\nRent is paid.',
      });
      expect(cell('answeredOn')).not.toBe('');
      expect(taken.told[0]?.problems, 'nothing else on it was written by anybody').toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }));
