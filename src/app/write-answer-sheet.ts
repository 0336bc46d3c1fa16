// The answer sheet of an agency as a file. The libraries that make files are large: each is loaded with the first sheet that needs it.
import type { AnswerSheetModel } from '../domain/papers/answer-sheet/answer-sheet-model.ts';

export async function writeAnswerSheet(model: AnswerSheetModel, format: 'xlsx' | 'docx'): Promise<Uint8Array> {
  if (format === 'xlsx')
    return (await import('../workbook/forms/answer-sheet/answer-sheet.ts')).renderAnswerSheet(model);
  const [{ printForm }, { answerLayout }] = await Promise.all([
    import('../documents/forms/print-form.ts'),
    import('../workbook/forms/answer-sheet/answer-layout.ts'),
  ]);
  return printForm(answerLayout(model));
}
