// Access tokens for a Google Workspace mailbox from a service account's key file; the account must have been given that mailbox by its domain.
import { JWT } from 'google-auth-library';
import type { TokenSupplier } from './access-token.ts';

/** Asks Google for a token that may send as `user`; a code and nothing of the answer on failure. */
export function openGoogleTokens(keyFile: string, user: string): TokenSupplier {
  const client = new JWT({ keyFile, subject: user, scopes: ['https://mail.google.com/'] });
  return async (renew) => {
    if (renew) client.credentials = {};
    const answer = await client.getAccessToken().catch(() => undefined);
    if (typeof answer?.token !== 'string') throw Object.assign(new Error('no access token'), { code: 'EOAUTH2' });
    return answer.token;
  };
}
