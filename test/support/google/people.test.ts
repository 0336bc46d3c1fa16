// What people and forms do to a sheet on the test server, and what goes wrong on the way to it.
import { describe, expect, it } from 'vitest';
import { linkForm } from './forms.ts';
import { makeBed, owner } from './bed.ts';

const bed = makeBed();

describe('people and forms', () => {
  it('sorts, inserts, deletes, renames and restores as a person does, each a new version of the file', async () => {
    await bed.put(
      'People!A1',
      [
        ['Name', 'N'],
        ['b', 2],
        ['a', 1],
      ],
      'RAW',
    );
    const person = bed.server.people.open(owner, bed.id);
    const before = bed.server.world.files.get(bed.id)!;
    const version = before.version;
    person.sort('People!A2:B3', 0);
    expect(bed.server.people.look(bed.id, 'People!A1:B3')).toEqual([
      ['Name', 'N'],
      ['a', '1'],
      ['b', '2'],
    ]);
    person.insertRows('People', 1);
    person.type('People!A2', '=B3+B4');
    expect(bed.server.people.look(bed.id, 'People!A2')).toEqual([['3']]);
    person.renameTab('People', 'Folk');
    person.deleteColumns('Folk', 0);
    expect(bed.server.people.look(bed.id, 'Folk!A1:B5')).toEqual([['N'], [], ['1'], ['2']]);
    expect(before.version).toBe(version + 5);
    person.restore(before.revisions.at(-6)!.id);
    expect(bed.server.people.look(bed.id, 'People!A1:B3')).toEqual([
      ['Name', 'N'],
      ['b', '2'],
      ['a', '1'],
    ]);
  });

  it('refuses what a strict list does not hold when typed, and takes it from a program', async () => {
    const rule = { condition: { type: 'ONE_OF_LIST', values: [{ userEnteredValue: 'Yes' }] }, strict: true };
    await bed.batch([{ setDataValidation: { range: { sheetId: 7, startColumnIndex: 1, endColumnIndex: 2 }, rule } }]);
    const person = bed.server.people.open(owner, bed.id);
    expect(() => {
      person.type('People!B2', 'Maybe');
    }).toThrow(/violates the data validation rules/);
    person.type('People!B2', 'Yes');
    await bed.put('People!B3', [['Maybe']]);
    expect(bed.server.people.look(bed.id, 'People!B2:B3')).toEqual([['Yes'], ['Maybe']]);
  });

  it('keeps what is typed into a plain-text cell', () => {
    const person = bed.server.people.open(owner, bed.id);
    person.act({
      repeatCell: {
        range: { sheetId: 7 },
        cell: { userEnteredFormat: { numberFormat: { type: 'TEXT', pattern: '@' } } },
        fields: 'userEnteredFormat.numberFormat',
      },
    });
    person.type('People!A1', '07700 900123');
    person.type('People!A2', '3/4');
    expect(bed.server.people.look(bed.id, 'People!A1:A2')).toEqual([['07700 900123'], ['3/4']]);
  });

  it('adds form answers as rows with the sheet’s own time, and a new question as a column after the form’s last', () => {
    const form = linkForm(bed.server.world, bed.id, 'Referrals', ['Victim', 'Phone']);
    const person = bed.server.people.open(owner, bed.id);
    person.type('Referrals!D1', 'Ours');
    form.submit({ Victim: 'x', Phone: '1' });
    form.addQuestion('Safe to ring');
    person.insertColumns('Referrals', 0);
    form.reword('Phone', 'Telephone');
    form.submit({ Victim: 'y', 'Safe to ring': 'No' });
    const rows = bed.server.people.look(bed.id, 'Referrals!A1:F3');
    expect(rows[0]).toEqual(['', 'Timestamp', 'Victim', 'Telephone', 'Safe to ring', 'Ours']);
    expect(rows[1]?.slice(2)).toEqual(['x', '1']);
    expect(rows[2]?.slice(2)).toEqual(['y', '', 'No']);
    expect(rows[1]?.[1]).toMatch(/^01\/03\/2027 \d\d:\d\d:00$/);
  });
});

describe('trouble', () => {
  it('drops the answer after the write was applied, or before', async () => {
    bed.server.script.add({ on: 'sheets.spreadsheets.values.update', at: 'after', trouble: { do: 'drop' } });
    await expect(bed.put('People!A1', [['applied']])).rejects.toThrow();
    expect(await bed.read('People!A1')).toEqual([['applied']]);
    bed.server.script.add({ on: 'sheets.spreadsheets.values.update', at: 'before', trouble: { do: 'drop' } });
    await expect(bed.put('People!A1', [['lost']])).rejects.toThrow();
    expect(await bed.read('People!A1')).toEqual([['applied']]);
  });

  it('answers slowly for as long as the test likes, with an edit in between', async () => {
    const { promise: until, resolve: release } = Promise.withResolvers<void>();
    bed.server.script.add(
      { on: 'sheets.spreadsheets.values.get', at: 'after', trouble: { do: 'wait', until } },
      {
        on: 'sheets.spreadsheets.get',
        at: 'before',
        trouble: { do: 'edit', edit: () => bed.server.people.open(owner, bed.id).type('People!A1', 'late') },
      },
    );
    await bed.put('People!A1', [['early']]);
    const slow = bed.read('People!A1');
    await bed.ana.sheets.spreadsheets.get({ spreadsheetId: bed.id });
    release();
    expect(await slow).toEqual([['early']]);
    expect(await bed.read('People!A1')).toEqual([['late']]);
    expect(bed.server.script.left()).toBe(0);
  });

  it('cuts a body off, breaks its compression, answers HTML', async () => {
    bed.server.script.add({ on: 'sheets.*', at: 'after', trouble: { do: 'cutOff', afterBytes: 10 } });
    await expect(bed.read('People!A1')).rejects.toThrow();
    bed.server.script.add({ on: 'sheets.*', at: 'after', trouble: { do: 'badGzip' } });
    await expect(bed.read('People!A1')).rejects.toThrow();
    bed.server.script.add({
      on: 'sheets.*',
      at: 'before',
      trouble: { do: 'answer', status: 502, body: '<html>Bad Gateway</html>' },
    });
    await expect(bed.read('People!A1')).rejects.toMatchObject({ status: 502 });
  });
});
