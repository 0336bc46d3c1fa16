import { expect, test } from 'vitest';
import { MAILS, PAPERS, type MailTemplate, type PaperTemplate } from '../../src/domain/papers/catalogue.ts';
import { group, list, text, told } from '../../src/domain/papers/model-shape.ts';
import { findUnprinted } from '../../src/domain/papers/unprinted-parts.ts';
import { mailModels } from './mail-models.ts';
import { richModels } from './models.ts';
import { openTestDocuments } from './press.ts';

const documents = openTestDocuments();
const papers = richModels();
const mails = mailModels();

test.each(Object.keys(PAPERS) as PaperTemplate[])(
  'the shipped template %s prints all that its readers are to be told',
  (name) => {
    expect(
      findUnprinted(PAPERS[name].shape, papers[name], documents.compose('paper', name, papers[name]).text),
    ).toEqual([]);
  },
);

test.each(Object.keys(MAILS) as MailTemplate[])('so does the message %s', (name) => {
  expect(findUnprinted(MAILS[name].shape, mails[name], documents.compose('mail', name, mails[name]).text)).toEqual([]);
});

test('capitals, broken lines and bars between cells change nothing; words that stand nowhere are named by their field, once', () => {
  const shape = group({ head: text('open'), cases: list(group({ name: told('name'), actions: list(told('note')) })) });
  const model = {
    head: 'Not to be told',
    cases: [
      { name: 'Anna Straße', actions: ['Change the lock.\nRing her first.', ''] },
      { name: 'Bea', actions: ['See to it'] },
    ],
  };
  const said = 'ITEM 1: ANNA STRASSE\n1 | Change the lock. |\n  Ring her first. | no date';
  expect(findUnprinted(shape, model, `${said}\nBEA | See to it`)).toEqual([]);
  expect(findUnprinted(shape, model, `${said}\nBEA`)).toEqual(['cases.actions']);
  expect(findUnprinted(shape, model, '')).toEqual(['cases.name', 'cases.actions']);
});
