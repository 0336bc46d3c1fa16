// Where the workbooks are files there is nothing to ask through, and the runner does not so much as look.
import { expect, it } from 'vitest';
import { answerRequests } from '../../src/use-cases/take-in-requests.ts';
import { localTime } from '../../src/domain/time/day.ts';
import { Failure } from '../../src/errors.ts';
import { openTestDesk } from '../support/desk.ts';
import type { App } from '../../src/app/app-port.ts';

const refuse = () => Promise.reject(new Failure('workbook-refused', 'It was touched.'));
const lost = () => Promise.reject(new Failure('google-unreachable', 'Google does not answer.'));
const now = localTime('2027-03-10T10:30');

it('workbooks that are files are neither read nor written', async () => {
  const desk = openTestDesk();
  const [marac] = desk.desk.maracs;
  const workbook = { ...marac!.workbook, read: refuse, write: refuse, moved: refuse };
  const app = { ports: { ...desk.desk, maracs: [{ ...marac!, workbook }] } } as unknown as App;
  expect(await answerRequests(app, now)).toEqual({ done: 0, refused: 0, failed: 0 });
  desk.close();
});

it('a sheet that cannot be read just now keeps nothing from being sent: the questions wait for the next beat', async () => {
  const desk = openTestDesk();
  const [marac] = desk.desk.maracs;
  const workbook = { ...marac!.workbook, sharing: () => new Map(), read: lost, moved: lost };
  const told: string[] = [];
  const log = { info: () => undefined, error: () => undefined, warn: (event: string) => void told.push(event) };
  const app = { ports: { ...desk.desk, log, maracs: [{ ...marac!, workbook }] } } as unknown as App;
  expect(await answerRequests(app, now)).toEqual({ done: 0, refused: 0, failed: 0 });
  expect(told).toEqual(['requests.failed']);
  desk.close();
});
