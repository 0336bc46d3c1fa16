// The only grammar of an e-mail address here: plain ASCII, no quotes, comments, routes or international names. Nothing is rewritten.
import type { Problem } from '../domain/text/problem.ts';
import { refuse, succeed, type Result } from '../domain/text/result.ts';

declare const addressBrand: unique symbol;
/** An address that passed `parseAddress`: exactly one, exactly as written. */
export type MailAddress = string & { readonly [addressBrand]: true };

const LOCAL = /^[A-Za-z0-9_'+-]+(?:\.[A-Za-z0-9_'+-]+)*$/;
const LABEL = /^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/;

/** Accepts one bare address; the problem never quotes it. */
export function parseAddress(text: unknown): Result<MailAddress> {
  const fault = findFault(text);
  return fault === undefined ? succeed(text as MailAddress) : refuse(addressProblem(fault));
}

function findFault(text: unknown): string | undefined {
  if (typeof text !== 'string' || text === '') return 'is empty';
  if (text.length > 254) return 'is longer than 254 characters';
  if (!/^[\x21-\x7e]+$/.test(text)) return 'has a space, or a letter that is not plain ASCII';
  const parts = text.split('@');
  const [local = '', domain = ''] = parts;
  if (parts.length !== 2) return 'does not have exactly one @';
  if (local.length > 64 || !LOCAL.test(local)) return 'has something before the @ that is not taken here';
  return isPlainDomain(domain) ? undefined : 'has something after the @ that is not a plain domain name';
}

function isPlainDomain(domain: string): boolean {
  const labels = domain.split('.');
  const last = labels.at(-1) ?? '';
  return (
    labels.length >= 2 &&
    /^[A-Za-z]{2,63}$/.test(last) &&
    labels.every((label) => label.length <= 63 && LABEL.test(label) && !label.toLowerCase().startsWith('xn--'))
  );
}

function addressProblem(fault: string): Problem {
  return {
    id: 'address-refused',
    code: 'address-refused',
    size: 'row',
    place: 'E-mail address',
    sentence: `The address ${fault}. Write it as name@organisation.gov.uk, by itself.`,
  };
}
