// What it means that a message of each kind did not go: said to whoever has to make up for it.
import type { MailTemplate } from '../../papers/catalogue.ts';

const CONSEQUENCE: Readonly<Record<MailTemplate, string>> = {
  receipt: 'Whoever referred has had no word that the referral arrived.',
  'missing-answers': 'Nobody has asked for the answers that are missing from the referral.',
  decision: 'Whoever referred does not know what was decided.',
  'idva-notice': 'The IDVA service has not been told of the referral: ring them.',
  'list-and-request': 'The agency does not know of these cases and was not asked to research them.',
  agenda: 'The agency has no times and does not know which cases are heard.',
  actions: 'The agency has not been told what it agreed to do.',
  minutes: 'The agency has no minutes of what was said and agreed.',
  chase: 'The agency was not reminded of what is still to come from it.',
  digest: 'Nobody was reminded of these actions.',
  escalation: 'The team manager has not been told that actions of the agency are overdue.',
  supplement: 'The agency does not know of the cases that were added late.',
  correction: 'They go on working with the old version of the paper.',
  withdrawal: 'They still have a paper that they should not use.',
  'meeting-moved': 'They may come on the old day, or not come.',
  alarm: 'Nobody was told that something needs attention at once.',
  recovery: 'Nobody was told that the program works again.',
  redirect: 'The other MARAC does not know of the referral.',
  'key-date': 'Nobody was told that the date is near.',
  papers: 'They do not have these papers; a safe-contact paper says how the victim can be reached safely.',
};

export function consequenceOf(template: string): string {
  return Object.prototype.hasOwnProperty.call(CONSEQUENCE, template)
    ? CONSEQUENCE[template as MailTemplate]
    : 'It has reached nobody.';
}

/** The same behind "If nothing is done:". */
export function meanwhileOf(template: string): string {
  const said = consequenceOf(template);
  return `${said.charAt(0).toLowerCase()}${said.slice(1)}`;
}
