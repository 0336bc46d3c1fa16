// What marac.config.yaml may hold, once: this makes the check, the comments in the file that `marac init` writes, and the near match of a wrong key.
import { z } from 'zod';
import { address, auth, AUTH_EXAMPLE, domain, file, hour, type secret, whole } from './config-fields.ts';
import { bounces, imap } from './mailbox-shape.ts';
import { isOutwardWords, LONGEST_AREA } from '../domain/outward/outward-words.ts';

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
      'rehearsal: everything is made and checked, nothing leaves. draft: messages go into your own Drafts folder and you send them. live: marac sends what was released.',
  }),
  from: address.meta({ about: 'The address that mail comes from.' }),
  idDomain: domain.meta({ about: 'Domain for the Message-ID of each message; it says nothing else.' }),
  allowedDomains: z.array(domain).default([]).meta({
    about:
      'Mail goes only to addresses on these domains, matched exactly. While the list is empty nothing can go to anybody, in a rehearsal either: write the mail domains of your agencies here, as in [ealing.gov.uk, .police.uk]. A leading dot includes all domains below it, never a similar name.',
  }),
  ratePerMinute: whole(1, 600).default(30).meta({ about: 'At most so many messages a minute.' }),
  names: z.enum(['replaced', 'shown']).default('replaced').meta({
    about: 'In rehearsal: replaced (names are replaced by made-up ones) or shown (the real ones).',
  }),
  releaseBy: z.enum(['workbook', 'command']).default('workbook').meta({
    about: 'workbook: a release may be typed on the Outbox tab. command: only `marac release` on this machine counts.',
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
        'In draft mode: the mailbox whose Drafts folder gets the messages. Without it they are files in the folder for mail, with a send list.',
      example: { host: 'imap.example.gov.uk', port: 993, tls: 'tls', auth: AUTH_EXAMPLE },
    })
    .optional(),
  bounces: bounces
    .meta({
      about:
        'The mailbox for reports of non-delivery: that of mail.from. A report about one of our messages ends it as bounced. Left out: somebody has to read that mailbox.',
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
  outwardTitle: z
    .string()
    .refine(
      (title) => isOutwardWords(title, LONGEST_AREA),
      `letters, digits, spaces and - ' & ( ) only, at most ${LONGEST_AREA} of them, like Ealing MARAC`,
    )
    .meta({
      about:
        'What it is called where strangers can read it: in subjects, names of files and folders, titles in calendars. Left out: its title. For an area in which the word MARAC may not stand there.',
      example: 'Ealing safety meeting',
    })
    .optional(),
  main: file('The team’s workbook.'),
  restricted: file('The workbook of restricted cases, conflicts and safe contacts: shared with few.'),
});

const folders = z.strictObject({
  ledger: file(
    'The record of what happened: on a disk of this machine, never in a folder that is copied to the cloud.',
  ),
  anchor: file(
    'A copy of the head of the ledger’s chain, so that an older copy of the ledger is noticed: best on another disk.',
  ),
  documents: file('Papers as they were made, for the team.'),
  restrictedDocuments: file(
    'Papers with content from the restricted workbook only: safe contacts, hidden addresses, restricted cases. Shared with those who have that workbook.',
  ).default('restricted-documents'),
  inbox: file('Put returned forms here; they move to done or refused inside it.'),
  backups: file('Every state of the workbooks that marac read, sealed with the key.'),
  mail: file('Rehearsal messages and drafts as files.'),
  templates: file('The area’s own templates of papers and mail.'),
});

const schedule = z.strictObject({
  hours: z
    .record(z.string().regex(/^[a-z][a-z-]*$/), z.array(hour).min(1))
    .default({})
    .meta({
      about:
        'When a job runs, in London time on weekdays, instead of at its usual hours: its name and a list of hours.',
      example: { agenda: ['08:30', '12:00', '16:00'] },
    }),
  catchUpDays: whole(1, 60)
    .default(14)
    .meta({ about: 'After a stop, one run makes up for everything missed within this many days.' }),
  leaseMinutes: whole(1, 120)
    .default(15)
    .meta({ about: 'If a runner does not renew its lease for this long, another takes over.' }),
});

const backups = z.strictObject({
  allDays: whole(1, 400).default(14).meta({ about: 'For this many days every state is kept.' }),
  dailyDays: whole(1, 4000).default(90).meta({ about: 'Up to this age, the last state of each day.' }),
  weeklyDays: whole(1, 4000)
    .default(400)
    .meta({ about: 'Up to this age, the last of each week; older ones are deleted.' }),
});

const papers = z.strictObject({
  encryptedDocx: z.boolean().default(false).meta({
    about:
      'If papers go as files with a password and qpdf is not installed: send an encrypted .docx instead. Otherwise the message waits.',
  }),
  browser: file(
    'Path of an installed Chromium, Chrome or Edge to print papers with, if the packaged one cannot run.',
    '/usr/bin/chromium',
  ).optional(),
  qpdf: file('Path of qpdf, if it is not found automatically.', '/usr/bin/qpdf').optional(),
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
        .meta({ about: 'Nothing is sent if contacts and conflicts were read longer ago than this.' }),
    })
    .prefault({})
    .meta({ about: 'Access is read again before every message.' }),
  alarms: z
    .strictObject({
      to: z.array(address).min(1).meta({ about: 'The coordinator and a deputy.' }),
      noGoodRunBy: hour.default('09:15').meta({
        about: 'If no run has succeeded by this hour of a working day, `marac alive` notifies them.',
      }),
      nation: z
        .enum(['england-and-wales', 'scotland', 'northern-ireland'])
        .default('england-and-wales')
        .meta({ about: 'Whose bank holidays do not count as working days here.' }),
      relay: smtp
        .omit({ relayMayLie: true })
        .meta({
          about:
            'A second mail server, at another provider, for notices that mail.smtp does not accept. Not used in a rehearsal.',
          example: { host: 'smtp.example.org', port: 587, tls: 'starttls', auth: AUTH_EXAMPLE },
        })
        .optional(),
      command: z
        .array(z.string().min(1))
        .min(1)
        .meta({
          about:
            'A program of yours and its arguments, called with every notice on its standard input (a text to a phone, a ticket): no shell, at most a minute, exit code 0 on success. Not used in a rehearsal.',
          example: ['/usr/local/bin/tell-duty', '--from', 'marac'],
        })
        .optional(),
    })
    .meta({
      about: 'Who is notified when marac itself does not work, without a word about any case.',
      example: {
        to: ['coordinator@example.gov.uk', 'deputy@example.gov.uk'],
        noGoodRunBy: '09:15',
        nation: 'england-and-wales',
      },
    })
    .optional(),
  schedule: schedule.prefault({}).meta({ about: 'When `marac serve` runs jobs.' }),
  backups: backups.prefault({}).meta({
    about: 'How long the saved states of the workbooks are kept in the folder for backups, by age in days.',
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
