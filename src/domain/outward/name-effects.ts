// What the papers and messages of a plan are called: for each its kind, area, day and agency, and for every paper a name that no other has.
import { agencyNamed } from '../access/access.ts';
import type { Key, MessageEffect, PaperEffect, RecordedPaper, View } from '../plan/effects.ts';
import type { Facts, MaracFacts } from '../plan/facts.ts';
import type { Day } from '../time/day.ts';
import { agencyPart } from './agency-part.ts';
import { kindOfMessage, kindOfPaper, OF_ONE_CASE } from './outward-kinds.ts';
import { dayOfMeeting, parseName, printName, printSubject, type OutwardName } from './outward-name.ts';

/** Every paper with a name: the one it has, unless that no longer fits and no message with it has left. */
export function namePapers(facts: Facts, papers: readonly PaperEffect[]): ReadonlyMap<Key, string> {
  const { recorded } = facts;
  const taken = new Map<string, Key>();
  for (const { key, name } of recorded.papers.values()) if (name !== undefined) taken.set(name.toLowerCase(), key);
  const left = papersThatLeft(facts);
  const names = new Map<Key, string>();
  for (const paper of papers) {
    const before = recorded.papers.get(paper.key);
    const wanted = nameOf(facts, paper);
    const name =
      before?.name !== undefined && (left.has(paper.key) || isStill(before, wanted))
        ? before.name
        : freeName(facts, paper, wanted, (one) => (taken.get(one.toLowerCase()) ?? paper.key) === paper.key);
    taken.set(name.toLowerCase(), paper.key);
    names.set(paper.key, name);
  }
  return names;
}

/** What each reader has been sent under its name keeps that name: people ring about "the file called ...". */
function papersThatLeft({ recorded }: Facts): ReadonlySet<Key> {
  const waits: readonly string[] = ['draft', 'offered', 'approved', 'cancelled'];
  const left = [...recorded.messages.values()].filter(({ state }) => !waits.includes(state));
  return new Set(left.flatMap((message) => message.papers));
}

function isStill({ name = '' }: RecordedPaper, wanted: OutwardName): boolean {
  const { number, ...rest } = parseName(name) ?? { kind: '' };
  return (number !== undefined || !needsNumber(wanted)) && printName(rest) === printName(wanted);
}

/** Papers about one case are many of one name, and without an agency nothing says whose copy it is. */
function needsNumber({ kind, agency }: OutwardName): boolean {
  return kind === OF_ONE_CASE || agency === undefined;
}

/** The number is the one printed on the paper. */
function freeName(facts: Facts, paper: PaperEffect, wanted: OutwardName, isFree: (name: string) => boolean): string {
  const plain = printName(wanted);
  if (!needsNumber(wanted) && isFree(plain)) return plain;
  const pool = maracOf(facts, paper.marac)?.pool;
  for (let again = 0; ; again += 1) {
    const purpose = `paper/${paper.key}${again === 0 ? '' : `/${again}`}`;
    const number = pool?.take('D', purpose);
    const name = printName(number === undefined ? wanted : { ...wanted, number });
    if (number === undefined || isFree(name)) return name;
  }
}

function nameOf(facts: Facts, paper: PaperEffect): OutwardName {
  const marac = maracOf(facts, paper.marac);
  const day = dayFor(marac, paper.model, [paper.key, paper.namesVersionOf ?? '']);
  const agency = agencyPart(facts, agencyOf(facts, paper.reader));
  return {
    kind: kindOfPaper(paper.template),
    ...(marac === undefined ? {} : { area: marac.outward }),
    ...(day === undefined ? {} : { day }),
    ...(agency === undefined ? {} : { agency }),
  };
}

/** The subject of a message; `paper` is the template of the first paper that it carries. */
export function nameMessage(facts: Facts, effect: MessageEffect, paper: string | undefined): string {
  const marac = areaOf(facts, effect);
  const day = dayFor(marac, effect.model, [effect.key, ...effect.papers, ...effect.covers]);
  return printSubject({
    kind: kindOfMessage(effect.template, paper),
    ...(marac === undefined ? {} : { area: marac.outward, ...(day === undefined ? {} : { day }) }),
    number: textAt(effect.model, 'reference'),
  });
}

/** The agency of the contact it goes to, as its file may name it. */
export function receivingAgency(facts: Facts, { to }: Pick<MessageEffect, 'to'>): string | undefined {
  return agencyPart(facts, agencyOf(facts, to));
}

function agencyOf({ agencies, contacts }: Facts, reader: string): ReturnType<typeof agencyNamed> {
  const contact = contacts.find((one) => one.id === reader);
  return agencyNamed(agencies, contact === undefined ? reader : contact.agency);
}

const maracOf = ({ maracs }: Facts, name: string): MaracFacts | undefined =>
  maracs.find((one) => one.name === name) ?? maracs[0];

/** A digest over several MARACs is of no area; over one, of that. */
function areaOf(facts: Facts, { marac, model }: MessageEffect): MaracFacts | undefined {
  if (facts.maracs.length < 2 || marac !== '*') return maracOf(facts, marac);
  const lists = ['overdue', 'dueSoon', 'items'].flatMap((name) => (model[name] ?? []) as readonly View[]);
  const [title, ...others] = new Set(lists.map((line) => line['marac']));
  return others.length > 0 ? undefined : facts.maracs.find((one) => one.title === title);
}

/** The meeting at the head of it, else the one whose row id stands in a key. */
function dayFor(marac: MaracFacts | undefined, model: View, keys: readonly string[]): Day | undefined {
  const told = dayOfMeeting(textAt(model, 'meeting'));
  if (told !== undefined || marac === undefined) return told;
  const ids = new Set(keys.flatMap((key) => key.split('/')));
  return marac.meetings.find((meeting) => ids.has(meeting.id))?.on;
}

function textAt(model: View, name: string): string {
  const value = (model['head'] as View | undefined)?.[name];
  return typeof value === 'string' ? value : '';
}
