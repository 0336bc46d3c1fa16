// Where the pages of the demo stand, from its folder on: names say nothing and are the same at every demo.
import type { Keys } from '../../src/system/keys.ts';

export const SHOW = 'show';

export function messagePage(keys: Pick<Keys, 'mac'>, key: string): string {
  return `${SHOW}/message-${nameOf(keys, key)}.html`;
}

export function attachmentPlace(
  keys: Pick<Keys, 'mac'>,
  paper: string,
  version: number,
  template: string,
  format: string,
): string {
  return `${SHOW}/papers/${template}-${nameOf(keys, paper)}-v${version}.${format}`;
}

function nameOf(keys: Pick<Keys, 'mac'>, key: string): string {
  return keys.mac('demo-page', key).toString('hex').slice(0, 12);
}
