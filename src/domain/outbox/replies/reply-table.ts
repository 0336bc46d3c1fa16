// Which reply of a mail server means what, as data: the first row that fits counts. read-reply.ts reads it.
import type { MeaningName } from './reply-meanings.ts';

export interface ReplyRow {
  readonly meaning: MeaningName;
  /**
   * Enhanced status codes (RFC 3463) and reply codes (RFC 5321), any of which is enough: `X.1.1` is 4.1.1 and 5.1.1, `5.7.606-649` a range of the
   * last number. Left out: every refusal.
   */
  readonly codes?: readonly string[];
  /** Left out: at every phase. */
  readonly at?: readonly ReplyPhase[];
  /** What the reply must say too. */
  readonly words?: RegExp;
}

const ONCE_NAMED: readonly ReplyPhase[] = ['rcpt', 'data', 'body'];
const BEFORE_BODY: readonly ReplyPhase[] = ['connect', 'login', 'mail', 'rcpt', 'data'];

/**
 * Sources: RFC 5321 (4.2.1 to 4.2.5, 4.5.4), RFC 3463 and the IANA registry of enhanced codes (with RFC 4954, 5248, 7372, 7504, 7505); Microsoft, “Email
 * non-delivery reports and SMTP errors in Exchange Online” and “Continuous Error Throttling for SMTP AUTH Submissions”; Google, “Gmail SMTP errors
 * and codes” (support.google.com/a/answer/3726730); Postfix, “Sender address rejected”. One code means different things on different servers (5.2.2,
 * 5.4.5, 5.7.1, 5.7.13): there the words or the phase decide.
 */
export const REPLIES: readonly ReplyRow[] = [
  // Words and phases that say more than the code beside them
  { meaning: 'encryption', words: /\bSTARTTLS\b|\bTLS not available/i, at: ['connect', 'login', 'mail'] },
  { meaning: 'encryption', codes: ['523', 'X.7.10'] },
  { meaning: 'recipient-later', codes: ['421'], words: /for RCPT domain/i },
  { meaning: 'send-as', codes: ['X.2.252', 'X.7.60'] },
  {
    meaning: 'send-as',
    words: /SendAsDenied|(allowed|permitted|permissions?|authori[sz]ed) to send as|not owned by user/i,
  },
  { meaning: 'limit', codes: ['X.1.90', 'X.2.251', 'X.2.253', 'X.2.254', 'X.2.255'] },
  {
    meaning: 'limit',
    words:
      /sender throttled|submission ?quota|(daily|user|relay) sending (quota|limit)|SMTP relay limit|sender thread limit|concurrent connections/i,
  },
  { meaning: 'limit', codes: ['X.7.1'], words: /email quota exceeded/i },
  {
    meaning: 'blocked',
    words: /banned send(er|ing)|bad outbound sender|unsolicited mail originating|mail sending denied/i,
  },
  {
    meaning: 'log-in',
    codes: ['5'],
    words:
      /invalid credentials for relay|client was not authenticated|authentication (is )?required|mail relay denied|must authenticate/i,
  },
  {
    meaning: 'sender-address',
    codes: ['5'],
    words: /\bsender (address )?(was )?(rejected|denied|refused)/i,
  },

  // Log-in (RFC 4954, RFC 5248)
  { meaning: 'log-in', codes: ['525', '530', '534', '535', '538', '5.7.8', '5.7.9', '5.7.11', '5.7.57', '5.7.139'] },
  { meaning: 'log-in', codes: ['5'], at: ['login'] },

  // Who may write to this address: of the recipient, though some speak of the sender
  {
    meaning: 'not-from-us',
    codes: ['5.7.2', '5.7.12', '5.7.13', '5.7.124', '5.7.133-136', '5.7.507', '5.7.510', '5.7.513'],
    at: ONCE_NAMED,
  },
  { meaning: 'no-such-mailbox', codes: ['5.7.504', '5.7.505'] },

  // The sender: its account, tenant, machine, domain, address
  { meaning: 'sender-unproven', codes: ['X.7.20-27', '5.7.509'] },
  {
    meaning: 'blocked',
    codes: [
      '5.7.64',
      '5.7.500-503',
      '5.7.506',
      '5.7.508',
      '5.7.511',
      '5.7.606-649',
      '5.7.700-750',
      '4.7.500-699',
      '4.7.850-899',
    ],
  },
  { meaning: 'sender-address', codes: ['X.1.7', 'X.1.8'] },

  // The recipient (X.1 addresses, X.2 mailboxes, X.4.4 routes)
  { meaning: 'no-such-mailbox', codes: ['X.1.1', 'X.1.3', 'X.1.4', 'X.1.6', 'X.1.10'] },
  { meaning: 'no-way-there', codes: ['X.1.2', '5.4.1', '5.4.4', '5.4.6', '5.4.14', '5.4.300', '5.7.321-325'] },
  { meaning: 'no-way-there', words: /relay(ing)? (access )?(denied|not permitted)|unable to relay/i, at: ONCE_NAMED },
  { meaning: 'mailbox-full', codes: ['X.2.2'] },
  { meaning: 'mailbox-closed', codes: ['X.2.1', 'X.2.121', 'X.2.122'] },

  // The message (X.6 its content)
  { meaning: 'too-large', codes: ['X.2.3', 'X.3.4'] },
  { meaning: 'content', codes: ['X.6.0-99', '5.0.350'] },
  { meaning: 'content', codes: ['5.7.0-7'], at: ['data', 'body'] },
  { meaning: 'message-later', codes: ['4.5.3'] },

  // The relay (X.3 its system, X.4 its network, X.5 the protocol)
  { meaning: 'no-room', codes: ['X.3.1'] },
  { meaning: 'busy', codes: ['X.3.2', '4.4.5'] },
  { meaning: 'server-trouble', codes: ['4.3.0', '4.3.3', '4.3.5', '4.4.0-7'] },

  // Reply codes alone
  { meaning: 'busy', codes: ['421'] },
  { meaning: 'no-service', codes: ['521'] },
  { meaning: 'recipient-later', codes: ['452'], at: ['rcpt'] },
  { meaning: 'no-room', codes: ['452'] },
  { meaning: 'mailbox-full', codes: ['552'], at: ['rcpt'] },
  { meaning: 'too-large', codes: ['552'] },
  { meaning: 'no-such-mailbox', codes: ['501', '553'], at: ['rcpt'] },
  { meaning: 'sender-address', codes: ['501', '553'], at: ['mail'] },
  { meaning: 'no-such-mailbox', codes: ['551', '556'] },
  {
    meaning: 'protocol',
    codes: ['500', '502', '503', '504', '555', 'X.5.1', 'X.5.2', 'X.5.4', 'X.5.5'],
    at: BEFORE_BODY,
  },
];

/**
 * What no row names: a 4xx is tried again, a 5xx is not. Before a recipient was named it can be nobody's but the sender's or the relay's; at RCPT
 * it is taken for the recipient's, later for the message's. That is the careful side: one message ends and a person is asked about it, while the
 * others go; and nothing that was refused is called sent.
 */
export const OTHERWISE: Readonly<Record<ReplyPhase, { readonly 4: MeaningName; readonly 5: MeaningName }>> = {
  connect: { 4: 'busy', 5: 'no-service' },
  login: { 4: 'server-trouble', 5: 'log-in' },
  mail: { 4: 'server-trouble', 5: 'sender-refused' },
  rcpt: { 4: 'recipient-later', 5: 'recipient-refused' },
  data: { 4: 'message-later', 5: 'message-refused' },
  body: { 4: 'message-later', 5: 'message-refused' },
};

/** How far an attempt had come. body: all that can be known from the first byte of the message on. */
export type ReplyPhase = 'connect' | 'login' | 'mail' | 'rcpt' | 'data' | 'body';
