// Papers that the team may also open in a folder of its own: those of the last meetings that are made for its hands, each with exactly the
// members of the team who may see every case in it, computed anew at every run.
import type { Access } from '../../domain/access/access.ts';
import { isVerified, servesMarac } from '../../domain/register/contacts.ts';
import { addDays, dayOf, formatDay, type LocalTime } from '../../domain/time/day.ts';
import { classesFor, findMarac } from '../../domain/access/entitlement.ts';
import type { Facts } from '../../domain/plan/facts.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import type { Key } from '../../domain/plan/effects.ts';
import type { Problem } from '../../domain/text/problem.ts';
import type { StoredPaper } from '../../ledger/ledger-history.ts';
import type { Ledger } from '../../ledger/ledger-port.ts';
import type { Contact } from '../../domain/register/register.ts';
import type { Ports, TeamPaper } from '../engine/ports.ts';

/** So long after its meeting a paper stays where the team can open it. */
const KEPT_DAYS = 60;

/** Keeps the folder, where there is one; what is wrong with it stops nothing. */
export async function keepTeamPapers(
  ports: Ports,
  facts: Facts,
  access: Access,
  made: readonly Key[],
  now: LocalTime,
): Promise<readonly Problem[]> {
  const { teamFolder, ledger } = ports;
  if (teamFolder === undefined) return [];
  const keys = [...new Set([...facts.recorded.papers.keys(), ...made])].toSorted();
  const papers: TeamPaper[] = [];
  for (const key of keys) {
    const found = findMeetingOf(facts, key, now);
    const paper = found === undefined ? undefined : await ledger.findPaper(key);
    if (found === undefined || paper?.audience !== 'coordinator') continue;
    const docx = await docxOf(ledger, paper);
    if (docx === undefined) continue;
    papers.push({
      key,
      title: `${titleOf(paper.template)}, ${formatDay(found.meeting.on)} (${found.marac})`,
      hash: paper.contentHash,
      docx,
      readers: readersOf(access, found.marac, paper),
    });
  }
  return await teamFolder.keep(papers);
}

/** `ealing/agenda/M-7KQ2MX/minute-form`: of a meeting to come or just over; of any other moment it is not kept. */
function findMeetingOf(
  facts: Facts,
  key: Key,
  now: LocalTime,
): { readonly marac: string; readonly meeting: Meeting } | undefined {
  const [name, , id] = key.split('/');
  const marac = facts.maracs.find((one) => one.name === name);
  const meeting = marac?.meetings.find((one) => one.id === id);
  if (marac === undefined || meeting === undefined || addDays(meeting.on, KEPT_DAYS) < dayOf(now)) return undefined;
  return { marac: marac.name, meeting };
}

async function docxOf(ledger: Ledger, { files }: StoredPaper): Promise<Uint8Array | undefined> {
  const file = files.find(({ format }) => format === 'docx');
  return file === undefined ? undefined : await ledger.readContent(file.contentId);
}

function titleOf(template: string): string {
  return template.charAt(0).toUpperCase() + template.slice(1).replaceAll('-', ' ');
}

const TEAM: readonly Contact['role'][] = ['coordinator', 'deputyCoordinator'];

/** Unknown means no: a MARAC whose access tables cannot be read has no readers. */
function readersOf(access: Access, name: string, { discloses }: StoredPaper): readonly string[] {
  const marac = findMarac(access, name);
  if (marac === undefined) return [];
  const members = access.contacts.filter(
    (one) => TEAM.includes(one.role) && servesMarac(one, name) && isVerified(one, access.on),
  );
  const may = members.filter((one) =>
    discloses.every((shown) => classesFor(access, marac, one, shown.case, 'coordinator') instanceof Set),
  );
  return [...new Set(may.flatMap(({ address }) => address ?? []))].toSorted();
}
