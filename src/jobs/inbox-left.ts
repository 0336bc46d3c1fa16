// Returned forms that wait for a person, told on Checks and Today as numbers: a file may be named after somebody.
import type { Problem } from '../domain/problem.ts';
import type { Desk } from './desk.ts';

export const INBOX = 'inbox.';

/** The inbox is one for all: what lies in it is told in the first workbook. */
export async function withInboxLeft<R extends { readonly problems: readonly Problem[] }>(
  desk: Desk,
  readings: readonly R[],
): Promise<readonly R[]> {
  const left = await findInboxLeft(desk);
  return readings.map((one, index) => (index === 0 ? { ...one, problems: [...one.problems, ...left] } : one));
}

/** What lies in inbox/refused, and the notes in inbox/done, for as long as they lie there. */
async function findInboxLeft(desk: Desk): Promise<readonly Problem[]> {
  const { refused, noted } = (await desk.inbox?.()) ?? { refused: 0, noted: 0 };
  return [
    ...(refused === 0 ? [] : [problem('refused', tellRefused(refused))]),
    ...(noted === 0 ? [] : [problem('done', tellNoted(noted))]),
  ];
}

function problem(folder: 'refused' | 'done', sentence: string): Problem {
  const code = `${INBOX}${folder}`;
  return { id: code, code, size: 'row', place: `inbox/${folder}`, sentence };
}

function tellRefused(count: number): string {
  const what = count === 1 ? 'A returned form was' : `${count} returned forms were`;
  return `${what} not taken in; the note beside each says why and the way out. Put the mended form into inbox, then delete the old one here.`;
}

function tellNoted(count: number): string {
  const what = count === 1 ? 'A returned form was' : `${count} returned forms were`;
  return `${what} taken in with answers that could not be read; the note beside each names them. Ask for them, then delete the note.`;
}
