// Prints how long referrals of a simulated year wait for their table, by cadence and cut-off. `node bench/waits.ts`
import type { Cadence } from '../src/domain/settings/settings.ts';
import { waitsShipped, waitsWith } from './waits-year.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const CUTS = [10, 8, 5, 3] as const;
say('Calendar days from referral to table, median / 90 % / most; two referrals on every working day of 2027.\n');
say(`| cadence | ${CUTS.map((cut) => `T-${cut}`).join(' | ')} | as shipped |`);
say(`| --- | ${CUTS.map(() => '---').join(' | ')} | --- |`);
const tell = ({ median, ninth, most }: ReturnType<typeof waitsShipped>): string => `${median} / ${ninth} / ${most}`;
for (const cadence of ['weekly', 'fortnightly', 'monthly'] as const satisfies readonly Cadence[])
  say(
    `| ${cadence} | ${CUTS.map((cut) => tell(waitsWith(cadence, cut))).join(' | ')} | ${tell(waitsShipped(cadence))} |`,
  );
