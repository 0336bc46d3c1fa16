// A workbook that is a form (a question in one cell, its answer beside it) as a page: each tab is a heading and a table.
import { columnNumber } from '../xlsx/package/cell-reference.ts';
import { cellText, type Cell } from '../../domain/cells/cell.ts';
import type { FormBlock, FormCell, FormPage, FormPiece } from '../../domain/referral/form-page.ts';
import type { FormSheet } from './form-sheets.ts';

export function pageOfSheets(sheets: readonly FormSheet[]): FormPage {
  const blocks = sheets.flatMap((sheet): readonly FormBlock[] => {
    if (sheet.rows.length === 0) return [];
    const rows = sheet.rows.map(({ row, cells }) => {
      const filled = [...cells].toSorted(([a], [b]) => columnNumber(a) - columnNumber(b));
      return filled.map(([letters, cell], index): FormCell => {
        const place = `${sheet.name}, row ${row}`;
        const pieces = [pieceOf(cell)];
        return {
          place,
          column: index,
          span: 1,
          continues: false,
          blocks: [{ kind: 'paragraph', place: `${sheet.name}, cell ${letters}${row}`, heading: false, pieces }],
        };
      });
    });
    return [{ kind: 'table', rows }];
  });
  return { blocks, asides: [] };
}

function pieceOf(cell: Cell): FormPiece {
  const text = cellText(cell);
  const control = { kind: 'control', title: '', tag: '' } as const;
  if (cell.kind === 'date') return { ...control, control: 'date', text, day: cell.date.slice(0, 10) };
  if (cell.kind === 'boolean') return { ...control, control: 'box', text: '', ticked: cell.boolean };
  if (cell.kind === 'formula' || cell.kind === 'error')
    return { ...control, control: 'text', text, doubt: 'a formula stands there' };
  return { kind: 'text', text };
}
