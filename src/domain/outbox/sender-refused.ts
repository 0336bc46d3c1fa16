// Replies by which a mail server refuses the sender, not the message: every other message would get the same answer. A person must act first.

interface SenderFault {
  /** Enhanced status codes, or the reply's first three digits, that say it. */
  readonly codes: readonly string[];
  /** Where the codes also mean something of the recipient, or there are none: words of the reply. */
  readonly words?: RegExp;
  /** What a person does about it. */
  readonly todo: string;
}

const SEND_AS =
  'Let the account in mail.smtp.auth send as the address in mail.from (on Exchange: the permission Send As), or make mail.from the account’s own address.';
const LOG_IN = 'Put mail.smtp.auth in marac.config.yaml right: the server wants a log-in, and this one does not count.';
const BLOCKED =
  'Ask whoever runs the mail server to lift the block from this account, tenant or machine, and why it was blocked.';
const LIMIT = 'The account may send no more for now: wait, or ask whoever runs the mail server for a higher limit.';

/**
 * Sources: RFC 3463 (x.1.7, x.1.8), RFC 4954 (530, 534, 535, 538, x.7.8, x.7.9, x.7.11), Microsoft’s “Email non-delivery reports and SMTP errors
 * in Exchange Online” and “Continuous Error Throttling for SMTP AUTH Submissions”, Postfix’s “Sender address rejected”. Codes about who may write
 * to one recipient (5.7.12, 5.7.124, 5.7.133 to 5.7.136) are not among them: they concern one message.
 */
const SENDER_FAULTS: readonly SenderFault[] = [
  {
    codes: ['5.2.252', '5.7.60'],
    words: /SendAsDenied|not allowed to send as|permissions? to send as|not owned by user/i,
    todo: SEND_AS,
  },
  { codes: ['530', '534', '535', '538', '5.7.8', '5.7.9', '5.7.11', '5.7.57'], todo: LOG_IN },
  {
    codes: ['5.1.8', '5.7.501', '5.7.502', '5.7.503', '5.7.511', '5.7.64', '5.7.705', '5.7.708', '5.7.750'],
    words: /banned sender|bad outbound sender/i,
    todo: BLOCKED,
  },
  {
    codes: ['5.1.90', '5.2.251', '5.2.253', '5.2.254', '5.2.255'],
    words: /Sender throttled|submission quota exceeded/i,
    todo: LIMIT,
  },
  {
    codes: ['5.1.7'],
    words: /\bsender (address )?(was )?(rejected|denied|refused)/i,
    todo: 'Correct mail.from in marac.config.yaml: the server does not take mail from this address.',
  },
];

const BANNED_IP = /^5\.7\.(60[6-9]|6[1-4]\d)$/;

/** What to do about a reply that refuses the sender for good; undefined when it refuses this message, or nothing for good. */
export function findSenderFault({
  reply,
  replyCode,
}: {
  readonly reply: string;
  readonly replyCode: number;
}): string | undefined {
  if (replyCode < 500 || replyCode > 599) return undefined;
  const enhanced = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})(?= |$)/.exec(reply)?.[1] ?? '';
  if (BANNED_IP.test(enhanced)) return BLOCKED;
  const byCode = SENDER_FAULTS.find(({ codes }) => codes.includes(enhanced) || codes.includes(String(replyCode)));
  return (byCode ?? SENDER_FAULTS.find(({ words }) => words?.test(reply) === true))?.todo;
}
