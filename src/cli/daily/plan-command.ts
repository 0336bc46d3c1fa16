// `marac plan JOB`: what would happen and why; writes nothing and opens no mail connection.
import type { Hashed, MessageEffect } from '../../domain/plan/effects.ts';
import { many } from '../../domain/referral/describe-grounds.ts';
import type { Facts } from '../../domain/plan/facts.ts';
import { describeMessage, titleOfMessage } from '../../domain/today/withheld/describe-withheld.ts';
import { describeReason, describeReasons } from '../../domain/text/describe-reason.ts';
import { waitingForms } from '../../use-cases/inbox/inbox.ts';
import { planGrid } from '../../jobs/views/access-grid.ts';
import { describeOrders } from '../../jobs/views/describe-orders.ts';
import type { Command, CommandContext } from '../command.ts';
import { nameRowsFor } from '../name-rows.ts';
import { describeEffect } from '../describe-effect.ts';
import { fixed, key, ref, word } from '../safe-texts.ts';
import { printQuotaOf } from '../desk/describe-google.ts';
import { AS_OF, exitFor, jobsNamed, withApp } from '../with-app.ts';
import type { Planned } from '../../jobs/engine/planned.ts';
import type { App, Plan } from '../../app/app-port.ts';

export const plan: Command = {
  name: 'plan',
  summary: 'shows what a job would do, for whom and why; changes nothing',
  takes: [
    {
      name: 'JOB',
      help: 'intake, research, agenda, minutes, corrections, follow-up or reports. Without one: all.',
      needed: false,
      many: true,
    },
  ],
  options: { ...AS_OF, grid: { help: 'Who would see what: recipients across, kinds of field down.' } },
  run: async (context) =>
    withApp(
      context,
      async (app, now) => {
        const names = context.args.taken;
        const { planned, reading, problems } = await app.plan(jobsNamed(names), now);
        const { facts } = reading;
        nameRowsFor(context.print, facts);
        const shown = openShown(planned, facts);
        printEffects(context, shown);
        printMessages(context, shown);
        printEndings(context, planned, facts);
        const { print } = context;
        if (context.args.on('grid'))
          for (const line of planGrid(
            shown.messages.map((message) => message.effect),
            planned.discloses,
            facts,
          ))
            print.say(line);
        if (names.includes('agenda') || names.length === 0)
          for (const line of describeOrders(facts, planned.access, now)) print.say(line);
        printNewRows(context, reading);
        const count = (what: string): number => shown.open.filter((hashed) => hashed.effect.do === what).length;
        print.say(
          `\n${many(shown.messages.length, 'message')}, ${many(count('paper'), 'paper')}, ${many(count('row') + count('fill') + count('blank'), 'row')}. Nothing was written and nothing was sent.`,
        );
        await printForms(context, app);
        printQuotaOf(context, app, count('row') + count('fill') + count('blank'));
        print.problems(problems.filter((problem) => problem.size !== 'note'));
        return exitFor(problems);
      },
      { onlyLooks: true },
    ),
};

interface Shown {
  readonly planned: Planned;
  readonly facts: Facts;
  readonly open: readonly Hashed[];
  readonly messages: readonly Hashed<MessageEffect>[];
  readonly state: ReadonlyMap<string, string>;
}

function openShown(planned: Planned, facts: Facts): Shown {
  const { reconciled } = planned;
  const state = new Map([
    ...reconciled.add.map((hashed) => [hashed.effect.key, 'new'] as const),
    ...reconciled.supersede.map((hashed) => [hashed.effect.key, 'changed'] as const),
    ...reconciled.keep.map((one) => [one, 'as before'] as const),
    ...reconciled.settled.map((one) => [one, 'done'] as const),
  ]);
  const open = planned.wanted.filter((hashed) => state.get(hashed.effect.key) !== 'done');
  return {
    planned,
    facts,
    open,
    messages: open.filter((hashed): hashed is Hashed<MessageEffect> => hashed.effect.do === 'message'),
    state,
  };
}

function printEffects({ print }: CommandContext, { facts, open, state }: Shown): void {
  print.table(
    'effects',
    open.filter((hashed) => hashed.effect.do !== 'message'),
    [
      { header: 'does', text: (hashed) => hashed.effect.do },
      {
        header: 'what',
        text: ({ effect }) => (print.toPerson ? describeEffect(facts, effect) : effect.key),
      },
      { header: 'why', text: ({ effect }) => describeReasons(effect.because) },
    ],
    (hashed) => ({
      do: word(hashed.effect.do),
      key: key(hashed.effect.key),
      state: fixed(state.get(hashed.effect.key) ?? ''),
      because: hashed.effect.because.map((each) => word(each.rule)),
    }),
  );
}

function printMessages({ print }: CommandContext, { planned, messages, state }: Shown): void {
  if (messages.length > 0) print.say('');
  print.table(
    'messages',
    messages,
    [
      { header: 'to', text: (hashed) => hashed.effect.to },
      {
        header: 'message',
        text: ({ effect }) => (print.toPerson ? titleOfMessage(effect) : effect.template),
      },
      { header: 'state', text: (hashed) => `${state.get(hashed.effect.key) ?? ''}, ${describeGate(hashed.effect)}` },
      { header: 'why', text: (hashed) => describeReasons(hashed.effect.because) },
    ],
    ({ effect }) => ({
      key: key(effect.key),
      to: ref(effect.to),
      template: word(effect.template),
      gate: word(effect.gate),
      ready: effect.ready,
      state: fixed(state.get(effect.key) ?? ''),
      covers: effect.covers.length,
      because: effect.because.map((each) => word(each.rule)),
      discloses: (planned.discloses.get(effect.key) ?? []).map((each) => ({
        case: ref(each.case),
        classes: each.classes.map(word),
      })),
    }),
  );
}

function printEndings({ print }: CommandContext, { reconciled, stopped }: Planned, facts: Facts): void {
  const called = (cancelled: string): string => {
    const message = facts.recorded.messages.get(cancelled);
    const marac = facts.maracs.find((each) => each.name === message?.marac) ?? facts.maracs[0];
    return print.toPerson && message !== undefined && marac !== undefined
      ? `${describeMessage(marac, message)} to ${message.to}`
      : cancelled;
  };
  for (const one of reconciled.cancel) print.say(`No longer due, would be cancelled: ${called(one)}`);
  for (const one of stopped)
    print.say(
      `Not sent: ${print.toPerson ? describeEffect(facts, one.effect) : `${one.effect.template} to ${one.effect.to}`}. ${describeReason(one.because)}`,
    );
  print.put('cancel', reconciled.cancel.map(key));
  print.put(
    'stopped',
    stopped.map((one) => ({ key: key(one.effect.key), rule: word(one.because.rule) })),
  );
}

function printNewRows({ print }: CommandContext, reading: Plan['reading']): void {
  const tables = reading.maracs.flatMap((marac) => [...marac.parsed.values()]);
  const fresh = tables.reduce((sum, table) => sum + table.unadopted.length, 0);
  if (fresh > 0) print.say(`\n${many(fresh, 'new row')} without a row id: the next run gives ids and takes them in.`);
}

/** Only a run opens what came from outside. */
async function printForms({ print }: CommandContext, app: App): Promise<void> {
  const waiting = await waitingForms(app.config, app.files);
  print.put('inbox', waiting);
  if (waiting > 0)
    print.say(
      `${many(waiting, 'returned form waits', 'returned forms wait')} in inbox; plan does not open them, \`marac run intake\` takes them in.`,
    );
}

function describeGate(effect: MessageEffect): string {
  if (!effect.ready) return describeReasons(effect.waitsFor ?? []) || 'a draft';
  return { none: 'goes at once', undo: 'goes after its undo time', release: 'waits for a release' }[effect.gate];
}
