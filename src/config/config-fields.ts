// Kinds of values that several keys of marac.config.yaml have: a path, an address, an hour, a secret, a log-in.
import { z } from 'zod';
import { findClockTime } from '../domain/time/day.ts';
import { isForbiddenHour } from '../domain/time/forbidden-hours.ts';

const path = z.string().min(1, 'a path is needed');
export const file = (about: string, example?: unknown) => path.meta({ about, example });
export const whole = (min: number, max: number) => z.int().min(min, `at least ${min}`).max(max, `at most ${max}`);
export const address = z
  .string()
  .regex(/^[A-Za-z0-9.!#$&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/, 'a plain e-mail address is needed');
export const domain = z
  .string()
  .regex(
    /^\.?[a-z0-9-]+(\.[a-z0-9-]+)+$/,
    'a domain in small letters is needed, like ealing.gov.uk (.police.uk with its dot: all below it)',
  );
export const hour = z
  .string()
  .refine((text) => findClockTime(text) !== undefined, 'an hour is written 08:30, in quotes')
  .refine((text) => {
    const clock = findClockTime(text);
    return clock === undefined || !isForbiddenHour(clock);
  }, 'choose an hour outside 00:30 to 03:30: clocks change in it');

export const secret = z
  .strictObject({
    file: file('Path of a file that holds only the secret; nobody else may read it.').optional(),
    env: z
      .string()
      .regex(/^[A-Z][A-Z0-9_]*$/, 'the name of an environment variable is needed, like MARAC_SMTP_PASSWORD')
      .meta({ about: 'Or the name of the environment variable that holds it.' })
      .optional(),
  })
  .refine((one) => (one.file === undefined) !== (one.env === undefined), 'give either file or env');

const KIND =
  'password: a name and a password. google: a service account of Google Workspace. microsoft: an app of Microsoft 365.';
const USER = 'The account that logs in; for google and microsoft its address.';
export const auth = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('password').meta({ about: KIND }),
    user: z.string().min(1).meta({ about: USER }),
    password: secret.meta({ about: 'Where the password is kept: never in this file itself.' }),
  }),
  z.strictObject({
    kind: z.literal('google'),
    user: address,
    serviceAccountFile: file(
      'Key file of the service account. Google lets it into the whole mailbox of `user`, for sending too: give it a mailbox that nobody else uses (docs/operations.md, "Google mail").',
    ),
  }),
  z.strictObject({
    kind: z.literal('microsoft'),
    user: address,
    tenant: z.string().min(1).meta({ about: 'Id of the organisation in Microsoft 365.' }),
    clientId: z.string().min(1).meta({ about: 'Id of the app registration.' }),
    clientSecret: secret.meta({ about: 'Where its secret is kept.' }),
  }),
]);
export const AUTH_EXAMPLE = { kind: 'password', user: 'marac', password: { file: 'smtp-password' } };
