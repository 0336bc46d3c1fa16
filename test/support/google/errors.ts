// Errors as Google's front ends word them: one class, printed in the style of the Sheets API or of the older Drive API.

export type Service = 'sheets' | 'drive';

export interface ErrorParts {
  readonly code: number;
  readonly status: string;
  readonly message: string;
  readonly reason?: string;
  readonly details?: readonly object[];
  readonly location?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer other than 2xx; everything in the server that refuses throws this. */
export class ApiError extends Error {
  readonly parts: ErrorParts;

  constructor(parts: ErrorParts) {
    super(parts.message);
    this.name = 'ApiError';
    this.parts = parts;
  }
}

/** 400, as a request that cannot be carried out is answered. */
export function invalid(message: string, details?: readonly object[]): ApiError {
  return new ApiError({
    code: 400,
    status: 'INVALID_ARGUMENT',
    message,
    reason: 'badRequest',
    ...(details && { details }),
  });
}

/** 404 of the Sheets API: it never says which entity. */
export function notFound(): ApiError {
  return new ApiError({
    code: 404,
    status: 'NOT_FOUND',
    message: 'Requested entity was not found.',
    reason: 'notFound',
  });
}

/** 404 of the Drive API: also given for a file the caller may not see. */
export function fileNotFound(fileId: string): ApiError {
  return new ApiError({
    code: 404,
    status: 'NOT_FOUND',
    message: `File not found: ${fileId}.`,
    reason: 'notFound',
    location: 'fileId',
  });
}

/** 403 with the reason Google names. */
export function forbidden(message: string, reason: string, details?: readonly object[]): ApiError {
  return new ApiError({
    code: 403,
    status: 'PERMISSION_DENIED',
    message,
    reason,
    ...(details && { details }),
  });
}

export function permissionDenied(): ApiError {
  return forbidden('The caller does not have permission', 'forbidden');
}

/** 401 for a missing, unknown, expired or revoked access token. */
export function unauthenticated(): ApiError {
  return new ApiError({
    code: 401,
    status: 'UNAUTHENTICATED',
    message:
      'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.',
    reason: 'authError',
    details: [errorInfo('ACCESS_TOKEN_EXPIRED', {})],
    headers: { 'www-authenticate': 'Bearer realm="https://accounts.google.com/", error="invalid_token"' },
  });
}

/** 403 for a token without one of the scopes the method accepts. */
export function scopeMissing(): ApiError {
  return forbidden('Request had insufficient authentication scopes.', 'insufficientPermissions', [
    errorInfo('ACCESS_TOKEN_SCOPE_INSUFFICIENT', {}),
  ]);
}

const apiTitles = { sheets: 'Google Sheets API', drive: 'Google Drive API' };

/** 403 for an API that the project has not switched on. */
export function apiDisabled(service: Service, project: string): ApiError {
  const page = `https://console.developers.google.com/apis/api/${service}.googleapis.com/overview?project=${project}`;
  return forbidden(
    `${apiTitles[service]} has not been used in project ${project} before or it is disabled. Enable it by visiting ${page} then retry. If you enabled this API recently, wait a few minutes for the action to propagate to our systems and retry.`,
    'accessNotConfigured',
    [
      errorInfo('SERVICE_DISABLED', {
        service: `${service}.googleapis.com`,
        consumer: `projects/${project}`,
      }),
    ],
  );
}

/** One entry of `details` saying why, in Google's own vocabulary. */
export function errorInfo(reason: string, metadata: Readonly<Record<string, string>>): object {
  return {
    '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
    reason,
    domain: 'googleapis.com',
    metadata,
  };
}

/** The body of an error: flat in the Sheets API, with `errors` in Drive's. */
export function renderError(service: Service, parts: ErrorParts): object {
  if (service === 'sheets') {
    const { code, message, status, details } = parts;
    return { error: { code, message, status, ...(details && { details }) } };
  }
  const { code, message, reason = 'backendError', location, status, details } = parts;
  const first = {
    message,
    domain: reason.endsWith('LimitExceeded') ? 'usageLimits' : 'global',
    reason,
    ...(location && { location, locationType: 'parameter' }),
  };
  const modern = details ? { status, details } : {};
  return { error: { code, message, errors: [first], ...modern } };
}
