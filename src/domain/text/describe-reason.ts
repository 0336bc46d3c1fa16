// Reasons in words, for plan, why, Checks and Today alike: one sentence per rule, from the facts that the rule looked at.
import { ALLOWED_DOMAINS } from '../register/allowed-domain.ts';
import { formatDate, formatTime, type Day, type LocalTime } from '../time/day.ts';
import { GROUNDS, many, describeGround, type Sentences } from '../referral/describe-grounds.ts';
import type { Reason, Reasons } from './reason.ts';

type Facts = Reason['facts'];
const date = (facts: Facts, name: string): string =>
  facts[name] === undefined ? 'a day not given' : formatDate(String(facts[name]) as Day);
const moment = (facts: Facts, name: string): string =>
  facts[name] === undefined ? 'a time not given' : formatTime(String(facts[name]) as LocalTime);

const SENTENCES: Sentences = {
  ...GROUNDS,
  'intake.received': (f) => `A referral arrived on ${moment(f, 'at')}.`,
  'intake.idva-on-receipt': () => 'The IDVA service is told of every referral on receipt, complete or not.',
  'intake.accepted': () => 'The coordinator accepted the referral.',
  'intake.later-ways': (f) =>
    `Ways to reach the victim of case ${describeGround(f, 'case')} were typed after the last paper went.`,
  'intake.urgent': () => 'The referral was accepted as urgent.',
  'intake.joined': (f) =>
    `The referral was joined to case ${describeGround(f, 'case')}: the same incident, counted once.`,
  'intake.query': (f) =>
    `${many(describeGround(f, 'count'), 'answer is', 'answers are')} missing and the coordinator asked for them.`,
  'intake.decided': (f) => `The coordinator decided: ${describeGround(f, 'decision')}.`,
  'intake.moved-safe': () => 'Safe contacts and hidden places are kept in the restricted workbook only.',
  'intake.taken-over': (f) =>
    `A person took over into case ${describeGround(f, 'case')} what referral ${describeGround(f, 'referral')} brings.`,
  'intake.first-seen': (f) =>
    `Nobody typed when referral ${describeGround(f, 'referral')} was received: it was first seen on ${moment(f, 'at')}.`,
  'intake.filed-anew': (f) =>
    `What was put away of referral ${describeGround(f, 'referral')} is filed under ${describeGround(f, 'case')}, to which a person has said that it belongs.`,
  'intake.unsafe': (f) =>
    `Referral ${describeGround(f, 'referral')} names a way that is not safe: it holds for case ${describeGround(f, 'case')} at once.`,
  'intake.idva-service': (f) => `Case ${describeGround(f, 'case')} had no IDVA service; there is one in the area.`,
  'acts.allowed': (f) =>
    `A person answered on Today that ${describeGround(f, 'agency')} gets its action sheet in case ${describeGround(f, 'case')}.`,
  'intake.employer': (f) =>
    `Someone in the case works for ${describeGround(f, 'agency')}: its copy is held until a person has looked.`,
  'intake.excluded': () => 'The referral names someone who must not receive this case.',
  'list.due': (f) => `The list of the meeting of ${date(f, 'on')} was due on ${moment(f, 'due')}.`,
  'research.chase': (f) => `No answer yet for the meeting of ${date(f, 'on')}; a nil return is an answer.`,
  'agenda.due': (f) => `The agenda of the meeting of ${date(f, 'on')} was due on ${moment(f, 'due')}.`,
  'actions.due': (f) => `The actions of the meeting of ${date(f, 'on')} were due out on ${moment(f, 'due')}.`,
  'minutes.due': (f) => `The minutes of the meeting of ${date(f, 'on')} were due on ${moment(f, 'due')}.`,
  'action.immediate': () => 'An immediate action is told during the meeting, on release.',
  'supplement.late-case': (f) => `${many(describeGround(f, 'cases'), 'case')} came after the list had gone out.`,
  'correction.changed': (f) =>
    `What stands in ${describeGround(f, 'what')} has changed since version ${describeGround(f, 'version')} went.`,
  'digest.weekly': (f) => `The weekly digest: ${many(describeGround(f, 'actions'), 'open action')}.`,
  'digest.safety': (f) => `${many(describeGround(f, 'actions'), 'safety action')} overdue: chased every working day.`,
  'ladder.deputy': (f) => `${describeGround(f, 'days')} working days overdue: the deputy is told too.`,
  'ladder.manager': (f) =>
    `${describeGround(f, 'days')} working days overdue: the team manager is proposed; a person releases it, and it carries no case content.`,
  'ready.list': (f) => `Waits for “List ready” on the meeting of ${date(f, 'on')}.`,
  'ready.agenda': (f) => `Waits for “Agenda ready” on the meeting of ${date(f, 'on')}.`,
  'ready.vice-chair': (f) =>
    `Waits for a vice-chair: the chair of ${date(f, 'on')} may not hear every case, and nobody is named instead.`,
  'ready.actions': (f) => `Waits for “Actions ready” on the meeting of ${date(f, 'on')}.`,
  'ready.minutes': (f) => `Waits for “Minutes ready” on the meeting of ${date(f, 'on')}.`,
  'ready.chair': (f) => `Waits for the chair’s approval of the minutes of ${date(f, 'on')}.`,
  'plan.unread': (f) =>
    `Something that it depends on cannot be read: ${describeGround(f, 'what')}. Nothing is lost; it goes on when that can be read again.`,
  'row.unread': (f) => `Waits until what may belong on it can be read: ${describeGround(f, 'rows')}.`,
  'gate.new-contact': () => 'The first message to this contact always waits for a person.',
  'gate.count': (f) =>
    `${describeGround(f, 'count')} messages in one run, ten times the usual ${describeGround(f, 'usual')}: all wait for a person.`,
  'draft.withdrawn': () => 'The paper was withdrawn.',
  'draft.reissued': () => 'A new version of the paper was asked for.',
  'draft.no-longer-due': () => 'It is not wanted any more: what it was about has changed or closed.',
  'draft.changed': () => 'What it says has changed since it was put there.',
  'draft.not-ready': () => 'It is not ready any more: what it waits for was taken back.',
  'draft.not-wanted': () => 'A person answered that it is not to be sent.',
  'send.no-longer-due': () =>
    'It is not wanted any more: what it was about has changed or closed. The next look of its job takes it off.',
  'hold.typed': () => 'Hold stands beside it on Outbox, or what stands there cannot be read.',
  'ready.taken-back': () => 'It is not ready any more: what it waits for was taken back.',
  'gate.asked-again': () => 'It waits for a release now: what let it go without one was taken back.',
  'sending.off': () => 'Sending is switched off in Settings.',
  'sending.unreadable': () =>
    'It cannot be read whether Settings say “sending: on”: nothing with case content leaves until it can.',
  'access.unreadable': () =>
    'A row that decides who may see this cannot be read: nothing with case content leaves until it can.',
  'conflict.unread': (f) =>
    f['isNew'] === true
      ? f['case'] === undefined
        ? 'A row of Conflicts has been typed that does not say its case yet: type it. Nothing with case content leaves until then.'
        : `A row of Conflicts about case ${describeGround(f, 'case')} has been typed since the last run: nothing about the case leaves until the next one, within minutes, has taken it up. Then only what the conflict keeps stays back; \`marac run\` does it at once.`
      : f['case'] === undefined
        ? 'A row of Conflicts cannot be read, and its case neither: nothing with case content leaves until it can.'
        : `A row of Conflicts about case ${describeGround(f, 'case')} cannot be read, is gone or has changed: nothing about the case leaves until that is put right.`,
  'contact.no-address': (f) => `Contact ${describeGround(f, 'contact')} has no address.`,
  'route.phone': (f) => `Contact ${describeGround(f, 'contact')} is reached by phone and paper.`,
  'agency.nobody': (f) =>
    `${describeGround(f, 'agency')} has nobody who gets its papers: they left, are away without anybody in their place, or were never named.`,
  'agency.no-address': (f) => `${describeGround(f, 'agency')} has a representative without an address.`,
  'agency.unknown': () => 'No agency of that name is on Agencies.',
  'level.searches': (f) => `${describeGround(f, 'agency')} only searches in case ${describeGround(f, 'case')}.`,
  'idva.none': (f) => `Case ${describeGround(f, 'case')} has no IDVA, and no service with an IDVA on duty.`,
  'idva.left': (f) => `The IDVA of case ${describeGround(f, 'case')} is not active on Contacts.`,
  'idva.nobody': () => 'No IDVA service has a duty contact or a representative.',
  'referrer.nobody': () => 'Nobody of the referring agency can be written to.',
  'referrer.unknown': () => 'The referring agency is not on Agencies, so nobody of it takes part in the case.',
  'join.no-case': () => 'The case that it is to be joined to is not on Cases.',
  'other-marac.nobody': () => 'Nobody of the other MARAC is on the register.',
  'meeting.no-day': () => 'The meeting is marked as moved and has no new day.',
  'meeting.not-there': () => 'The case that is heard now is not on the list of the meeting.',
  'attendance.no-agency': () => 'The row of Attendance names no agency of the register, so it invites nobody.',
  'minutes.incomplete': () => 'The minutes leave out what is not complete.',
  'paper.went-without': () => 'It went before the case came to it.',
  'request.no-agenda': () => 'They are to hear of the request, and nobody of theirs can be written to.',
  'request.decided-later': () => 'Their minutes went before it was decided.',
  'request.minutes-wait': () => 'Their minutes wait for what their cases lack.',
  'request.readers': () => 'Somebody who reads their mailbox may not hear of the request.',
  'praise.case': () => 'A letter names no case, and says nothing of the restricted workbook.',
  'praise.text': () => 'The letter has no text.',
  'reissue.unchanged': (f) =>
    f['away'] === undefined
      ? 'It was to be issued anew, and there is no new version: nothing in it has changed, or it is not made for them any more.'
      : 'It was to be issued anew, and whoever had it is away: there is no new version for them, nor for who covers.',
  'contact.gone': (f) => `Contact ${describeGround(f, 'contact')} is no longer in the register.`,
  'contact.not-active': (f) => `Contact ${describeGround(f, 'contact')} is not active today.`,
  'contact.not-verified': (f) =>
    f['from'] === undefined
      ? `Contact ${describeGround(f, 'contact')} has not been verified (who, and on which day).`
      : `“Verified on” of contact ${describeGround(f, 'contact')} is a day to come (${date(f, 'from')}): until then it counts as not verified.`,
  'contact.not-as-verified': (f) =>
    `What stands for contact ${describeGround(f, 'contact')} on Contacts is not what was verified.`,
  'contact.unconfirmed': (f) =>
    `Contact ${describeGround(f, 'contact')} was marked as verified before this record of it began, and nobody has confirmed it.`,
  'contact.look-alike': (f) =>
    `The address of contact ${describeGround(f, 'contact')} is almost that of ${describeGround(f, 'like')}: nothing goes to it until somebody has looked.`,
  'contact.domain': (f) =>
    `The domain of contact ${describeGround(f, 'contact')}’s address is not in ${ALLOWED_DOMAINS}: add it there, or correct the address.`,
  'contact.address-changed': (f) =>
    `The address of contact ${describeGround(f, 'contact')} changed since this was planned.`,
  'contact.other-case-only': (f) => `Contact ${describeGround(f, 'contact')} is verified for one other case only.`,
  'contact.other-meeting-only': (f) =>
    `Contact ${describeGround(f, 'contact')} stands in for one meeting only, and only up to its day.`,
  'case.asked-singly': (f) =>
    `Case ${describeGround(f, 'case')} was frozen by a death: each message about it waits for a release.`,
  'contact.other-marac': (f) => `Contact ${describeGround(f, 'contact')} acts for another MARAC.`,
  'route.not-proven': (f) =>
    f['from'] === undefined
      ? `The route to contact ${describeGround(f, 'contact')} has not been tried with a test paper yet.`
      : `“Route proven on” of contact ${describeGround(f, 'contact')} is a day to come (${date(f, 'from')}): until then no paper goes there.`,
  'mailbox.readers-unknown': (f) =>
    `Who can open the mailbox of contact ${describeGround(f, 'contact')} has not been attested.`,
  'mailbox.reader-no-part': (f) =>
    `Somebody else who opens the mailbox of contact ${describeGround(f, 'contact')} has no part in case ${describeGround(f, 'case')}: give the contact a mailbox of their own, or correct “Mailbox readers”.`,
  'mailbox.reader-less': (f) =>
    `Somebody else who opens the mailbox of contact ${describeGround(f, 'contact')} may see less of case ${describeGround(f, 'case')} than the paper says: give the contact a mailbox of their own, or correct “Mailbox readers”.`,
  'agency.not-active': (f) =>
    `Agency ${describeGround(f, 'agency')} is not active today (“Active from”, “Active to” on Agencies).`,
  'request.not-asked': (f) =>
    `The agency of this contact was not asked about request ${describeGround(f, 'request')}: only the police, the MARAC team and “Agencies that take part” hear of it.`,
  conflict: (f) =>
    `A conflict is recorded between contact ${describeGround(f, 'contact')} and case ${describeGround(f, 'case')}.`,
  'conflict.coordinator': () => 'A conflict of a coordinator: the manager is told, by a road of their own.',
  'conflict.same-name': (f) =>
    `Contact ${describeGround(f, 'contact')} has the name of someone in case ${describeGround(f, 'case')}: held until a person has looked.`,
  'case.unknown': (f) => `Case ${describeGround(f, 'case')} is not in the workbook.`,
  'case.frozen': (f) =>
    `Case ${describeGround(f, 'case')} is frozen (a death, its own or of a linked case): asked message by message.`,
  'level.none': (f) =>
    `Nobody said that ${describeGround(f, 'agency')} is needed for case ${describeGround(f, 'case')}: unknown means no.`,
  'level.acts-only': (f) =>
    `Contact ${describeGround(f, 'contact')} gets the action sheet of case ${describeGround(f, 'case')} and no other paper about it.`,
  'action.not-theirs': (f) =>
    `It shows an action of case ${describeGround(f, 'case')} that may be another agency’s, and somebody who reads the mailbox of contact ${describeGround(f, 'contact')} is told of their own agency’s actions only.`,
  'audience.not-theirs': (f) =>
    `The paper is not one that contact ${describeGround(f, 'contact')} may have${f['case'] === undefined ? '' : ` in case ${describeGround(f, 'case')}`}.`,
  'class.not-allowed': (f) =>
    `It would show ${describeGround(f, 'class')} of case ${describeGround(f, 'case')}, which this reader may not see.`,
  'withdrawal.has-content': () => 'A withdrawal must not carry content.',
  'marac.unknown': (f) => `There is no MARAC called ${describeGround(f, 'marac')} in the config.`,
  'version.not-made': () =>
    'What it said has changed, and the new version cannot be made: what was on offer before does not go.',
  'no-longer-due': () => 'It is no longer due: what it was about has changed or closed.',
  'link.same-perpetrator': (f) => `Case ${describeGround(f, 'other')} names the same perpetrator.`,
  'link.shared-child': (f) => `Case ${describeGround(f, 'other')} has a child in common.`,
  'link.same-victim': (f) => `Case ${describeGround(f, 'other')} names the same victim.`,
  'link.other-role': (f) =>
    `Someone here stands in case ${describeGround(f, 'other')} in another role; the chair must know.`,
  'link.same-person': (f) => `Someone here stands in case ${describeGround(f, 'other')} too.`,
  'alarm.idva': (f) =>
    `The IDVA service has not acknowledged referral ${describeGround(f, 'referral')} within ${describeGround(f, 'hours')} working hours.`,
  'alarm.idva-not-told': (f) =>
    `The IDVA service was not told of referral ${describeGround(f, 'referral')} in time: its notice has not gone, or goes only now.`,
  'alarm.wait': (f) =>
    `Case ${describeGround(f, 'case')} has waited ${describeGround(f, 'days')} days; the most agreed is ${describeGround(f, 'most')}.`,
  'meeting.runs-over': (f) =>
    `The meeting is at another case than planned at ${describeGround(f, 'at')}: the rest is timed anew.`,
  'send.tooLate': (f) => `Its time passed on ${moment(f, 'notAfter')}.`,
  'send.addressMoved': (f) =>
    `The address of contact ${describeGround(f, 'contact')} is no longer the one it was made for.`,
  'report.monthly': (f) =>
    `The month to ${describeGround(f, 'until')} is over, and Settings (reports) asks for its report.`,
  'report.quarterly': (f) =>
    `The quarter to ${describeGround(f, 'until')} is over, and Settings (reports) asks for its report.`,
  'list.again': (f) =>
    `Case ${describeGround(f, 'case')} was not heard at its meeting; a person said when instead, and it is first in line there.`,
  'meeting.emergency': (f) => `An emergency meeting on ${date(f, 'on')} for those named on Attendance.`,
  'action.repeats': (f) => `Action ${describeGround(f, 'action')} repeats: the next one is due on ${date(f, 'on')}.`,
  'contact.left': (f) =>
    `Contact ${describeGround(f, 'contact')} has left: open actions go to the representative the same day.`,
  'key-date.near': (f) => `A date of case ${describeGround(f, 'case')} is near: ${date(f, 'on')}.`,
  'flags.due': (f) => `${many(describeGround(f, 'cases'), 'case')} past the months that flags stay.`,
  'transfer.out': (f) => `Case ${describeGround(f, 'case')} goes to another MARAC.`,
  'contact.new': (f) => `Contact ${describeGround(f, 'contact')} is new and takes part from now on.`,
  'member.missing': (f) =>
    `${describeGround(f, 'agency')} is a core member by the terms of reference and has no representative.`,
  'manager.nobody': () => 'Nobody on Contacts is the manager of the MARAC team.',
  'practice.breach': (f) => `A person answered on Today that a breach of ${describeGround(f, 'agency')} is recorded.`,
  'practice.breach-letter': () => 'A person asked for a letter about a breach.',
  'practice.feedback': () => 'A person asked for a letter with feedback.',
  'practice.praise': () => 'A person asked for a letter of thanks.',
  'consent.without': (f) => `Case ${describeGround(f, 'case')} is shared without consent: the decision is on record.`,
  'meeting.moved': (f) => `The meeting of ${date(f, 'on')} was ${describeGround(f, 'what')}.`,
  'feedback.referrer': () => 'The referrer’s agency is told that the case was heard; no content.',
  'feedback.idva': () => 'The IDVA gets one sheet for the calls after the meeting.',
  'withdrawn.by-person': (f) => `A person withdrew paper ${describeGround(f, 'paper')}.`,
};

/** One sentence for a reason. A rule without words is a bug that a test finds; it still says its name rather than nothing. */
export function describeReason(reason: Reason): string {
  const sentence = Object.prototype.hasOwnProperty.call(SENTENCES, reason.rule) ? SENTENCES[reason.rule] : undefined;
  return sentence === undefined ? `Rule ${reason.rule}.` : sentence(reason.facts);
}

export function describeReasons(reasons: Reasons): string {
  return reasons.map(describeReason).join(' ');
}

export const RULES_IN_WORDS: readonly string[] = Object.keys(SENTENCES);
