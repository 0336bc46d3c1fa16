// Requests per minute, per project and per user of it, refilled when the minute is over; 429 in Google's own words.
import { ApiError, errorInfo } from './errors.ts';
import type { Service } from './errors.ts';

export type Kind = 'read' | 'write' | 'query';

/** Google's limits as published: reads and writes of Sheets a minute, and queries of Drive. */
export interface Limits {
  readonly readPerUser: number;
  readonly readPerProject: number;
  readonly writePerUser: number;
  readonly writePerProject: number;
  readonly queryPerUser: number;
  readonly queryPerProject: number;
}

export const googleLimits: Limits = {
  readPerUser: 60,
  readPerProject: 300,
  writePerUser: 60,
  writePerProject: 300,
  queryPerUser: 12_000,
  queryPerProject: 12_000,
};

const words = {
  read: { metric: 'Read requests', id: 'read_requests', limit: 'ReadRequests' },
  write: { metric: 'Write requests', id: 'write_requests', limit: 'WriteRequests' },
  query: { metric: 'Queries', id: 'default', limit: 'Queries' },
};

export interface Quota {
  /** Counts one request, or refuses it with 429; a refused one is not counted. */
  readonly spend: (service: Service, kind: Kind, project: string, user: string) => void;
  /** How many were counted in the minute now running. */
  readonly used: (kind: Kind, project: string, user?: string) => number;
}

export function newQuota(nowMs: () => number, limits: () => Limits): Quota {
  let minute = -1;
  const counts = new Map<string, number>();
  const roll = () => {
    const current = Math.floor(nowMs() / 60_000);
    if (current === minute) return;
    minute = current;
    counts.clear();
  };
  return {
    spend(service, kind, project, user) {
      roll();
      for (const scope of ['PerUser', 'PerProject'] as const) {
        const key = keyOf(kind, project, scope === 'PerUser' ? user : undefined);
        const limit = limits()[`${kind}${scope}`];
        if ((counts.get(key) ?? 0) >= limit) throw exceeded(service, kind, scope, project, limit);
      }
      for (const key of [keyOf(kind, project), keyOf(kind, project, user)]) counts.set(key, (counts.get(key) ?? 0) + 1);
    },
    used(kind, project, user) {
      roll();
      return counts.get(keyOf(kind, project, user)) ?? 0;
    },
  };
}

function keyOf(kind: Kind, project: string, user = '*'): string {
  return `${kind}/${project}/${user}`;
}

function exceeded(
  service: Service,
  kind: Kind,
  scope: 'PerUser' | 'PerProject',
  project: string,
  limit: number,
): ApiError {
  const { metric, id, limit: name } = words[kind];
  const host = `${service}.googleapis.com`;
  const limitName = `${metric} per minute${scope === 'PerUser' ? ' per user' : ''}`;
  return new ApiError({
    code: 429,
    status: 'RESOURCE_EXHAUSTED',
    message: `Quota exceeded for quota metric '${metric}' and limit '${limitName}' of service '${host}' for consumer 'project_number:${project}'.`,
    reason: 'rateLimitExceeded',
    details: [
      errorInfo('RATE_LIMIT_EXCEEDED', {
        service: host,
        quota_metric: `${host}/${id}`,
        quota_location: 'global',
        quota_unit: scope === 'PerUser' ? '1/min/{project}/{user}' : '1/min/{project}',
        quota_limit: `${name}PerMinutePer${scope === 'PerUser' ? 'User' : 'Project'}`,
        quota_limit_value: String(limit),
        consumer: `projects/${project}`,
      }),
      {
        '@type': 'type.googleapis.com/google.rpc.Help',
        links: [
          {
            description: 'Request a higher quota limit.',
            url: 'https://cloud.google.com/docs/quotas/help/request_increase',
          },
        ],
      },
    ],
  });
}
