// `marac upgrade` for a Google Sheet: what an earlier version laid otherwise, in one write, whole or not at all.
import type { FileRole } from '../../workbook-port.ts';
import { failureOf } from '../calls/retry.ts';
import type { GoogleClient } from '../calls/google-client.ts';
import { gridsOf, headingsOf, tablesFor } from '../set-up/set-up-sheet.ts';
import { planRestyle, type Restyled } from './plan-restyle.ts';

export interface RestyleOptions {
  readonly client: GoogleClient;
  readonly id: string;
  readonly roles: readonly FileRole[];
  readonly account: string;
  /** Only says what would become different. */
  readonly isTrial: boolean;
}

/** Throws when Google cannot be reached, or will not have it: then nothing is different. */
export async function restyleSheet(options: RestyleOptions): Promise<Pick<Restyled, 'said' | 'left'>> {
  const { client, id, roles, account, isTrial } = options;
  const spreadsheet = await client.getSpreadsheet(id);
  if (!spreadsheet.ok) throw failureOf(spreadsheet.trouble);
  const values = await client.getValues(id, gridsOf(spreadsheet.value));
  if (!values.ok) throw failureOf(values.trouble);
  const looks = await client.getLooks(id);
  if (!looks.ok) throw failureOf(looks.trouble);
  const { requests, said, left } = planRestyle({
    spreadsheet: spreadsheet.value,
    looks: looks.value,
    headings: headingsOf(values.value),
    tables: tablesFor(roles),
    account,
  });
  if (isTrial || requests.length === 0) return { said, left };
  const answer = await client.update(id, { requests: [...requests], includeSpreadsheetInResponse: false });
  if (!answer.ok) throw failureOf(answer.trouble);
  return { said, left };
}
