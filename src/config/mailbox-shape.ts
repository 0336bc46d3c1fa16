// The two mailboxes that marac.config.yaml may name: the one whose Drafts it fills, and the one that reports of non-delivery come into.
import { z } from 'zod';
import { auth, file, whole } from './config-fields.ts';

const mailboxAt = {
  host: z.string().min(1).meta({ about: 'Name of the mailbox’s server.' }),
  port: whole(1, 65_535).meta({ about: '993 for tls, 143 for starttls.' }),
  tls: z.enum(['starttls', 'tls']).meta({ about: 'starttls or tls.' }),
  caFile: file('Certificate of a private mail server’s own authority.').optional(),
  auth: auth.meta({ about: 'How to log in: password, google or microsoft.' }),
};
export const imap = z.strictObject({
  ...mailboxAt,
  mailbox: z
    .string()
    .min(1)
    .meta({
      about: 'Folder for drafts. Left out: the one that the server marks for drafts, whatever its name.',
      example: 'INBOX.Drafts',
    })
    .optional(),
});
export const bounces = z.strictObject({
  ...mailboxAt,
  mailbox: z.string().min(1).default('INBOX').meta({
    about: 'Folder with reports of non-delivery. It is only read: nothing in it is changed or marked as read.',
  }),
});
