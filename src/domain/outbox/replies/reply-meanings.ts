// What a mail server's refusal can mean: whose fault it is, in plain words, and what a person can do. Which replies say it: reply-table.ts.

/** message, recipient: that message alone. sender, relay: every other message would meet the same. */
export type Whose = 'message' | 'recipient' | 'sender' | 'relay';

interface Meaning {
  readonly of: Whose;
  /** A whole sentence that names nobody. */
  readonly means: string;
  readonly todo: string;
}

const AGENCY =
  'Look at the address in Contacts with the agency; once it is right, or their mail works again, send it again.';
const OTHER_WAY = 'then send it again, or tell the agency in another way.';
const SERVER = 'Ask whoever runs the mail server what is wrong with it; marac asks it again by itself.';
const SETTINGS = 'Check mail.smtp in marac.config.yaml: host, port, tls, and caFile for a private server.';
const WAIT = 'Nothing for now: it is tried again.';

export const MEANINGS = {
  // The recipient's: one address, at one agency.
  'no-such-mailbox': { of: 'recipient', means: 'The address does not exist there.', todo: AGENCY },
  'mailbox-full': {
    of: 'recipient',
    means: 'The mailbox is full.',
    todo: 'Ask the agency to make room in it; then send it again.',
  },
  'mailbox-closed': {
    of: 'recipient',
    means: 'The mailbox is switched off, or takes no more for now.',
    todo: AGENCY,
  },
  'not-from-us': {
    of: 'recipient',
    means: 'This address takes no mail from ours, or from outside its organisation.',
    todo: 'Ask the agency to let our address write to this one, or for another address; then send it again.',
  },
  'no-way-there': { of: 'recipient', means: 'The server knows no way to this address.', todo: AGENCY },
  'recipient-later': { of: 'recipient', means: 'The server takes nothing for this address just now.', todo: WAIT },
  'recipient-refused': { of: 'recipient', means: 'The server takes nothing for this address.', todo: AGENCY },
  // The message's: another one may go to the same address.
  'too-large': {
    of: 'message',
    means: 'The message is larger than a server on its way takes.',
    todo: 'Give the papers to the agency in another way, or ask whoever runs the mail server for a larger limit and send it again.',
  },
  content: {
    of: 'message',
    means: 'The server does not take what stands in this message or is attached to it.',
    todo: `Ask whoever runs the mail server which rule it met; ${OTHER_WAY}`,
  },
  'message-later': { of: 'message', means: 'The server takes this message later.', todo: WAIT },
  'message-refused': {
    of: 'message',
    means: 'The server does not take this message.',
    todo: `Ask whoever runs the mail server why; ${OTHER_WAY}`,
  },
  // The sender's.
  'send-as': {
    of: 'sender',
    means: 'Our account may not send as the address in mail.from.',
    todo: 'Let the account in mail.smtp.auth send as the address in mail.from (on Exchange: the permission Send As), or make mail.from the account’s own address.',
  },
  'log-in': {
    of: 'sender',
    means: 'The server does not take our log-in.',
    todo: 'Put mail.smtp.auth in marac.config.yaml right (for drafts mail.imap.auth): the server wants a log-in, and this one does not count.',
  },
  blocked: {
    of: 'sender',
    means: 'The server has blocked our account, our organisation or this machine.',
    todo: 'Ask whoever runs the mail server to lift the block from this account, tenant or machine, and why it was blocked.',
  },
  limit: {
    of: 'sender',
    means: 'Our account has sent as much as it may for now.',
    todo: 'Wait, or ask whoever runs the mail server for a higher limit.',
  },
  'sender-address': {
    of: 'sender',
    means: 'The server does not take mail from the address in mail.from.',
    todo: 'Correct mail.from in marac.config.yaml.',
  },
  'sender-unproven': {
    of: 'sender',
    means: 'Our mail does not prove that it comes from the domain in mail.from.',
    todo: 'Ask whoever runs the mail domain to put SPF, DKIM, DMARC or the machine’s reverse DNS name right.',
  },
  'sender-refused': {
    of: 'sender',
    means: 'The server does not take mail from this sender.',
    todo: 'Ask whoever runs the mail server what it wants of this account and of the address in mail.from.',
  },
  // The relay's: the server, or the way to it.
  busy: { of: 'relay', means: 'The mail server is busy, or is being shut down.', todo: SERVER },
  'no-room': { of: 'relay', means: 'The mail server has no room left.', todo: SERVER },
  'server-trouble': { of: 'relay', means: 'The mail server, or what stands behind it, is in trouble.', todo: SERVER },
  'no-service': { of: 'relay', means: 'This server takes no mail.', todo: SETTINGS },
  protocol: {
    of: 'relay',
    means: 'The server did not understand what every mail program says.',
    todo: SETTINGS,
  },
  encryption: {
    of: 'relay',
    means: 'The encrypted connection to the mail server did not come about, or cannot be trusted.',
    todo: `${SETTINGS} A certificate that has run out is renewed by whoever runs the server.`,
  },
  unreachable: {
    of: 'relay',
    means: 'The mail server cannot be reached.',
    todo: `Look at the network, and ask whoever runs the mail server. ${SETTINGS}`,
  },
  silent: { of: 'relay', means: 'The mail server stopped answering.', todo: SERVER },
} as const satisfies Readonly<Record<string, Meaning>>;

export type MeaningName = keyof typeof MEANINGS;
