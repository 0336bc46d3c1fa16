// What a relay can do before it asks for the body, and what must come of it: S3 to S15 of docs/map.json, and every other phase.
import type { MessageState } from '../../src/domain/plan/effects.ts';
import type { SmtpSettings } from '../../src/mail/smtp/smtp-transport.ts';
import type { FaultServerOptions } from '../support/smtp-faults.ts';
import { SOON_SILENT } from './make.ts';

export interface Row {
  /** Its id in docs/map.json; `phase` for a fault at a phase that has no id there. */
  readonly id: string;
  readonly what: string;
  readonly server: FaultServerOptions;
  readonly state: MessageState;
  /** What the server itself holds afterwards. */
  readonly taken: number;
  readonly stopped?: 'stop' | 'pause' | undefined;
  readonly settings?: Partial<SmtpSettings>;
  readonly minutes?: number;
  readonly evidence?: RegExp;
}

export const say = (
  at: 'banner' | 'ehlo' | 'mail' | 'rcpt' | 'data' | 'dot',
  text: string,
  close = false,
): FaultServerOptions => ({
  fault: { at, do: 'reply', text: `${text}\r\n`, close },
});
export const drop = (at: 'banner' | 'ehlo' | 'mail' | 'rcpt' | 'data' | 'dot' | 'body'): FaultServerOptions => ({
  fault: { at, do: 'drop' },
});

export const BEFORE_BODY: readonly Row[] = [
  {
    id: 'S3',
    what: '421 banner',
    server: say('banner', '421 4.3.2 busy', true),
    state: 'approved',
    taken: 0,
    stopped: 'pause',
  },
  { id: 'S3', what: '554 banner', server: say('banner', '554 no', true), state: 'approved', taken: 0, stopped: 'stop' },
  { id: 'phase', what: 'drop at the banner', server: drop('banner'), state: 'approved', taken: 0, stopped: 'pause' },
  {
    id: 'phase',
    what: 'garbage at the banner',
    server: say('banner', 'hello there'),
    state: 'approved',
    taken: 0,
    stopped: 'pause',
  },
  {
    id: 'S4',
    what: 'silent banner',
    server: { fault: { at: 'banner', do: 'silent' } },
    settings: SOON_SILENT,
    state: 'approved',
    taken: 0,
    stopped: 'pause',
  },
  { id: 'phase', what: 'drop at EHLO', server: drop('ehlo'), state: 'approved', taken: 0, stopped: 'pause' },
  { id: 'S5', what: 'STARTTLS stripped', server: { startTls: false }, state: 'approved', taken: 0, stopped: 'stop' },
  {
    id: 'S6',
    what: 'expired certificate',
    server: { certificate: 'expired' },
    state: 'approved',
    taken: 0,
    stopped: 'stop',
  },
  {
    id: 'S6',
    what: 'certificate of another name',
    server: { certificate: 'wrong-name' },
    state: 'approved',
    taken: 0,
    stopped: 'stop',
  },
  {
    id: 'S6',
    what: 'self-signed certificate',
    server: { certificate: 'self-signed' },
    state: 'approved',
    taken: 0,
    stopped: 'stop',
  },
  {
    id: 'S6',
    what: 'TLS 1.1 only',
    server: { maxTlsVersion: 'TLSv1.1' },
    state: 'approved',
    taken: 0,
    stopped: 'stop',
  },
  {
    id: 'S7',
    what: 'plain text injected before STARTTLS',
    server: { inject: '250 AUTH PLAIN\r\n250 2.1.0 Ok\r\n' },
    state: 'approved',
    taken: 0,
    stopped: 'stop',
  },
  {
    id: 'S8',
    what: 'AUTH 535',
    server: { auth: { user: 'marac', password: 'another' } },
    settings: { user: 'marac', password: 'wrong' },
    state: 'approved',
    taken: 0,
    stopped: 'stop',
    evidence: /login: 535/,
  },
  {
    id: 'S9',
    what: 'OAuth token endpoint says no',
    server: { auth: { token: 'good' } },
    settings: {
      user: 'marac@example.gov.uk',
      token: async () => Promise.reject(Object.assign(new Error('no'), { code: 'EOAUTH2' })),
    },
    state: 'approved',
    taken: 0,
    stopped: 'stop',
  },
  {
    id: 'S9',
    what: 'OAuth token endpoint is down',
    server: { auth: { token: 'good' } },
    settings: {
      user: 'marac@example.gov.uk',
      token: async () => Promise.reject(Object.assign(new Error('no'), { code: 'ETIMEDOUT' })),
    },
    state: 'approved',
    taken: 0,
    stopped: 'pause',
  },
  {
    id: 'S10',
    what: 'MAIL 451',
    server: say('mail', '451 4.7.1 later'),
    state: 'approved',
    taken: 0,
    stopped: 'pause',
    minutes: 5,
  },
  {
    id: 'S10',
    what: 'MAIL 550',
    server: say('mail', '550 5.7.1 not you'),
    state: 'approved',
    taken: 0,
    stopped: 'stop',
  },
  {
    id: 'phase',
    what: 'drop at MAIL',
    server: drop('mail'),
    state: 'approved',
    taken: 0,
    stopped: 'pause',
    minutes: 5,
  },
  { id: 'S11', what: 'RCPT 450', server: say('rcpt', '450 4.2.0 greylisted'), state: 'approved', taken: 0, minutes: 5 },
  { id: 'S11', what: 'RCPT 451', server: say('rcpt', '451 4.7.1 greylisted'), state: 'approved', taken: 0, minutes: 5 },
  {
    id: 'S12',
    what: 'RCPT 550',
    server: say('rcpt', '550 5.1.1 <rep@example.gov.uk> unknown'),
    state: 'refused',
    taken: 0,
    evidence: /^rcpt: 550 5\.1\.1$/,
  },
  {
    id: 'S13',
    what: 'RCPT 551 names another address',
    server: say('rcpt', '551 try <other@elsewhere.test>'),
    state: 'refused',
    taken: 0,
  },
  { id: 'S13', what: 'RCPT 251 will forward', server: say('rcpt', '251 will forward'), state: 'sent', taken: 1 },
  { id: 'S14', what: 'RCPT 252', server: say('rcpt', '252 cannot verify'), state: 'sent', taken: 1 },
  {
    id: 'phase',
    what: 'drop at RCPT',
    server: drop('rcpt'),
    state: 'approved',
    taken: 0,
    stopped: 'pause',
    minutes: 5,
  },
  {
    id: 'phase',
    what: 'drop at DATA',
    server: drop('data'),
    state: 'approved',
    taken: 0,
    stopped: 'pause',
    minutes: 5,
  },
  {
    id: 'S15',
    what: '354 never comes',
    server: { fault: { at: 'data', do: 'silent' } },
    settings: SOON_SILENT,
    state: 'approved',
    taken: 0,
    stopped: 'pause',
    minutes: 5,
  },
];
