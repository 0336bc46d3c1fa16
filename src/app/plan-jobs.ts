// For display only: the newest reading, the jobs' plan for it, and what needs a person now.
import type { LocalTime } from '../domain/time/day.ts';
import { findChangedTemplates } from '../jobs/guards/changed-templates.ts';
import type { Ports } from '../jobs/engine/ports.ts';
import { gatherToday } from '../jobs/views/today/gather-today.ts';
import type { Job } from '../jobs/engine/job.ts';
import { findMailStops } from '../jobs/memory/read-mail-stops.ts';
import { makePlan } from '../jobs/engine/make-plan.ts';
import { lookAtReading } from '../jobs/answers/take-reading.ts';
import { stopProblems } from '../mail/address-policy.ts';
import type { Plan } from './app-port.ts';

/** What would happen and why; writes nothing, opens no mail connection. */
export async function planJobs(ports: Ports, jobs: readonly Job[], now: LocalTime): Promise<Plan> {
  const reading = await lookAtReading(ports);
  const planned = makePlan(ports, reading.facts, jobs, now);
  const changed = (await findChangedTemplates(ports)).map((template) => template.problem);
  const stops = await findMailStops(ports.ledger);
  const problems = [
    ...reading.facts.maracs.flatMap((marac) => marac.problems),
    ...(ports.retiredKeys ?? []),
    ...planned.troubles,
    ...changed,
    ...stops.flatMap(({ stoppage }) => stopProblems(stoppage, [])),
  ];
  const messages = await ports.ledger.messages();
  const today = gatherToday(reading.facts, planned, messages, now, stops);
  return { reading, planned, problems, today };
}
