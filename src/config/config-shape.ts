// What marac.config.yaml may hold, once: this makes the check, the comments in the file that `marac init` writes, and the near match of a wrong key.
import { z } from 'zod';
import { address, auth, AUTH_EXAMPLE, domain, file, hour, type secret, whole } from './config-fields.ts';
import { bounces, imap } from './mailbox-shape.ts';

declare module 'zod' {
  interface GlobalMeta {
    /** The comment above the key in the file that init writes. */
    about?: string;
    /** Shown commented out when init gives no value. */
    example?: unknown;
  }
}

const smtp = z.strictObject({
  host: z.string().min(1).meta({ about: 'Name of the mail server.' }),
  port: whole(1, 65_535).meta({ about: '587 for starttls, 465 for tls.' }),
  tls: z.enum(['starttls', 'tls']).meta({ about: 'starttls or tls; there is no third: mail never goes unencrypted.' }),
  caFile: file('Certificate of a private mail server’s own authority.', 'relay-ca.pem').optional(),
  auth: auth
    .meta({
      about: 'How to log in: password, google or microsoft. Leave out for a relay that knows this machine.',
      example: AUTH_EXAMPLE,
    })
    .optional(),
  relayMayLie: z
    .boolean()
    .meta({
      about:
        'true for a relay known to answer "later" (4xx) to a message that it has taken: such a message then ends as uncertain, for a person, instead of being tried again.',
      example: true,
    })
    .optional(),
});

const mail = z.strictObject({
  mode: z.enum(['rehearsal', 'draft', 'live']).default('rehearsal').meta({
    about:
      'rehearsal: everything is made and checked, nothing leaves. draft: messages land in your own Drafts and you send them. live: marac sends what was released.',
  }),
  from: address.meta({ about: 'The address that mail comes from.' }),
  idDomain: domain.meta({ about: 'Domain for the Message-ID of each message; it says nothing else.' }),
  allowedDomains: z.array(domain).default([]).meta({
    about:
      'Mail goes only to addresses on these domains, matched exactly. While the list is empty nothing can go to anybody, in a rehearsal either: write the mail domains of your agencies here, as in [ealing.gov.uk, .police.uk]. A leading dot takes in all domains below it, never a look-alike.',
  }),
  ratePerMinute: whole(1, 600).default(30).meta({ about: 'At most so many messages a minute.' }),
  names: z.enum(['replaced', 'shown']).default('replaced').meta({
    about: 'In rehearsal: replaced (names are replaced by made-up ones) or shown (the real ones).',
  }),
  releaseBy: z.enum(['workbook', 'command']).default('workbook').meta({
    about:
      'workbook: a release may be typed in the Outbox tab (a statement). command: only `marac release` counts (proof).',
  }),
  smtp: smtp
    .meta({
      about:
        'The mail server. Needed in live mode; in draft mode for what must never wait (IDVA notice, withdrawals, alarms).',
      example: { host: 'smtp.example.gov.uk', port: 587, tls: 'starttls', auth: AUTH_EXAMPLE },
    })
    .optional(),
  imap: imap
    .meta({
      about:
        'In draft mode: the mailbox whose Drafts the messages land in. Without it they land as files in the folder for mail, with a send list.',
      example: { host: 'imap.example.gov.uk', port: 993, tls: 'tls', auth: AUTH_EXAMPLE },
    })
    .optional(),
  bounces: bounces
    .meta({
      about:
        'The mailbox that reports of non-delivery come back to: that of mail.from. A report about a message of ours ends it as bounced. Left out: somebody looks there and says it.',
      example: { host: 'imap.example.gov.uk', port: 993, tls: 'tls', auth: AUTH_EXAMPLE },
    })
    .optional(),
});

const marac = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,30}$/, 'small letters, digits and dashes, like ealing')
    .refine((name) => name !== 'register', 'the name register is taken')
    .refine((name) => !/^(con|prn|aux|nul|com\d|lpt\d)$/.test(name), 'Windows keeps this name for itself; take another')
    .meta({ about: 'Short name, part of every reference: never changed later.' }),
  title: z.string().min(1, 'a title is needed, like Ealing MARAC').meta({ about: 'Its name on papers.' }),
  main: file('The team’s workbook.'),
  restricted: file('The workbook of restricted cases, conflicts and safe contacts: shared with few.'),
});

const folders = z.strictObject({
  ledger: file('What happened: on a disk of this machine, never in a folder that is copied to the cloud.'),
  anchor: file(
    'The head of the ledger’s chain is kept here too, so that an older copy is noticed: another disk is best.',
  ),
  documents: file('Papers as they were made, for the team.'),
  restrictedDocuments: file(
    'Papers that show what only the restricted workbook holds: safe contacts, hidden addresses, restricted cases. Shared with those who have that workbook.',
  ).default('restricted-documents'),
  inbox: file('Returned forms are dropped here; they move to done or refused inside it.'),
  backups: file('Every state of the workbooks that marac saw, sealed with the key.'),
  mail: file('Rehearsal messages and drafts as files.'),
  templates: file('The area’s own templates of papers and mail.'),
});

const schedule = z.strictObject({
  hours: z
    .record(z.string().regex(/^[a-z][a-z-]*$/), z.array(hour).min(1))
    .default({})
    .meta({
      about:
        'When a job looks for what is due, in London time on weekdays, instead of its usual hours: its name and a list of hours.',
      example: { agenda: ['08:30', '12:00', '16:00'] },
    }),
  catchUpDays: whole(1, 60)
    .default(14)
    .meta({ about: 'After a stop, looks missed within so many days are made up for, all in one.' }),
  leaseMinutes: whole(1, 120)
    .default(15)
    .meta({ about: 'A runner that says nothing for so long is taken for dead, and another goes on.' }),
});

const backups = z.strictObject({
  allDays: whole(1, 400).default(14).meta({ about: 'For so many days every state is kept.' }),
  dailyDays: whole(1, 4000).default(90).meta({ about: 'Up to this age, the last state of each day.' }),
  weeklyDays: whole(1, 4000).default(400).meta({ about: 'Up to this age, the last of each week; older ones go.' }),
});

const papers = z.strictObject({
  encryptedDocx: z.boolean().default(false).meta({
    about:
      'Where a password file is asked for and qpdf is not installed: send an encrypted .docx instead. Otherwise the message waits.',
  }),
  browser: file(
    'Path of an installed Chromium, Chrome or Edge that prints the papers, if the packaged one cannot run.',
    '/usr/bin/chromium',
  ).optional(),
  qpdf: file('Path of qpdf, if it is not found by itself.', '/usr/bin/qpdf').optional(),
});

export const configShape = z.strictObject({
  maracs: z.array(marac).min(1, 'at least one MARAC is needed').meta({
    about:
      'Every MARAC of this team: a short name (part of every reference), its title on papers, and its two workbooks: paths of .xlsx files, or google:ID of Google Sheets.',
  }),
  register: file(
    'The workbook with Agencies and Contacts, shared by all MARACs. Left out: the main workbook of the first one.',
    'register.xlsx',
  ).optional(),
  key: file('The key that seals the ledger. Keep a copy in another safe place: without it the ledger cannot be read.'),
  passphrases: file(
    'A file with one line an agency, "name: passphrase", for files with a password. Never mailed, never logged.',
    'passphrases.txt',
  ).optional(),
  folders: folders.meta({
    about: 'Folders, beside this file unless a whole path is given. Only the account that runs marac may open them.',
  }),
  mail: mail.meta({ about: 'How mail leaves.' }),
  access: z
    .strictObject({
      maxAgeMinutes: whole(1, 60)
        .default(5)
        .meta({ about: 'Nothing is sent on contacts and conflicts read longer ago than this.' }),
    })
    .prefault({})
    .meta({ about: 'Who may get what is read again before every message.' }),
  alarms: z
    .strictObject({
      to: z.array(address).min(1).meta({ about: 'The coordinator and a deputy.' }),
      noGoodRunBy: hour.default('09:15').meta({
        about: 'When no good run has happened by this hour of a working day, `marac alive` tells them.',
      }),
      nation: z
        .enum(['england-and-wales', 'scotland', 'northern-ireland'])
        .default('england-and-wales')
        .meta({ about: 'Whose bank holidays are no working days for this.' }),
      relay: smtp
        .omit({ relayMayLie: true })
        .meta({
          about:
            'A second mail server, at another provider: notices go by it where mail.smtp does not take them. Not used in a rehearsal.',
          example: { host: 'smtp.example.org', port: 587, tls: 'starttls', auth: AUTH_EXAMPLE },
        })
        .optional(),
      command: z
        .array(z.string().min(1))
        .min(1)
        .meta({
          about:
            'A program of yours and its arguments, called with every notice on its standard input (a text to a phone, a ticket): no shell, a minute at most, exit code 0 when it has told somebody. Not used in a rehearsal.',
          example: ['/usr/local/bin/tell-duty', '--from', 'marac'],
        })
        .optional(),
    })
    .meta({
      about: 'Who is told when marac itself is in trouble, without a word about any case.',
      example: {
        to: ['coordinator@example.gov.uk', 'deputy@example.gov.uk'],
        noGoodRunBy: '09:15',
        nation: 'england-and-wales',
      },
    })
    .optional(),
  schedule: schedule.prefault({}).meta({ about: 'When `marac serve` looks.' }),
  backups: backups.prefault({}).meta({
    about: 'How long the states of the workbooks in the folder for backups are kept, by their age in days.',
  }),
  papers: papers.prefault({}).meta({ about: 'How papers are made.' }),
  google: z
    .strictObject({
      teamDomains: z.array(domain).min(1, 'the mail domain of the team is needed, like ealing.gov.uk').meta({
        about: 'Mail domains of the people the sheets may be shared with. Anybody else who can open one stops the run.',
      }),
      serviceAccountFile: file(
        'Key file of the service account that the sheets are shared with. Left out: the identity of this machine.',
      ).optional(),
      actionUpdateForm: z
        .string()
        .regex(
          /^https:\/\/docs\.google\.com\/forms\/[A-Za-z0-9/_-]+\/viewform\?[A-Za-z0-9_.=&-]*entry\.\d+=ACTION(&[A-Za-z0-9_.=&-]*)?$/,
          'a prefilled link of the form is needed, with ACTION as the answer to "Action reference" and no other answer filled in',
        )
        .meta({
          about:
            'The form by which agencies answer for an action: its prefilled link, with the word ACTION as the answer to "Action reference". Follow-up mails carry it with the action’s own reference and no name.',
          example: 'https://docs.google.com/forms/d/e/1FAI/viewform?usp=pp_url&entry.123456=ACTION',
        })
        .optional(),
    })
    .meta({
      about: 'Needed when workbooks are Google Sheets (google:ID above); docs/google.md says how to set that up.',
      example: { teamDomains: ['ealing.gov.uk'], serviceAccountFile: 'google-key.json' },
    })
    .optional(),
});

export type WrittenConfig = z.output<typeof configShape>;
export type WrittenSecret = z.output<typeof secret>;
export type WrittenAuth = z.output<typeof auth>;
