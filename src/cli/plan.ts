// `marac plan JOB`: what would happen and why; writes nothing and opens no mail connection.
import type { Hashed, MessageEffect } from '../domain/plan.ts';
import { tellReason, tellReasons } from '../domain/words.ts';
import { planGrid } from '../jobs/grid.ts';
import { tellOrders } from '../jobs/running.ts';
import type { Command } from './command.ts';
import { fixed, key, ref, word } from './safe.ts';
import { AS_OF, exitFor, jobsNamed, withApp } from './with-app.ts';

export const plan: Command = {
  name: 'plan',
  summary: 'shows what a job would do, for whom and why; does nothing',
  takes: [
    {
      name: 'JOB',
      help: 'intake, research, agenda, minutes or follow-up. Without one: all.',
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
        const { print } = context;
        const { reconciled } = planned;
        const state = new Map([
          ...reconciled.add.map((one) => [one.effect.key, 'new'] as const),
          ...reconciled.supersede.map((one) => [one.effect.key, 'changed'] as const),
          ...reconciled.keep.map((one) => [one, 'as before'] as const),
          ...reconciled.settled.map((one) => [one, 'done'] as const),
        ]);
        const open = planned.wanted.filter((one) => state.get(one.effect.key) !== 'done');
        const messages = open.filter((one): one is Hashed<MessageEffect> => one.effect.do === 'message');
        print.table(
          'effects',
          open.filter((one) => one.effect.do !== 'message'),
          [
            { header: 'does', text: (one) => one.effect.do },
            { header: 'what', text: (one) => one.effect.key },
            { header: 'why', text: (one) => tellReasons(one.effect.because) },
          ],
          (one) => ({
            do: word(one.effect.do),
            key: key(one.effect.key),
            state: fixed(state.get(one.effect.key) ?? ''),
            because: one.effect.because.map((each) => word(each.rule)),
          }),
        );
        if (messages.length > 0) print.say('');
        print.table(
          'messages',
          messages,
          [
            { header: 'to', text: (one) => one.effect.to },
            { header: 'message', text: (one) => one.effect.template },
            { header: 'state', text: (one) => `${state.get(one.effect.key) ?? ''}, ${tellGate(one.effect)}` },
            { header: 'why', text: (one) => tellReasons(one.effect.because) },
          ],
          (one) => ({
            key: key(one.effect.key),
            to: ref(one.effect.to),
            template: word(one.effect.template),
            gate: word(one.effect.gate),
            ready: one.effect.ready,
            state: fixed(state.get(one.effect.key) ?? ''),
            covers: one.effect.covers.length,
            because: one.effect.because.map((each) => word(each.rule)),
            discloses: (planned.discloses.get(one.effect.key) ?? []).map((each) => ({
              case: ref(each.case),
              classes: each.classes.map(word),
            })),
          }),
        );
        for (const one of reconciled.cancel) print.say(`No longer due, would be cancelled: ${one}`);
        for (const one of planned.stopped)
          print.say(`Not sent: ${one.effect.template} to ${one.effect.to}. ${tellReason(one.because)}`);
        print.put('cancel', reconciled.cancel.map(key));
        print.put(
          'stopped',
          planned.stopped.map((one) => ({ key: key(one.effect.key), rule: word(one.because.rule) })),
        );
        if (context.args.on('grid'))
          for (const line of planGrid(
            messages.map((one) => one.effect),
            planned.discloses,
            reading.facts,
          ))
            print.say(line);
        if (names.includes('agenda') || names.length === 0)
          for (const line of tellOrders(reading.facts, planned.access, now)) print.say(line);
        const fresh = reading.maracs.reduce(
          (sum, one) => sum + [...one.parsed.values()].reduce((count, table) => count + table.unadopted.length, 0),
          0,
        );
        if (fresh > 0)
          print.say(
            `\n${fresh} new row${fresh === 1 ? '' : 's'} without a row id: the next run gives ${fresh === 1 ? 'it one' : 'them ids'} and takes ${fresh === 1 ? 'it' : 'them'} in.`,
          );
        const writing = open.filter((one) => one.effect.do === 'row' || one.effect.do === 'blank').length;
        print.say(
          `\n${messages.length} message${messages.length === 1 ? '' : 's'}, ${open.filter((one) => one.effect.do === 'paper').length} papers, ${writing} rows. Nothing was written and nothing was sent.`,
        );
        print.problems(problems.filter((one) => one.size !== 'note'));
        return exitFor(problems);
      },
      { onlyLooks: true },
    ),
};

function tellGate(effect: MessageEffect): string {
  if (!effect.ready) return tellReasons(effect.waitsFor ?? []) || 'a draft';
  return { none: 'goes at once', undo: 'goes after its undo time', release: 'waits for a release' }[effect.gate];
}
