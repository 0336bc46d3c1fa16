// Google's own clients, unmodified, pointed at a test server by their public options.
import { drive } from '@googleapis/drive';
import type { drive_v3 } from '@googleapis/drive';
import { sheets } from '@googleapis/sheets';
import type { sheets_v4 } from '@googleapis/sheets';
import { OAuth2Client } from 'google-auth-library';
import type { Caller } from './oauth.ts';
import type { GoogleServer } from './server.ts';
import { scopes } from './wire.ts';

export interface Clients {
  readonly sheets: sheets_v4.Sheets;
  readonly drive: drive_v3.Drive;
  readonly token: string;
}

/** Clients of one caller; with no scopes named it holds the widest ones. */
export function openClients(server: GoogleServer, caller: Partial<Caller> & { readonly email: string }): Clients {
  const token = server.oauth.issue({ project: '123456789', scopes: scopes('spreadsheets', 'drive'), ...caller });
  const auth = new OAuth2Client();
  auth.setCredentials({ access_token: token });
  const options = { auth, rootUrl: server.rootUrl, retry: false };
  return {
    token,
    sheets: sheets({ version: 'v4', ...options }),
    drive: drive({ version: 'v3', ...options }),
  };
}
