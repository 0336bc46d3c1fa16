// How a question from a sheet is answered. Questions that only read share one plan; those that ask for work run the job.
import { dayOf, type LocalTime } from '../domain/time/day.ts';
import type { Answer } from '../domain/sheet-requests/request-answer.ts';
import type { Request, RequestKind } from '../domain/sheet-requests/sheet-request.ts';
import { Failure } from '../errors.ts';
import type { RunReport } from '../jobs/engine/apply-run.ts';
import { findAddressees } from '../jobs/engine/addressees.ts';
import type { MaracPorts } from '../jobs/engine/ports.ts';
import { findJob, JOBS } from '../jobs/engine/job-list.ts';
import { maracPlanContexts } from '../domain/plan/plan-context.ts';
import type { Job } from '../jobs/engine/job.ts';
import { answerAgenda, answerNow } from '../jobs/requests/answer-agenda.ts';
import { answerFollowUps, answerOutbox, answerToday, count } from '../jobs/requests/answer-lists.ts';
import { answerReady } from '../jobs/requests/answer-ready.ts';
import { answerOf, type Asked } from '../jobs/requests/answering-context.ts';
import type { FileRole } from '../workbook/workbook-port.ts';
import type { App } from '../app/app-port.ts';

type Look = Exclude<RequestKind, 'decided' | 'agendaNow' | 'minutesNow' | 'recheck'>;

const LOOKS: Readonly<Record<Look, (asked: Asked) => Answer>> = {
  agenda: answerAgenda,
  now: answerNow,
  followUps: answerFollowUps,
  today: answerToday,
  ready: answerReady,
  outbox: answerOutbox,
};

export interface Answering {
  /** Ids of the meetings on the tab. */
  meetings(): Promise<ReadonlySet<string>>;
  answer(request: Request, here: FileRole): Promise<Answer>;
}

/** For one MARAC and one look at the tab: reading and plan of the first question serve the others, until work is done. */
export function openAnswering(app: App, marac: MaracPorts, now: LocalTime): Answering {
  let planned: ReturnType<App['plan']> | undefined;
  const plan = (): ReturnType<App['plan']> => (planned ??= app.plan(JOBS, now));
  const askedBy = async ({ kind, about }: Request, here: FileRole): Promise<Asked> => {
    const { reading, planned: effects, problems } = await plan();
    const facts = reading.facts.maracs.find((other) => other.name === marac.name);
    const stop = problems.find((problem) => problem.size === 'run');
    if (facts === undefined || stop !== undefined)
      throw new Failure('workbook-refused', 'The workbooks cannot be read as they stand.');
    const round = { facts: reading.facts, access: effects.access, now, today: dayOf(now) };
    const messages = await app.ledger.messages();
    const open = messages.filter((message) => message.settledAt === undefined);
    const own = maracPlanContexts(round, ['list', 'meetings']).find((context) => context.marac.name === marac.name);
    return {
      kind: kind ?? 'today',
      here,
      facts: reading.facts,
      marac: facts,
      planned: effects,
      messages,
      addressees: await findAddressees(app.ledger, reading.facts, open),
      now,
      ...(about === undefined ? {} : { about }),
      ...(own === undefined ? {} : { round: own }),
    };
  };
  return {
    async meetings() {
      const { reading } = await plan();
      const own = reading.facts.maracs.find((other) => other.name === marac.name);
      return new Set((own?.meetings ?? []).map((meeting) => meeting.id));
    },
    async answer(request, here) {
      const look = LOOKS[request.kind as Look];
      if (look !== undefined) return look(await askedBy(request, here));
      const report = await app.run(jobsOf(request.kind), now);
      planned = undefined;
      const asked = await askedBy(request, here);
      return request.kind === 'decided' ? describeDecided(asked, request, app.config) : describeRun(asked, report);
    },
  };
}

function jobsOf(kind: RequestKind | undefined): readonly Job[] {
  const name = kind === 'agendaNow' ? 'agenda' : kind === 'minutesNow' ? 'minutes' : undefined;
  const job = name === undefined ? undefined : findJob(name);
  return job === undefined ? JOBS : [job];
}

function describeRun(asked: Asked, report: RunReport): Answer {
  const outbox = answerOutbox(asked);
  const waiting = outbox.sections.flatMap((section) => section.lines).filter((line) => line.mayRelease).length;
  const wait =
    report.keptBack === 0 ? '' : ` ${count(report.keptBack, 'change')} wait for the next look: somebody was typing.`;
  return {
    ...outbox,
    kind: asked.kind,
    lead: `Done. ${count(waiting, 'message')} wait${waiting === 1 ? 's' : ''} for release.${wait}`,
  };
}

/** What happened to an answer typed on Outbox: the runner took it, or why it did not count. */
function describeDecided(asked: Asked, { about }: Request, { mail }: App['config']): Answer {
  const line = answerOutbox(asked)
    .sections.flatMap((section) => section.lines)
    .find((candidate) => candidate.about === about);
  if (line === undefined)
    return answerOf(asked, 'Done. The message is not on the way any more: its row on Outbox says how it ended.', []);
  const lead =
    line.mayRelease === true && mail.releaseBy === 'command'
      ? 'Done, but not released: here only `marac release` on the runner’s machine lets a message go.'
      : 'Done. This is how the message stands now.';
  return answerOf(asked, lead, [{ heading: 'Outbox', lines: [line] }]);
}
