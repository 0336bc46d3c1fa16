// Takes out of the forms the answers that the runner has taken in: a form keeps its own copy of each.
import { cellText } from '../../src/domain/cells/cell.ts';
import { section, type Page } from '../page.ts';
import { openSheet, type SheetFile } from '../sheet.ts';
import { FORMS, type FormPlan } from './questions.ts';

/** The column in which the runner says that it has taken a row in. */
const TAKEN: Readonly<Record<string, readonly [received: string, taken: string]>> = {
  referrals: ['receivedAt', 'state'],
  actionUpdates: ['receivedAt', 'takenInOn'],
};

/** Deletes from the forms what the runner has taken in: everything up to the last row it has marked before the first that it has not. */
export function removeFormAnswers(): Page {
  const file = openSheet();
  const said = FORMS.map((plan) => `${plan.title}: ${removeFrom(file, plan)}`);
  return {
    title: 'Answers in the forms',
    lead: 'The sheet keeps its rows; the forms forget their copies.',
    sections: [section('Taken out', said)],
  };
}

function removeFrom(file: SheetFile, plan: FormPlan): string {
  const url = file.read(plan.table)?.tab.getFormUrl() ?? null;
  if (url === null) return 'no form is linked here.';
  const until = takenUntil(file, plan);
  if (until === undefined) return 'the runner has taken nothing in yet, so nothing was deleted.';
  const form = FormApp.openByUrl(url);
  const over = form.getResponses().filter((response) => wallOf(response.getTimestamp()) <= until);
  for (const response of over) form.deleteResponse(response.getId());
  return `${over.length} deleted, those up to ${until.replace('T', ' ')}.`;
}

/** A row that was moved to the restricted sheet is not here any more, so it is times that are compared and not rows. */
function takenUntil(file: SheetFile, { table }: FormPlan): string | undefined {
  const [received, taken] = TAKEN[table] ?? ['', ''];
  const rows = (file.read(table)?.raw.rows ?? []).flatMap(({ cells }) => {
    const at = cells.get(received);
    return at?.kind === 'date' ? [{ at: at.date, taken: cellText(cells.get(taken) ?? { kind: 'blank' }) !== '' }] : [];
  });
  const open = rows.filter((row) => !row.taken).map((row) => row.at);
  const first = open.length === 0 ? '9999' : open.reduce((a, b) => (a < b ? a : b));
  const done = rows.filter((row) => row.taken && row.at < first).map((row) => row.at);
  return done.length === 0 ? undefined : done.reduce((a, b) => (a > b ? a : b));
}

/** The sheet stores whole seconds of its own wall. */
function wallOf(at: GoogleAppsScript.Base.Date): string {
  return Utilities.formatDate(at, Session.getScriptTimeZone(), "yyyy-MM-dd'T'HH:mm:ss");
}
