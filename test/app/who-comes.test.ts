// The name of who comes, as an answer sheet says it: on Attendance, or named in the note. All made up.
import { expect, test } from 'vitest';
import type { Attendance } from '../../src/domain/meeting/meeting.ts';
import type { Contact } from '../../src/domain/register/register.ts';
import { clockTime, day } from '../../src/domain/time/day.ts';
import { attendanceLeft, placeName } from '../../src/use-cases/forms/who-comes.ts';
import type { Availability } from '../../src/workbook/forms/answer-sheet/read-answer-sheet.ts';
import { bareMarac } from '../support/bare-facts.ts';

const TODAY = day('2027-03-02');
const contact = (id: string, more: Partial<Contact> = {}): Contact => ({
  id,
  agency: 'G-1',
  role: 'representative',
  personName: 'Ann Able',
  ...more,
});
const ANN = contact('C-1');
const BEN = contact('C-2', { personName: 'Ben Best' });
const row = (more: Partial<Attendance>): Attendance => ({ id: 'AT-1', meeting: 'M-1', agency: 'G-1', ...more });
const ANN_COMES: Availability = { agency: 'G-1', coming: 'yes', personName: 'Ann Able' };
const SUBSTITUTE: Availability = { ...ANN_COMES, coming: 'substitute' };

test.each<readonly [string, Availability, Partial<Attendance> | undefined, readonly Contact[], object | undefined]>([
  ['no name fills nothing', { agency: 'G-1', coming: 'yes' }, undefined, [ANN], {}],
  ['somebody who is not on Contacts is the person', ANN_COMES, undefined, [BEN], { personName: 'Ann Able' }],
  ['somebody on Contacts is the contact', ANN_COMES, undefined, [ANN, BEN], { contact: 'C-1' }],
  ['in any spelling of capitals', { ...ANN_COMES, personName: 'ANN  able' }, undefined, [ANN], { contact: 'C-1' }],
  ['a name without a word on who comes too', { agency: 'G-1', personName: 'Ann Able' }, {}, [ANN], { contact: 'C-1' }],
  [
    'a contact of another agency is not theirs',
    ANN_COMES,
    {},
    [contact('C-1', { agency: 'G-2' })],
    { personName: 'Ann Able' },
  ],
  [
    'a contact whose last day was yesterday is none',
    ANN_COMES,
    {},
    [contact('C-1', { activeTo: day('2027-03-01') })],
    { personName: 'Ann Able' },
  ],
  [
    'a contact whose last day is today is one',
    ANN_COMES,
    {},
    [contact('C-1', { activeTo: TODAY })],
    { contact: 'C-1' },
  ],
  ['two contacts of the name are told by neither', ANN_COMES, {}, [ANN, contact('C-3')], { personName: 'Ann Able' }],
  ['a row that says nobody yet is filled', ANN_COMES, { canComeTo: '12:00' as never }, [], { personName: 'Ann Able' }],
  ['a row of somebody present without a name too', ANN_COMES, { came: 'present' }, [], { personName: 'Ann Able' }],
  ['a row that names them as a contact says it already', ANN_COMES, { contact: 'C-1' }, [ANN], {}],
  ['or as a person', ANN_COMES, { personName: 'ann able' }, [], {}],
  ['a row with another contact stays', ANN_COMES, { contact: 'C-2' }, [ANN, BEN], undefined],
  ['or with one who is not on Contacts', ANN_COMES, { contact: 'C-9' }, [], undefined],
  ['or with another person', ANN_COMES, { personName: 'Ben Best' }, [ANN], undefined],
  ['or with a substitute', ANN_COMES, { substituteName: 'Ben Best' }, [ANN], undefined],
  ['or with apologies', ANN_COMES, { came: 'apologiesWithInformation' }, [ANN], undefined],
  ['or of an observer', ANN_COMES, { observer: true }, [ANN], undefined],
  ['nobody comes, yet a name is given', { ...ANN_COMES, coming: 'no' }, undefined, [ANN], undefined],
  ['a substitute is the substitute', SUBSTITUTE, { contact: 'C-2' }, [BEN], { substituteName: 'Ann Able' }],
  ['another substitute stays', SUBSTITUTE, { substituteName: 'Ben Best' }, [], undefined],
])('%s', (_rule, said, typed, contacts, expected) => {
  const there = typed === undefined ? undefined : row(typed);
  expect(placeName(said, there, contacts, TODAY)).toEqual(expected);
  const marac = bareMarac('ealing', { attendance: there === undefined ? [] : [there] });
  const answers = { meeting: 'M-1', availability: [said], flags: [], research: [], actions: [], problems: [] };
  const left = attendanceLeft(marac, answers, contacts, TODAY).filter(({ column }) => column === 'Name');
  expect(left.map(({ shown }) => shown)).toEqual(expected === undefined ? ['Ann Able'] : []);
  expect(left.map(({ place }) => place).join()).not.toContain('Ann');
});

test.each<readonly [string, Availability, Partial<Attendance> | undefined, readonly string[]]>([
  ['the first sheet is taken', { agency: 'G-1', coming: 'no' }, undefined, []],
  ['a row that says nothing yet is filled', { agency: 'G-1', coming: 'no' }, {}, []],
  ['the same again is nothing new', { agency: 'G-1', coming: 'no' }, { came: 'apologiesWithInformation' }, []],
  ['apologies typed by a person are the same', { agency: 'G-1', coming: 'no' }, { came: 'absent' }, []],
  ['nobody, after a substitute', { agency: 'G-1', coming: 'no' }, { came: 'substitute' }, ['Nobody can come']],
  ['a substitute, after nobody', { agency: 'G-1', coming: 'substitute' }, { came: 'absent' }, ['A substitute comes']],
  ['somebody, after nobody', { agency: 'G-1', coming: 'yes' }, { came: 'apologiesWithInformation' }, ['Yes']],
  ['somebody, after a substitute', { agency: 'G-1', coming: 'yes' }, { came: 'substitute' }, ['Yes']],
  ['somebody who is present', { agency: 'G-1', coming: 'yes' }, { came: 'present' }, []],
  ['no word', { agency: 'G-1' }, { came: 'substitute' }, []],
  ['the same time', { agency: 'G-1', canComeFrom: clockTime('10:00') }, { canComeFrom: clockTime('10:00') }, []],
  [
    'another time',
    { agency: 'G-1', canComeFrom: clockTime('11:00'), canComeTo: clockTime('12:00') },
    { canComeFrom: clockTime('10:00') },
    ['11:00'],
  ],
])('a later sheet that says otherwise who comes changes no row and is named: %s', (_rule, said, typed, shown) => {
  const marac = bareMarac('ealing', { attendance: typed === undefined ? [] : [row(typed)] });
  const answers = { meeting: 'M-1', availability: [said], flags: [], research: [], actions: [], problems: [] };
  const left = attendanceLeft(marac, answers, [], TODAY);
  expect(left.map((problem) => problem.shown)).toEqual(shown);
  expect(left.every(({ code, size }) => code === 'form.attendance-left' && size === 'note')).toBe(true);
});
