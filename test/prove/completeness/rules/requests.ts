// Requests under Clare's Law: the police and every agency that is asked have the list of them, the agenda with them at its end, and minutes with what
// was decided.
import { working } from '../calendar.ts';
import type { Matter } from '../matter.ts';
import type { Line } from '../office.ts';
import { isFor, keepsWholeMeeting, namesHolder, namesRow } from '../reach.ts';
import type { SeenRow } from '../seen.ts';
import type { View } from '../view.ts';

export function requestMatters(view: View): readonly Matter[] {
  return view.seen.rows('disclosures').flatMap((request) => {
    const meeting = view.seen.meeting(request['meeting']);
    const [word] = /zqq[a-p]{3}/i.exec(request['subject'] ?? '') ?? [];
    if (meeting === undefined || word === undefined || !/^\d{4}-\d\d-\d\d$/.test(meeting['on'] ?? '')) return [];
    if (meeting['state'] === 'cancelled' || meeting['state'] === 'moved') return [];
    return askedOf(view, request).flatMap((agency) => ofAgency(view, { request, meeting, word, agency }));
  });
}

/** The police hear of every request; so does who is asked about it. */
function askedOf(view: View, request: SeenRow): readonly SeenRow[] {
  const asked = (request['agenciesWho'] ?? '').split(';').flatMap((one) => view.seen.agency(one.trim())?.id ?? []);
  return view.seen
    .rows('agencies')
    .filter(
      (one) =>
        (one['kind'] === 'police' || asked.includes(one.id)) &&
        !['maracTeam', 'chair'].includes(one['kind'] ?? '') &&
        (one['activeTo'] ?? '9') >= view.today &&
        (one['activeFrom'] ?? '0') <= view.today,
    );
}

interface Asked {
  readonly request: SeenRow;
  readonly meeting: SeenRow;
  /** A word of the subject's name. */
  readonly word: string;
  readonly agency: SeenRow;
}

const AGENDA = /\/agenda\/M-\w+\/C-/;

function ofAgency(view: View, { request, meeting, word, agency }: Asked): readonly Matter[] {
  const on = meeting['on'] ?? '';
  const decision = request['decision'];
  const decided = decision !== undefined && !decision.startsWith('?') && request['decidedBy'] !== undefined;
  const must = (step: keyof typeof SPEAKS, which: RegExp, marks: Matter['marks']): Matter => ({
    thing: `request ${request.id} ${step} ${agency.id}`,
    kind: 'request',
    what: `${agency['name']} must have the ${step} of ${on} with request ${request.id}`,
    apart: request.file === 'restricted',
    holder: { agency },
    ...(marks === undefined ? {} : { marks }),
    which: (key) => which.test(key),
    names: (line) => namesStop(view, line, { request, meeting, word, agency }, step),
    // The agenda waits for a vice-chair; of a request that main does not tell of, the line names the request.
    keeps: (line) =>
      step === 'agenda' &&
      keepsWholeMeeting(line, meeting.id, /agenda/i) &&
      (request.file !== 'restricted' || namesRow(line, request.id)),
  });
  if (decided)
    return view.now < `${working(on, 3)}T08:30`
      ? []
      : [must('minutes', /minutes|corrections/, [word, new RegExp(`${word.toLowerCase()}.*${WORDS[decision] ?? ''}`)])];
  if (request['disclosedOn'] !== undefined) return [];
  // What comes after somebody's agenda went is told by a list.
  const typed = view.said.find((one) => one.id === request.id && one.how === 'row')?.at ?? '';
  const isLate = view.got.some(
    (one) => one.at < typed && AGENDA.test(one.key) && isFor(view, { agency }, one.to) && one.key.includes(meeting.id),
  );
  return [
    ...(view.now < `${working(on, -8)}T15:00` ? [] : [must('list', /\/requests\//, [word])]),
    ...(view.now < `${working(on, -3)}T08:30` || isLate ? [] : [must('agenda', AGENDA, [word])]),
  ];
}

const WORDS: Readonly<Record<string, string>> = {
  disclose: '(disclose)\\b',
  doNotDisclose: 'do not disclose',
  deferred: 'deferred',
};

/** What a line about this paper speaks of, or about what keeps a reader from every one. */
const SPEAKS = {
  list: /clare|disclosure|papers for you/i,
  agenda: /clare|disclosure|agenda/i,
  minutes: /minutes/i,
} as const;
const KEEPS = /verif|proven|cannot be read|froz|mailbox|no longer active|no address|nobody who gets/i;

/** What Today puts before a line whose own answer has no name: the line asks for the same as before. */
const NAMELESS = /^What stands beside this line has no name and does nothing yet: type yours in “By”\. /;

function namesStop(view: View, line: Line, asked: Asked, step: keyof typeof SPEAKS): boolean {
  if (/sending/i.test(line.what) && line.kind === 'alarm') return true;
  if (line.kind === 'ready' || line.kind === 'release') return false;
  const { request, meeting, agency } = asked;
  // How much of its 28 days is left, and who decided, are other questions about it.
  const itself = line.what.replace(NAMELESS, '');
  if (namesRow(line, request.id) && /days|who typed|has no name/.test(itself)) return false;
  if (!namesHolder(view, line, { agency })) return false;
  return (
    KEEPS.test(line.what) ||
    (SPEAKS[step].test(line.what) &&
      (namesRow(line, request.id) || namesRow(line, meeting.id) || line.kind === 'stopped'))
  );
}
