// What a new desk still needs, for `marac check` and `marac today`: one numbered line each, in the order in which one does it.
import type { App } from '../../app/app-port.ts';
import { describeFirstStep, findFirstSteps, type FirstStep } from '../../domain/first-run/first-steps.ts';
import type { LocalTime } from '../../domain/time/day.ts';
import { factsAsIfAdopted, hasNewReferral } from '../../jobs/reading/as-if-adopted.ts';
import type { Reading } from '../../jobs/reading/reading.ts';
import { findSendTo } from '../../use-cases/form-address.ts';
import { breakText, type Printer } from '../print.ts';
import { fixed, word } from '../safe-texts.ts';

const WIDTH = 100;

/** Prints them under a heading, and gives them; nothing is printed of a desk that is in use. */
export function printFirstSteps(
  print: Printer,
  { config, ports }: Pick<App, 'config' | 'ports'>,
  reading: Reading,
  now: LocalTime,
  only?: string,
): readonly FirstStep[] {
  // Rows typed since the last run stand there, though no run has given them an id.
  const facts = factsAsIfAdopted(ports, reading);
  const asked = facts.maracs.filter((marac) => only === undefined || marac.name === only);
  const lists = asked.map((marac) => ({
    marac,
    steps: findFirstSteps({
      facts,
      marac,
      allowedDomains: config.mail.allowedDomains,
      hasReturnAddress: findSendTo(config) !== undefined,
      hasNewReferral: hasNewReferral(reading, marac.name),
      now,
    }),
  }));
  print.put(
    'firstSteps',
    lists.flatMap(({ marac, steps }) =>
      steps.map((one) => ({ marac: word(marac.name), step: word(one.step), what: fixed(describeFirstStep(one)) })),
    ),
  );
  for (const { marac, steps } of lists) {
    if (steps.length === 0) continue;
    print.say(`${lists.length > 1 ? `${marac.title}: this` : 'This'} desk is new. Next, in this order:`);
    steps.forEach((one, index) => {
      const [first = '', ...rest] = breakText(describeFirstStep(one), WIDTH - 4);
      print.say(`${`${index + 1}.`.padStart(3)} ${first}`);
      for (const line of rest) print.say(`    ${line}`);
    });
    print.say('\n    To see papers of made-up cases first, apart from this desk: marac try\n');
  }
  return lists.flatMap(({ steps }) => steps);
}
