// All jobs, in the order in which a run plans them. `send` is not planned: it carries out what the others put into the outbox.
import { agenda } from '../agenda/agenda.ts';
import { corrections } from '../messages/corrections.ts';
import { followUp } from '../follow-up/follow-up.ts';
import { intake } from '../intake/intake.ts';
import type { Job } from './job.ts';
import { minutes } from '../minutes/minutes.ts';
import { reports } from '../reports/reports.ts';
import { research } from '../meeting/research.ts';

export const JOBS: readonly Job[] = [intake, research, agenda, minutes, corrections, followUp, reports];

export function findJob(name: string): Job | undefined {
  return JOBS.find((job) => job.name === name);
}
