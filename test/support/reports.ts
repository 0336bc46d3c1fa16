// Reports of non-delivery as mail servers write them. All addresses are made up.

export interface ReportParts {
  readonly messageId: string;
  readonly to: string;
  readonly action?: string;
  readonly status?: string;
  readonly words?: string;
  /** What comes back: the headers alone, or the whole message. */
  readonly returns?: 'text/rfc822-headers' | 'message/rfc822';
  readonly originalTo?: string;
  readonly name?: string;
}

export function report(parts: ReportParts): string {
  const { messageId, to, action = 'failed', status = '5.1.1', returns = 'text/rfc822-headers', originalTo } = parts;
  const words = parts.words ?? `550 5.1.1 <${to}>: Recipient address rejected: User unknown`;
  const returned = [
    'Return-Path: <marac@example.org>',
    'Subject: Papers',
    `Message-ID:`,
    ` ${messageId}`,
    `To: ${to}`,
    '',
    ...(returns === 'message/rfc822' ? ['The body that came back.', ''] : []),
  ];
  return [
    'From: MAILER-DAEMON@mta.example.org (Mail Delivery System)',
    'To: marac@example.org',
    'Subject: Undelivered Mail Returned to Sender',
    `Message-ID: ${parts.name ?? `<report-${messageId.slice(1, 12)}-${action}@mta.example.org>`}`,
    'Content-Type: multipart/report; report-type=delivery-status;',
    '\tboundary="PART/mta.example.org"',
    'MIME-Version: 1.0',
    '',
    '--PART/mta.example.org',
    'Content-Description: Notification',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'I am sorry to have to inform you that your message could not be delivered.',
    '',
    '--PART/mta.example.org',
    'Content-Description: Delivery report',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mta.example.org',
    'Arrival-Date: Mon,  1 Mar 2027 10:00:00 +0000 (GMT)',
    '',
    `Final-Recipient: rfc822; ${to}`,
    ...(originalTo === undefined ? [] : [`Original-Recipient: rfc822;${originalTo}`]),
    `Action: ${action}`,
    `Status: ${status}`,
    'Remote-MTA: dns; mx.example.org',
    `Diagnostic-Code: smtp; ${words.replace(': ', ':\r\n    ')}`,
    '',
    '--PART/mta.example.org',
    'Content-Description: Undelivered Message',
    `Content-Type: ${returns}`,
    '',
    ...returned,
    '--PART/mta.example.org--',
    '',
  ].join('\r\n');
}

/** The same words in an ordinary letter: a person forwards it, or forges it. */
export function letterLike(parts: ReportParts): string {
  return report(parts).replace(
    /Content-Type: multipart\/report; report-type=delivery-status;/,
    'Content-Type: multipart/mixed;',
  );
}
