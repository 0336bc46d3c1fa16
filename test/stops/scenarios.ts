// Every reason for a stop that the worlds of these tests produce.
import { OF_CONTACTS } from './of-contacts.ts';
import { OF_PAPERS } from './of-papers.ts';
import { OF_REQUESTS } from './of-requests.ts';
import { OF_ROWS } from './of-rows.ts';
import type { Scenario } from './scenario.ts';

export const SCENARIOS: readonly Scenario[] = [...OF_CONTACTS, ...OF_ROWS, ...OF_REQUESTS, ...OF_PAPERS];
