// The reports of figures that the setting `reports` asks for: drafted after a whole month or quarter, released by a person. No case stands in them.
import { planFiguresReports } from '../../domain/figures/drafted/plan-figures-reports.ts';
import { maracPlanContexts, type PlanContext } from '../../domain/plan/plan-context.ts';
import type { Job } from '../engine/job.ts';

export const reports: Job = {
  name: 'reports',
  summary: 'drafts the manager’s progress report of a month and the steering group’s report of a quarter',
  schedule: { at: ['08:30'] },
  tables: [
    'list',
    'needed',
    'cases',
    'people',
    'research',
    'notes',
    'actions',
    'meetings',
    'attendance',
    'practice',
    'agencies',
    'contacts',
    'conflicts',
    'settings',
    'referrals',
  ],
  plan: (context: PlanContext) => maracPlanContexts(context, reports.tables).flatMap(planFiguresReports),
};
