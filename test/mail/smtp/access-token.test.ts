// Access tokens for a mailbox by OAuth2: asked for once, held until a minute before they end, asked for anew when the server refuses one.
import { describe, expect, test } from 'vitest';
import { oauth2Of, openTokens } from '../../../src/mail/smtp/access-token.ts';

const SETTINGS = { url: 'https://login.example.org/token', clientId: 'id', clientSecret: 'secret', scope: 'mail' };

/** A server of tokens: `answers` in turn, the last one from then on. */
function tokens(...answers: readonly (Response | 'gone')[]) {
  const asked: Readonly<Record<string, string>>[] = [];
  const clock = { ms: 0 };
  const fetcher = (_url: unknown, init?: RequestInit): Promise<Response> => {
    asked.push(Object.fromEntries(init?.body as URLSearchParams));
    const answer = answers[asked.length - 1] ?? answers.at(-1);
    return answer === 'gone' || answer === undefined
      ? Promise.reject(new Error('no server'))
      : Promise.resolve(answer.clone());
  };
  return { asked, clock, supply: openTokens(SETTINGS, () => clock.ms, fetcher) };
}
const given = (token: string, seconds?: number): Response =>
  Response.json({ access_token: token, expires_in: seconds });

/** What nodemailer is told: the token, or the fault. */
const ask = (answer: Response | 'gone'): Promise<unknown> =>
  new Promise((done) => {
    const asked = oauth2Of('marac@example.org', tokens(answer).supply);
    asked.getToken(false, (error, token) => done(error === null ? token : error.message));
  });

describe('access tokens', () => {
  test('the client speaks for itself, and asks for its scope', async () => {
    const { asked, supply } = tokens(given('one'));
    expect(await supply(false)).toBe('one');
    expect(asked).toEqual([
      { client_id: 'id', client_secret: 'secret', scope: 'mail', grant_type: 'client_credentials' },
    ]);
  });

  test.each([
    ['a minute and a millisecond before it ends it is held', 3600, 3_539_999, ['one', 1]],
    ['a minute before it ends another is asked for', 3600, 3_540_000, ['two', 2]],
    ['without an end it is held four minutes', undefined, 239_999, ['one', 1]],
    ['and no longer', undefined, 240_000, ['two', 2]],
  ] as const)('%s', async (_what, seconds, ms, [token, count]) => {
    const { asked, clock, supply } = tokens(given('one', seconds), given('two', seconds));
    await supply(false);
    clock.ms = ms;
    expect([await supply(false), asked.length]).toEqual([token, count]);
  });

  test('one that the mail server refuses is renewed though it has not ended', async () => {
    const { supply } = tokens(given('one', 3600), given('two', 3600));
    expect([await supply(false), await supply(true), await supply(false)]).toEqual(['one', 'two', 'two']);
  });

  test.each([
    ['a server that is not there', 'gone', 'ETIMEDOUT'],
    ['a server in trouble', new Response('secret words', { status: 500 }), 'ETIMEDOUT'],
    ['a refusal', new Response('secret words', { status: 401 }), 'EOAUTH2'],
    ['an answer without a token', Response.json({ error: 'secret words' }), 'EOAUTH2'],
    ['an answer that is no JSON', new Response('secret words'), 'EOAUTH2'],
  ] as const)('%s is told by a code, and by nothing of the answer', async (_what, answer, code) => {
    const { supply } = tokens(answer);
    const fault = (await supply(false).catch((error: unknown) => error)) as Error & { code: string };
    expect([fault.code, fault.message]).toEqual([code, 'no access token']);
  });

  test('nodemailer gets the token, or the fault', async () => {
    expect(await ask(given('one'))).toBe('one');
    expect(await ask('gone')).toBe('no access token');
  });
});
